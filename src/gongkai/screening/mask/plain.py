"""Text and CSV: the same bytes but for the veiled characters, in the encoding they came in."""

import csv
import io

from gongkai.intake.decoding import decode
from gongkai.screening.body import Body

_BORDERS = (",", ";", "|")
_LEAST_ROWS = 2
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class PlainText:
    """A text file; `body` is what is looked at, `content` the file with what was written back."""

    def __init__(self, data: bytes) -> None:
        text, encoding = decode(data)
        self._encoding = encoding
        self._mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
        if self._mark == b"\xef\xbb\xbf" and text.startswith("\ufeff"):
            text = text[1:]
        self._lines: list[str] = text.splitlines(keepends=True)
        self.body = Body()
        border = border_of(self._lines)
        if border:
            self.body.table()
        for number, line in enumerate(self._lines):
            self._line(number, line, border)

    def _line(self, number: int, line: str, border: str) -> None:
        where = f"第{number + 1}行"
        bare = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        cells = _cells(bare, border) if border else []
        if len(cells) < 2:
            self.body.add(bare, lambda new: self._put(number, 0, bare, new), where)
            self.body.add("\n")
            return
        self.body.row()
        for column, (start, text) in enumerate(cells, 1):
            self.body.cell(column)
            self.body.add(text, self._putter(number, start, text), f"{where}第{column}列")
        self.body.end_row()

    def _putter(self, number: int, start: int, text: str):  # type: ignore[no-untyped-def]
        return lambda new: self._put(number, start, text, new)

    def _put(self, number: int, start: int, old: str, new: str) -> None:
        line = self._lines[number]
        self._lines[number] = line[:start] + new + line[start + len(old) :]

    def content(self) -> bytes:
        """The file with what was written back."""
        text = "".join(self._lines)
        if self._encoding == "utf-16":
            return self._mark + text.encode(_MARKS.get(self._mark, "utf-16-le"))
        return self._mark + text.encode(self._encoding)


def border_of(lines: list[str]) -> str:
    """What parts the cells of a text that is a table: a tab, a comma and the like in most lines, as often in each."""
    filled = [line for line in lines if line.strip()][:200]
    for border in ("\t", *_BORDERS):
        counts = [len(_cells(line.rstrip("\r\n"), border)) for line in filled]
        most = max(set(counts), key=counts.count, default=0)
        if len(filled) >= _LEAST_ROWS and most >= 2 and counts.count(most) >= 0.8 * len(counts):
            return border
    return "\t" if any("\t" in line for line in filled) else ""


def _cells(line: str, border: str) -> list[tuple[int, str]]:
    """Start and text of each cell of a line; a quoted cell may hold the border."""
    if '"' not in line:
        cells, start = [], 0
        for text in line.split(border):
            cells.append((start, text))
            start += len(text) + 1
        return cells
    cells, start = [], 0
    for text in next(csv.reader(io.StringIO(line), delimiter=border), []):
        at = line.find(text, start)
        if at < 0:  # doubled quotation marks: taken as the line has it
            return [(0, line)]
        cells.append((at, text))
        start = line.find(border, at + len(text)) + 1 or len(line)
    return cells
