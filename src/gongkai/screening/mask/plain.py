"""Text and CSV: the same bytes but for the veiled characters, in the encoding they came in."""

import csv
import io
from bisect import bisect_right
from itertools import accumulate, pairwise

from gongkai.intake.decoding import decode
from gongkai.screening.folding import fold
from gongkai.screening.hit import Hit
from gongkai.screening.stream import Row, Stream

_BORDERS = (",", ";", "|")
_LEAST_ROWS = 2
_ENDS = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class PlainText:
    """A text file, looked at as one text; `content` is the file with what was written back."""

    def __init__(self, data: bytes) -> None:
        text, encoding = decode(data)
        self._encoding = encoding
        self._mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
        self._text = text[1:] if self._mark and text.startswith("\ufeff") else text
        self._lines = self._text.splitlines(keepends=True)
        self._starts = list(accumulate(map(len, self._lines), initial=0))
        self._border = border_of(self._lines)
        self._cells: dict[int, list[int]] = {}
        """Line → where its cells begin."""

    def stream(self) -> Stream:
        """The text with the rows of its table, where it is one."""
        border, rows = self._border, list[Row]()
        if not border:
            return Stream(self._text)
        folded = fold(self._text)
        pieces, done = list[str](), 0
        for number, (line, start) in enumerate(zip(self._lines, self._starts, strict=False)):
            bare = line.rstrip(_ENDS)
            cells = _cells(bare, border) if border in bare else []
            if len(cells) < 2:
                continue
            end = start + len(bare)
            starts = self._cells[number] = [start + at for at, _ in cells]
            rows.append(Row(1, start, end, starts, range(1, len(starts) + 1)))
            if border != "\t":
                pieces += (folded[done:start], _parted(folded[start:end], bare, cells, border))
                done = end
        return Stream(self._text, rows, "".join([*pieces, folded[done:]]))

    def where(self, hit: Hit) -> str:
        """Line, and the column where the text is a table."""
        line = bisect_right(self._starts, hit.start) - 1
        starts = self._cells.get(line)
        return f"第{line + 1}行第{bisect_right(starts, hit.start)}列" if starts else f"第{line + 1}行"

    def write(self, veiled: str) -> None:
        """Takes the text in which everything found is veiled."""
        self._text = veiled

    def content(self) -> bytes:
        """The file with what was written back."""
        if self._encoding == "utf-16":
            return self._mark + self._text.encode(_MARKS.get(self._mark, "utf-16-le"))
        return self._mark + self._text.encode(self._encoding)


def border_of(lines: list[str]) -> str:
    """What parts the cells of a text that is a table: a tab, a comma and the like in most lines, as often in each."""
    filled = [line for line in lines if line.strip()][:200]
    for border in ("\t", *_BORDERS):
        counts = [len(_cells(line.rstrip("\r\n"), border)) for line in filled]
        most = max(set(counts), key=counts.count, default=0)
        if len(filled) >= _LEAST_ROWS and most >= 2 and counts.count(most) >= 0.8 * len(counts):
            return border
    return "\t" if any("\t" in line for line in filled) else ""


def _parted(folded: str, line: str, cells: list[tuple[int, str]], border: str) -> str:
    """A folded line with a tab for each border of cells, and blanks for what else stands between them."""
    if '"' not in line and folded.count(border) == len(cells) - 1:
        return folded.replace(border, "\t")
    chars = list(folded)
    for (at, text), (after, _) in pairwise(cells):
        for place in range(at + len(text), after):
            chars[place] = "\t" if line[place] == border else " "
    return "".join(chars)


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
