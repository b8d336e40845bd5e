"""A web page as a stream: a line for each paragraph and table row, tabs between cells, merged cells filled out."""

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from gongkai.intake.document import Flat, GridRow
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits

_DROPPED = frozenset({"script", "style", "noscript", "select", "nav"})
_INLINE = frozenset(
    ("span", "font", "b", "strong", "i", "em", "u", "s", "a", "sub", "sup", "small", "big", "label", "ins", "mark",
     "bdo", "abbr", "tt", "code", "ruby")
)  # fmt: skip
"""Tags that part no words."""
_LISTS, _SCRIPTS = "ul,ol,dl", "script,style,noscript"
_FRAME = re.compile(rb"""<i?frame\b[^>]*?\bsrc\s*=\s*["']?([^"'>\s]+)""", re.I)
_MARK = "\ue000"
"""A character of the private area that stands where a table was taken out."""
_DELETED = "网页中有标为已删除的文字（修订记录），没有读入；请核对"
_HIDDEN = "网页中有隐藏文字，没有读入；请确认是否应删除"
_LEAST_LINKS = 3
_MENU_WORDS = 50
"""Characters for each link that a menu has at most, on average."""


def flatten(data: bytes, limits: Limits) -> Flat:
    """The stream of a page (UTF-8), the places of its table rows, and what had to be left out.

    Menus (lists made of links) are left out: a page bears more of them than of its report.
    Raises UnreadableFile `too_large` beyond `limits.cells` cells.
    """
    root = LexborHTMLParser(data.replace(b"\0", b""))
    body = root.body
    if body is None:
        _refuse_frames(data)
        return Flat("")
    _leave_out_menus(body)
    notes = _tidy(body)
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
    text = body.text(separator="\n")
    if not grids and not text.strip():
        _refuse_frames(data)
    return _stream(text, grids)._replace(notes=notes)


def _refuse_frames(data: bytes) -> None:
    """A page made of frames only says which other files the words are in."""
    sources = [source.decode("utf-8", "replace") for source in _FRAME.findall(data)]
    if sources:
        raise UnreadableFile(
            "elsewhere",
            f"这个网页由框架组成，内容在别的文件里（{'、'.join(sources[:3])}）；"
            "请打开其中有报告的页面，另存为单个文件后再读取",
        )


def _leave_out_menus(body: Any) -> None:
    for menu in body.css(_LISTS):
        if _is_menu(menu):
            menu.replace_with("\n")


def _tidy(body: Any) -> tuple[str, ...]:
    """Takes out scripts, comments and what word processors keep although it was deleted or hidden; dissolves tags that
    part no words. Says what of the words was taken out.

    One walk over what the menus left: a search for each of these would cost a tenth of the parsing. Inner ones go
    first, for what is taken out is gone with all that is in it.
    """
    hidden = _take_out(body, '[style*="mso-hide:all"]')
    deleted = _take_out(body, "del")
    for node in reversed(list(body.traverse(include_text=True))):
        tag = node.tag
        if tag == "-text":
            continue
        if tag is None or tag == "-comment" or tag in _DROPPED:  # no name: an instruction to some program
            node.decompose()
        elif tag in _INLINE or ":" in tag:  # o:p, st1:, v:, w: are a word processor's
            if node.child is None:
                node.decompose()
            else:
                node.unwrap()
    notes = (_DELETED,) if deleted else ()
    return (*notes, _HIDDEN) if hidden else notes


def _take_out(body: Any, selector: str) -> bool:
    """Whether there were words in what was taken out."""
    said = False
    for element in reversed(body.css(selector)):
        said = said or bool(element.text(strip=True))
        element.decompose()
    return said


def _is_menu(listed: Any) -> bool:
    """A list of several links, without much to say besides, and no table."""
    links = len(listed.css("a"))
    if links < _LEAST_LINKS:
        return False
    long = len(listed.text()) - _MENU_WORDS * links
    if long > 0:
        long -= sum(len(script.text()) for script in listed.css(_SCRIPTS))
    return long <= 0 and listed.css_first("table") is None


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
    spanning = {node.mem_id for node in table.css("[colspan],[rowspan]")}  # asking each cell would take as long as all
    count = 0
    for y, tr in enumerate(table.css("tr")):
        line: list[str] = []
        for td in tr.iter():
            if td.tag not in {"td", "th"}:
                continue
            while (y, len(line)) in reserved:
                line.append("")
            text = td.text(separator=" ")
            line.append(text if text.isdigit() else " ".join(text.split()))
            count += 1
            if td.mem_id not in spanning:
                continue
            attributes = td.attributes
            across, down = _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
            x = len(line) - 1
            line.extend([""] * (across - 1))
            if down > 1:
                reserved.update((y + below, x + right) for below in range(1, down) for right in range(across))
            count += across * down - 1
            if count > budget:
                raise _too_many()
        while (y, len(line)) in reserved:
            line.append("")
        rows.append(line)
        if count > budget:
            raise _too_many()
    return rows


def _too_many() -> UnreadableFile:
    return UnreadableFile("too_large", "网页里的表格单元格过多，超过上限；请确认是否拿错了文件")


def _span(value: str | None) -> int:
    """A colspan or rowspan, bounded; 1 for what is no number."""
    digits = value.strip() if value else ""  # `int` refuses some blanks that `strip` takes: a separator U+001F
    return min(max(int(digits), 1), 200) if digits.isdecimal() and len(digits) < 5 else 1
