"""Two reports side by side as a web page: the cells that differ in a table, the sentences below it."""

from collections.abc import Sequence
from html import escape

from gongkai.report.writers.html.look import STYLE

_MORE = """
main>h2,main>p{max-width:none;text-indent:0}
.diff{width:100%;min-width:20rem;table-layout:fixed}.diff td{white-space:normal;text-align:left}
.diff td.number{text-align:right}.diff del{color:var(--error);background:var(--error-paper);text-decoration:none}
.diff ins{color:var(--hint);background:var(--hint-paper);text-decoration:none}
"""


def comparison_page(
    first: str,
    second: str,
    rows: Sequence[tuple[str, str, str, str]],
    texts: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    incomparable: int = 0,
) -> str:
    """A whole page. `rows` are what, before, after and change; `texts` are headings with pairs of passages."""
    parts = [f"<p>第一份：{escape(first)}</p>", f"<p>第二份：{escape(second)}</p>"]
    if not rows and not texts:
        parts.append("<p>两份报告没有差异。</p>")
    if incomparable:
        parts.append(f"<p>格式不同，{incomparable} 格没有可比的数，未作比较。</p>")
    if rows:
        parts.append("<h2>数据</h2>")
        body = "".join(
            f'<tr><th scope="row">{escape(name)}</th>'
            + "".join(f'<td class="number">{escape(value)}</td>' for value in values)
            + "</tr>"
            for name, *values in rows
        )
        parts.append(_table("不同的单元格", ("单元格", "第一份", "第二份", "增减"), body))
    for heading, passages in texts:
        body = "".join(
            f"<tr><td>{_mark('del', '－', a)}</td><td>{_mark('ins', '＋', b)}</td></tr>" for a, b in passages
        )
        parts.append(f"<h2>{escape(heading)}</h2>" + _table("不同的文字", ("第一份", "第二份"), body))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>报告比较</title>\n<style>{STYLE}{_MORE}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>报告比较</h1>\n{chr(10).join(parts)}\n</main>\n</body>\n</html>\n"
    )


def _table(caption: str, heads: Sequence[str], body: str) -> str:
    columns = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return (
        f'<div class="frame" role="region" tabindex="0" aria-label="{caption}"><table class="diff">'
        f"<caption>{caption}</caption><thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _mark(tag: str, sign: str, text: str) -> str:
    return f"<{tag}>{sign} {escape(text)}</{tag}>" if text else ""
