"""How the page looks: the plainness of a printed form, on paper, on a telephone and in the dark."""

STYLE = """
:root{color-scheme:light dark;--paper:#fff;--ink:#1a1a1a;--soft:#4a4a4a;--rule:#5c5c5c;--shade:#f4f4f2;--link:#1a3f8b;
--error:#9b1c14;--error-paper:#fdecea;--warning:#6b4400;--warning-paper:#fff3d6;--hint:#1a3f8b;--hint-paper:#e9effb}
@media (prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#ececec;--soft:#bdbdbd;--rule:#7d7d7d;--shade:#22262b;
--link:#a9c4ff;--error:#ffb4ab;--error-paper:#4a1613;--warning:#ffd58a;--warning-paper:#453104;--hint:#a9c4ff;
--hint-paper:#1b2c50}}
*{box-sizing:border-box}
html{font-size:112.5%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",
"Source Han Sans SC",sans-serif;overflow-wrap:anywhere}
main{max-width:64rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;line-height:1.4;text-align:center;margin:1rem auto 2rem;max-width:32em}
h2{font-size:1.17rem;line-height:1.5;margin:2.2rem auto .8rem;max-width:42rem}
p{margin:0 auto .8rem;max-width:42rem;text-indent:2em}
a{color:var(--link)}
a:focus-visible,.frame:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.frame{overflow-x:auto;margin:1rem 0 1.6rem}
table{border-collapse:collapse;width:100%;font-size:.89rem;line-height:1.5}
caption{text-align:left;padding-bottom:.4rem;color:var(--soft)}
th,td{border:1px solid var(--rule);padding:.3rem .5rem}
th{background:var(--shade);font-weight:600;text-align:center;text-wrap:balance}
th[scope=row],th[scope=rowgroup]{font-weight:400;text-align:left}
.table2 th[scope=rowgroup]{font-weight:600;text-align:center}
td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.note{text-align:center;white-space:normal;color:var(--soft);background:var(--shade)}
.table2{min-width:17rem}.table2 th,.table2 td{width:25%}
.table3{min-width:48rem}.table3 thead th{min-width:3.8rem}.table3 tbody th[scope=row]{min-width:11rem}
.table3 tbody th[scope=rowgroup]{min-width:3.2rem;width:5rem}
.table4{min-width:56rem}.table4 th{padding:.3rem}
.table4 td{text-align:center}
td:target{outline:3px solid var(--link);outline-offset:-3px}
td.error{background:var(--error-paper)}td.warning{background:var(--warning-paper)}td.hint{background:var(--hint-paper)}
.flag{display:inline-block;font-size:.8rem;font-weight:600;white-space:nowrap;text-decoration:none}
a.flag{text-decoration:underline}
.flag.error{color:var(--error)}.flag.warning{color:var(--warning)}.flag.hint{color:var(--hint)}
.findings{border:1px solid var(--rule);padding:.2rem 1.2rem 1rem;margin-bottom:2.5rem}
.findings h2{margin-top:1rem;max-width:none}.findings p{text-indent:0;max-width:none;margin:0 0 .2rem}
.findings ol{list-style:none;padding:0;margin:1rem 0 0}
.findings li{border-left:6px solid;padding:.5rem .8rem;margin-bottom:.8rem}
.findings li.error{border-color:var(--error);background:var(--error-paper)}
.findings li.warning{border-color:var(--warning);background:var(--warning-paper)}
.findings li.hint{border-color:var(--hint);background:var(--hint-paper)}
.findings strong.flag{font-size:1rem;margin-right:.3rem}
.findings .cite span{white-space:nowrap}.findings .cite{color:var(--soft);font-size:.89rem}
li:target{outline:3px solid var(--link)}
@media (max-width:40rem){html{font-size:106.25%}main{padding:1rem .8rem 3rem}h1{font-size:1.25rem}}
@page{size:A4;margin:22mm 18mm}
@media print{:root{--paper:#fff;--ink:#000;--soft:#222;--rule:#000;--shade:#fff;--link:#000}
html{font-size:12pt}body{line-height:1.6}main{max-width:none;padding:0}.frame{overflow:visible;margin:.6rem 0}
table{font-size:9pt;min-width:0!important}th,td{padding:1.2mm 1mm;min-width:0!important}
.table4{font-size:8pt}tr,li{break-inside:avoid}h2{break-after:avoid}a{text-decoration:none}td{white-space:normal}}
"""
