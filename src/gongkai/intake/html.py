"""A web page as a stream: a line for each paragraph and table row, tabs between cells, merged cells filled out."""

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from gongkai.intake.document import GridCell
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits

_DROP = ["script", "style", "noscript", "template", "svg", "select", "option", "iframe", "object", "embed", "link"]
_INLINE = [
    "span", "font", "b", "strong", "i", "em", "u", "s", "a", "sub", "sup", "small", "big", "label", "ins", "del",
    "mark", "bdo", "abbr", "tt", "code", "ruby",
]  # fmt: skip
_WORD_TAGS = re.compile(r"</?(?:o|st1|v|w):[^<>]{0,300}>", re.I)
"""Tags of word processors: they part nothing, yet would part words."""
_MARK = "\ue000"
"""A character of the private area that stands where a table was taken out."""


def flatten(text: str, limits: Limits) -> tuple[str, tuple[GridCell, ...], tuple[str, ...]]:
    """The stream of a page, the places of its table cells, and what had to be left out.

    Raises UnreadableFile `too_large` beyond `limits.cells` cells.
    """
    tree = LexborHTMLParser(_WORD_TAGS.sub("", text.replace("\0", "").replace(_MARK, "")))
    tree.strip_tags(_DROP)
    body = tree.body
    if body is None:
        return "", (), ()
    tree.unwrap_tags(_INLINE)
    body.merge_text_nodes()
    tables = [table for table in body.css("table") if len(table.css("table")) == 1]  # itself
    grids = []
    budget = limits.cells
    for number, table in enumerate(tables):
        grid = _grid(table, budget)
        budget -= sum(map(len, grid))
        grids.append(grid)
        table.replace_with(f"{_MARK}{number}{_MARK}")
    stream: list[str] = []
    cells: list[GridCell] = []
    length = 0
    for piece in body.text(separator="\n").split(_MARK):
        if piece.isdigit() and int(piece) < len(grids) and grids[int(piece)] is not None:
            number = int(piece)
            stream.append("\n")
            length += 1
            for row, line in enumerate(grids[number], 1):
                for column, cell in enumerate(line, 1):
                    cells.append(GridCell(length, number + 1, row, column))
                    stream.append(cell + "\t")
                    length += len(cell) + 1
                if line:
                    stream[-1] = stream[-1][:-1] + "\n"
        else:
            cleaned = "\n".join(" ".join(line.split()) for line in piece.splitlines() if not line.isspace())
            stream.append(cleaned)
            length += len(cleaned)
    return "".join(stream), tuple(cells), ()


def _grid(table: Any, budget: int) -> list[list[str]]:
    """Rows of cell texts; a merged cell's text stands in its first slot, the others are empty."""
    rows: list[list[str]] = []
    reserved: dict[tuple[int, int], None] = {}
    count = 0
    for y, tr in enumerate(table.css("tr")):
        line: list[str] = []
        for td in tr.iter():
            if td.tag not in {"td", "th"}:
                continue
            while (y, len(line)) in reserved:
                line.append("")
            across, down = _span(td, "colspan"), _span(td, "rowspan")
            x = len(line)
            line.append(" ".join(td.text(separator=" ").split()))
            line.extend([""] * (across - 1))
            for below in range(1, down):
                for right in range(across):
                    reserved[y + below, x + right] = None
            count += across * down
            if count > budget:
                raise UnreadableFile("too_large", "网页里的表格单元格过多，超过上限；请确认是否拿错了文件")
        while (y, len(line)) in reserved:
            line.append("")
        rows.append(line)
    return rows


def _span(cell: Any, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), 200) if value.isdigit() and len(value) < 5 else 1
