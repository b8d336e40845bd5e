"""A paper as one self-contained web page that prints in the layout of an official paper."""

import re
from html import escape

from gongkai.paper import envelope, head
from gongkai.paper import measures as m
from gongkai.paper.blocks import Block, Cell, Envelope, Heading, Paper, Paragraph, Signature, Table
from gongkai.paper.dates import day
from gongkai.paper.signatures import USUAL, indents
from gongkai.paper.words import clean

_SERIF = f'"{m.EMBEDDED_SERIF}","{m.FANGSONG}","仿宋","FangSong","Songti SC",serif'
_SANS = f'"{m.EMBEDDED_SANS}","{m.HEITI}","SimHei","Heiti SC",sans-serif'
STYLE = f"""
@page{{size:A4;margin:{m.TOP}mm {m.RIGHT}mm {m.BOTTOM}mm {m.LEFT}mm}}
@page:right{{@bottom-right{{content:"— " counter(page) " —";font:{m.FOOT}pt {_SERIF};padding-right:1em}}}}
@page:left{{@bottom-left{{content:"— " counter(page) " —";font:{m.FOOT}pt {_SERIF};padding-left:1em}}}}
body{{margin:0;color:#000;font:{m.BODY}pt/{m.LINE}pt {_SERIF};text-align:justify;overflow-wrap:anywhere}}
h1{{font:700 {m.TITLE}pt/1.5 {_SERIF};text-align:center;margin:0 0 {m.LINE}pt;text-wrap:balance}}
h2,h3,h4,h5{{font-size:{m.BODY}pt;line-height:{m.LINE}pt;font-weight:400;margin:0;text-indent:2em;break-after:avoid}}
h2{{font-family:{_SANS}}}h3{{font-weight:700}}
p{{margin:0;text-indent:2em;orphans:2;widows:2}}p.flush{{text-indent:0}}
p.center{{text-align:center;text-indent:0}}p.right{{text-align:right;text-indent:0}}
p.signature{{text-align:right;text-indent:0;padding-right:4em}}p.organ{{margin-top:{m.LINE}pt}}
p.sealed{{break-before:avoid;break-inside:avoid}}p.organ.sealed{{margin-top:{2 * m.LINE}pt}}
p.sealed+p:not(.signature){{margin-top:{m.LINE / 2}pt;break-before:avoid;break-inside:avoid}}
table{{border-collapse:collapse;width:100%;table-layout:fixed;line-height:1.25;margin:6pt 0 12pt}}
th,td{{border:.5pt solid #000;padding:1.2pt 2.4pt;font-weight:400;text-align:center;vertical-align:middle}}
td{{white-space:pre-line}}
.roomy{{line-height:1.5}}.roomy td,.roomy th{{padding:5pt}}
.left{{text-align:left}}.right{{text-align:right}}tr,.together{{break-inside:avoid}}
.error{{background:#fdecea}}.warning{{background:#fff3d6}}.hint{{background:#e9effb}}
"""


def to_html(paper: Paper | Envelope) -> str:
    """The whole page; it asks for nothing from anywhere."""
    title = _text(paper.title.replace("\n", ""))
    if isinstance(paper, Envelope):
        style, body, subject = envelope.STYLE, envelope.in_html(paper), ""
    else:
        style, body, subject = head.STYLE if paper.head else "", _body(paper, "h1"), paper.subject
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n"
        f'<meta name="author" content="{_text(paper.author)}">\n'
        f'<meta name="description" content="{_text(subject)}">\n'
        f"<style>{STYLE}{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def to_fragment(paper: Paper | Envelope, *, source: str = "") -> str:
    """The paper as a piece of another page, which has a style for it; `source` is where that page finds the picture."""
    if isinstance(paper, Envelope):
        return f'<div class="envelope">{envelope.in_html(paper)}</div>'
    whole = _body(paper, "h2", source=source)
    return _STYLED.sub("", whole)


_STYLED = re.compile(r' style="[^"]*"')
"""In an attribute's text a quotation mark is escaped, and outside of tags too: nothing else is found by it."""


def _body(paper: Paper, title: str, *, source: str | None = None) -> str:
    lines = "<br>".join(map(_text, paper.title.split("\n")))
    above = [head.in_html(paper.head, source=source)] if paper.head else []
    return "\n".join([*above, f"<{title}>{lines}</{title}>", *map(_block, paper.blocks)])


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        level = min(max(block.level, 1), 4) + 1
        return f"<h{level}>{_text(block.text)}</h{level}>"
    if isinstance(block, Paragraph):
        names = {"left": "" if block.indent else "flush"}.get(block.align, block.align)
        gap = f' style="margin-top:{block.gap * m.LINE:g}pt"' if block.gap else ""
        return f"<p{_class(names)}{gap}>{_text(block.text)}</p>"
    if isinstance(block, Table):
        return _table(block)
    return _signature(block)


def _signature(block: Signature) -> str:
    names = "signature sealed" if block.sealed else "signature"
    sides = [f' style="padding-right:{each:g}em"' if each != USUAL else "" for each in indents(block)]
    lines = [f'<p class="{names} organ"{sides[0]}>{_text(block.organ)}</p>'] if block.organ else []
    if block.on is not None:
        lines.append(f'<p class="{names}"{sides[1]}>{day(block.on)}</p>')
    return "\n".join(lines)


def _table(table: Table) -> str:
    columns = "".join(f'<col style="width:{100 * share:.2f}%">' for share in table.widths)
    head = "".join(_row(row) for row in table.rows[: table.head_rows])
    body = "".join(_row(row) for row in table.rows[table.head_rows :])
    names = " ".join(name for name in ("together" * table.together, "roomy" * table.roomy) if name)
    looks = f'{_class(names)} style="font-size:{table.size}pt"'
    if table.name:
        looks += f' aria-label="{_text(table.name)}"'
    return (
        f"<table{looks}><colgroup>{columns}</colgroup>"
        f"{f'<thead>{head}</thead>' if head else ''}<tbody>{body}</tbody></table>"
    )


def _row(row: tuple[Cell, ...]) -> str:
    return f"<tr>{''.join(map(_cell, row))}</tr>"


def _cell(cell: Cell) -> str:
    tag = "th" if cell.head else "td"
    scope = ""
    if cell.head:
        wide = cell.across if cell.head == "col" else cell.down
        scope = f' scope="{cell.head}{"group" if wide > 1 else ""}"'
    spans = "".join(f' {way}span="{count}"' for way, count in (("col", cell.across), ("row", cell.down)) if count > 1)
    names = " ".join(name for name in ("" if cell.align == "center" else cell.align, cell.tone) if name)
    return f"<{tag}{scope}{spans}{_class(names)}>{_text(cell.text)}</{tag}>"


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""


def _text(text: str) -> str:
    return escape(clean(text))
