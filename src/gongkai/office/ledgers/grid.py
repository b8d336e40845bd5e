"""A workbook's rows as they were read, with the number each has in its sheet."""

import csv
import io
import json
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.intake import Document, UnreadableFile
from gongkai.intake.worker.asking import Worker
from gongkai.office.files.digest import digest_of
from gongkai.office.files.looking import look
from gongkai.office.journal.errors import Unlawful

KINDS = ("xlsx", "xls", "text")
MOST_ROWS = 5000
_WIDEST = 60
_DELIMITERS = ",\t;，；"


class Line(NamedTuple):
    """A row: its sheet, its number there, its cells."""

    sheet: str
    number: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """What stands in a column; empty beyond the last and where there is none."""
        return self.cells[column].strip() if column is not None and column < len(self.cells) else ""


Grid = tuple[Line, ...]


@dataclass(frozen=True)
class Opened:
    """A file that was judged and read; nothing of it was kept yet."""

    grid: Grid
    plain_print: str
    notes: tuple[str, ...] = ()


def opened(name: str, content: bytes) -> Opened:
    """Judges and reads a workbook in processes of its own; raises Unlawful for what is none, is broken or too long."""
    looked = look(name, content)
    if looked.why:
        raise Unlawful(f"这个文件不能导入：{looked.why}", {"file": "用 Excel 或 WPS 打开，另存为 xlsx 再上传"})
    if looked.kind not in KINDS:
        raise Unlawful("这不是电子表格", {"file": "上传 Excel（xlsx、xls）或 CSV 文件"})
    try:
        with Worker() as worker:
            document = worker.open(content, looked.name, hashed=False)
    except UnreadableFile as error:
        raise Unlawful(f"读不出这个文件：{error}", {"file": "用 Excel 或 WPS 打开，另存为 xlsx 再上传"}) from None
    grid = _typed(document.text) if looked.kind == "text" else _cells(document)
    if len(grid) < 2:
        raise Unlawful("表里没有内容", {"file": "第一张工作表要有表头和至少一行"})
    if len(grid) > MOST_ROWS:
        raise Unlawful(f"表里有{len(grid)}行，一次最多导入{MOST_ROWS}行", {"file": "按年份或季度分成几个文件"})
    return Opened(grid, digest_of(content), document.notes)


def to_json(grid: Grid) -> str:
    """Rows as text, to be sealed."""
    return json.dumps(grid, ensure_ascii=False)


def from_json(text: str) -> Grid:
    """The rows again."""
    return tuple(Line(sheet, number, tuple(cells)) for sheet, number, cells in json.loads(text))


def _cells(document: Document) -> Grid:
    """Every cell at the place it has in its sheet: the stream leaves out what is empty at the edges."""
    rows: dict[tuple[str, int], dict[int, str]] = {}
    start = 0
    for text in document.text.split("\n"):
        at = start
        for cell in text.split("\t"):
            place = document.place(at)
            if cell.strip() and place.cell and place.sheet is not None:
                column, row = _parted(place.cell)
                if column < _WIDEST:
                    rows.setdefault((place.sheet, row), {})[column] = cell
            at += len(cell) + 1
        start += len(text) + 1
    return tuple(
        Line(sheet, row, tuple(cells.get(column, "") for column in range(max(cells) + 1)))
        for (sheet, row), cells in rows.items()
    )


def _parted(reference: str) -> tuple[int, int]:
    """A reference as column from 0 and row from 1.

    >>> _parted("A1"), _parted("AB12")
    ((0, 1), (27, 12))
    """
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1, int(reference[len(letters) :])


def _typed(text: str) -> Grid:
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter)
    try:
        return tuple(
            Line("", number, tuple(cells[:_WIDEST]))
            for number, cells in enumerate(rows, 1)
            if any(map(str.strip, cells))
        )
    except csv.Error as error:
        raise Unlawful(f"读不出这个文件：{error}", {"file": "用 Excel 打开，另存为 xlsx 再上传"}) from None
