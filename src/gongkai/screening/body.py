"""A text put together from the pieces of a file, each of which can be written back."""

from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from gongkai.screening.folding import fold
from gongkai.screening.hit import Hit
from gongkai.screening.stream import Row, Stream

Put = Callable[[str], None]


class _Piece(NamedTuple):
    start: int
    text: str
    put: Put | None
    where: str


class Body:
    """Takes pieces in order; `stream` is the text with its tables, `write` puts changed pieces back.

    A piece within a row must hold no tab and no line break: use `add`, which makes blanks of them.
    """

    def __init__(self) -> None:
        self._pieces: list[_Piece] = []
        self._length = 0
        self._rows: list[Row] = []
        self._row: tuple[int, int, list[int], list[int]] | None = None
        self._table = 0

    def add(self, text: str, put: Put | None = None, where: str = "") -> None:
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
            self._rows.append(Row(table, start, self._length, starts, columns))
        self._row = None
        self.add("\n")

    @property
    def in_row(self) -> bool:
        """Whether a row has begun and not ended."""
        return self._row is not None

    def stream(self) -> Stream:
        """The text as detectors see it."""
        text = "".join(piece.text for piece in self._pieces)
        folded = list(fold(text))
        for piece in self._pieces:  # what stands inside a cell parts no cells
            if piece.put is not None and ("\t" in piece.text or "\n" in piece.text):
                for at in range(piece.start, piece.start + len(piece.text)):
                    if folded[at] in "\t\n":
                        folded[at] = " "
        return Stream(text, self._rows, "".join(folded))

    def where(self, hit: Hit) -> str:
        """Where a hit begins, in words for people."""
        index = bisect_right(self._pieces, hit.start, key=lambda piece: piece.start) - 1
        return self._pieces[index].where if index >= 0 else ""

    def write(self, veiled: str) -> int:
        """Puts back the pieces that differ in `veiled`, a text of the same length; returns how many."""
        changed = 0
        for piece in self._pieces:
            new = veiled[piece.start : piece.start + len(piece.text)]
            if piece.put is not None and new != piece.text:
                piece.put(new)
                changed += 1
        return changed
