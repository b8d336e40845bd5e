"""A text put together from the pieces of a file, each of which can be written back."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from gongkai.screening.folding import fold
from gongkai.screening.hit import Hit
from gongkai.screening.stream import Row, Stream

Put = Callable[[str], None]


Where = str | tuple[Callable[[int], str], list[int]]
"""Where a piece lies in words for people; of a row at once: a way to say it of a cell, and where the cells begin."""


class _Piece(NamedTuple):
    start: int
    text: str
    put: Put | None
    where: Where


_BLANKS = {ord("\t"): " ", ord("\n"): " "}


def _nowhere(_: str) -> None:
    """What is only looked at is not written back."""


def _behind_a_tab(before: int, length: int) -> int:
    return before + length + 1


class Body:
    """Takes pieces in order; `stream` is the text with its tables, `write` puts changed pieces back.

    A piece within a row must hold no tab and no line break: use `add`, which makes blanks of them.
    """

    def __init__(self) -> None:
        self._pieces: list[_Piece] = []
        self._starts: list[int] = []
        self._length = 0
        self._rows: list[Row] = []
        self._row: tuple[int, int, list[int], list[int]] | None = None
        self._table = 0

    def add(self, text: str, put: Put | None = None, where: Where = "") -> None:
        """A piece of text; `put` is given the whole piece anew where something in it was veiled."""
        if text:
            self._pieces.append(_Piece(self._length, text, put, where))
            self._length += len(text)

    def table(self) -> None:
        """A new table begins."""
        self._table += 1

    def row(self) -> None:
        """A row of the table begins."""
        self._row = (self._table, self._length, [], [])

    def cell(self, column: int) -> None:
        """A cell of the row begins, in this column (from 1)."""
        if self._row is not None:
            if self._row[2]:
                self.add("\t")
            self._row[2].append(self._length)
            self._row[3].append(column)

    def end_row(self) -> None:
        """The row ends."""
        if self._row is not None and self._row[2]:
            table, start, starts, columns = self._row
            count = len(columns)
            every = range(1, count + 1) if columns[-1] == count and columns == list(range(1, count + 1)) else columns
            self._rows.append(Row(table, start, self._length, starts, every))
        self._row = None
        self.add("\n")

    def whole_row(self, columns: Sequence[int], texts: Sequence[str], where: Callable[[int], str]) -> None:
        """A row at once, nothing of which is written back; `where` is told which cell is asked for, from 0."""
        text = "\t".join(texts)
        if not texts or "\n" in text or text.count("\t") != len(texts) - 1:
            self.row()
            for number, (column, cell) in enumerate(zip(columns, texts, strict=True)):
                self.cell(column)
                self.add(cell, _nowhere, where(number))
            self.end_row()
            return
        start = self._length
        starts = list(accumulate(map(len, texts), _behind_a_tab, initial=start))
        end = starts.pop() - 1
        self._rows.append(Row(self._table, start, end, starts, columns))
        self.add(text + "\n", None, (where, starts))

    @property
    def in_row(self) -> bool:
        """Whether a row has begun and not ended."""
        return self._row is not None

    def stream(self) -> Stream:
        """The text as detectors see it."""
        text = "".join(piece.text for piece in self._pieces)
        folded, parts, done = fold(text), list[str](), 0
        for piece in self._pieces:  # what stands inside a cell parts no cells
            if piece.put is not None and ("\t" in piece.text or "\n" in piece.text):
                end = piece.start + len(piece.text)
                parts += (folded[done : piece.start], folded[piece.start : end].translate(_BLANKS))
                done = end
        return Stream(text, self._rows, "".join([*parts, folded[done:]]) if parts else folded)

    def where(self, hit: Hit) -> str:
        """Where a hit begins, in words for people."""
        if len(self._starts) != len(self._pieces):
            self._starts = [piece.start for piece in self._pieces]
        index = bisect_right(self._starts, hit.start) - 1
        where = self._pieces[index].where if index >= 0 else ""
        if isinstance(where, str):
            return where
        of_cell, starts = where
        return of_cell(bisect_right(starts, hit.start) - 1)

    def write(self, veiled: str) -> int:
        """Puts back the pieces that differ in `veiled`, a text of the same length; returns how many."""
        changed = 0
        for piece in self._pieces:
            new = veiled[piece.start : piece.start + len(piece.text)]
            if piece.put is not None and new != piece.text:
                piece.put(new)
                changed += 1
        return changed
