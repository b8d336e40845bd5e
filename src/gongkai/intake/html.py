"""A web page as a stream: a line for each paragraph and table row, tabs between cells, merged cells filled out."""

import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from gongkai.intake.document import Flat, GridRow
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits

_DROP = "script,style,noscript,select,nav"
_INLINE = "span,font,b,strong,i,em,u,s,a,sub,sup,small,big,label,ins,mark,bdo,abbr,tt,code,ruby"  # they part no words
_LISTS = "ul,ol,dl"
_WORD_TAGS = re.compile(rb"</?(?:o|st1|v|w):[^<>]{0,300}>", re.I)
"""Tags of word processors: they part nothing, yet would part words."""
_CONDITIONS = re.compile(rb"<!\[(?:if|endif)[^>]{0,200}>")
_FRAME = re.compile(rb"""<i?frame\b[^>]*?\bsrc\s*=\s*["']?([^"'>\s]+)""", re.I)
_MARK = "\ue000"
"""A character of the private area that stands where a table was taken out."""
_LEAST_LINKS = 3
_MENU_WORDS = 50
"""Characters for each link that a menu has at most, on average."""


def flatten(data: bytes, limits: Limits) -> Flat:
    """The stream of a page (UTF-8), the places of its table rows, and what had to be left out.

    Menus (lists made of links) are left out: a page bears more of them than of its report.
    Raises UnreadableFile `too_large` beyond `limits.cells` cells.
    """
    if b"o:p>" in data:  # where a word processor wrote the page; each further search would cost a tenth of the parsing
        data = _WORD_TAGS.sub(b"", data)
    if b"<![" in data:
        data = _CONDITIONS.sub(b"", _without_comments(data))
    body = LexborHTMLParser(data.replace(b"\0", b"")).body
    _refuse_empty_frames(body, data)
    if body is None:
        return Flat("")
    notes = tuple(_without_removed(body, data))
    for element in body.css(_DROP):
        element.decompose()
    for menu in body.css(_LISTS):
        if _is_menu(menu):
            menu.replace_with("\n")
    for element in body.css(_INLINE):
        element.unwrap()
    body.merge_text_nodes()
    grids: list[list[list[str]]] = []
    budget = limits.cells
    for table in body.css("table"):
        if len(table.css("table")) > 1:  # itself is one: a table around tables lays out the page
            continue
        grid = _grid(table, budget)
        budget -= sum(map(len, grid))
        table.replace_with(f"{_MARK}{len(grids)}{_MARK}")
        grids.append(grid)
    return _stream(body.text(separator="\n"), grids)._replace(notes=notes)


def _without_comments(data: bytes) -> bytes:
    """Comments stand between two pieces of a word and would part it; one that does not end stays."""
    first, *others = data.split(b"<!--")
    pieces = [first]
    for other in others:
        comment, end, behind = other.partition(b"-->")
        pieces.append(behind if end else b"<!--" + comment)
    return b"".join(pieces)


def _refuse_empty_frames(body: Any, data: bytes) -> None:
    """A page made of frames only says which other files the words are in."""
    if b"<frame" not in data and b"<FRAME" not in data:
        return
    if body is not None and body.tag != "frameset" and body.text(strip=True):
        return
    sources = [source.decode("utf-8", "replace") for source in _FRAME.findall(data)]
    named = f"（{'、'.join(sources[:3])}）" if sources else ""
    raise UnreadableFile(
        "elsewhere", f"这个网页由框架组成，内容在别的文件里{named}；请打开其中有报告的页面，另存为单个文件后再读取"
    )


def _without_removed(body: Any, data: bytes) -> Iterator[str]:
    """Takes out what word processors keep in a page though it was deleted or hidden; says so."""
    if b"<del" in data or b"<DEL" in data:
        yield from _taken_out(body, "del", "网页中有标为已删除的文字（修订记录），没有读入；请核对")
    if b"mso-hide" in data:
        yield from _taken_out(body, '[style*="mso-hide:all"]', "网页中有隐藏文字，没有读入；请确认是否应删除")


def _taken_out(body: Any, selector: str, note: str) -> Iterator[str]:
    said = False
    for element in body.css(selector):
        said = said or bool(element.text(strip=True))
        element.decompose()
    if said:
        yield note


def _is_menu(listed: Any) -> bool:
    """A list of several links, without much to say besides, and no table."""
    links = len(listed.css("a"))
    return links >= _LEAST_LINKS and len(listed.text()) <= _MENU_WORDS * links and listed.css_first("table") is None


def _stream(text: str, grids: list[list[list[str]]]) -> Flat:
    """The page's text with its tables back in their places, row by row."""
    stream: list[str] = []
    rows: list[GridRow] = []
    length = 0
    for piece in text.split(_MARK):
        number = int(piece) if piece.isdigit() else len(grids)
        if number >= len(grids):
            lines = ["\n".join(" ".join(line.split()) for line in piece.splitlines() if not line.isspace()), "\n"]
        else:
            lines = []
            at = length
            for row, cells in enumerate(grids[number], 1):
                line = "\t".join(cells) + "\n"
                rows.append(GridRow(at, number + 1, row))
                lines.append(line)
                at += len(line)
        stream += lines
        length += sum(map(len, lines))
    return Flat("".join(stream), tuple(rows))


def _grid(table: Any, budget: int) -> list[list[str]]:
    """Rows of cell texts; a merged cell's text stands in its first slot, the others are empty."""
    rows: list[list[str]] = []
    reserved: set[tuple[int, int]] = set()
    count = 0
    for y, tr in enumerate(table.css("tr")):
        line: list[str] = []
        for td in tr.iter():
            if td.tag not in {"td", "th"}:
                continue
            while (y, len(line)) in reserved:
                line.append("")
            attributes = td.attributes
            across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
            x = len(line)
            line.append(" ".join(td.text(separator=" ").split()))
            line.extend([""] * (across - 1))
            if down > 1:
                reserved.update((y + below, x + right) for below in range(1, down) for right in range(across))
            count += across * down
            if count > budget:
                raise UnreadableFile("too_large", "网页里的表格单元格过多，超过上限；请确认是否拿错了文件")
        while (y, len(line)) in reserved:
            line.append("")
        rows.append(line)
    return rows


def _span(value: str | None) -> int:
    """A colspan or rowspan, bounded; 1 for what is no number."""
    digits = value.strip() if value else ""  # `int` refuses some blanks that `strip` takes: a separator U+001F
    return min(max(int(digits), 1), 200) if digits.isdecimal() and len(digits) < 5 else 1
