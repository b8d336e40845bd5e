"""What any file becomes: a stream of text, cells parted by tabs, rows by line breaks, each character with a place."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from gongkai.intake.places import Place, Spot


class GridRow(NamedTuple):
    """A row of a real table: where it starts in the stream; table and row count from 1."""

    start: int
    table: int
    row: int


class GridCell(NamedTuple):
    """A cell of a real table; all count from 1."""

    table: int
    row: int
    column: int


class Flat(NamedTuple):
    """What a reader of one kind brings: the stream, its tables' rows, what had to be said, places that are no lines."""

    text: str
    grid: tuple[GridRow, ...] = ()
    notes: tuple[str, ...] = ()
    """Chinese sentences for the user: tracked changes read as accepted, hidden sheets, what was left out."""
    spots: Sequence[Spot] = ()
    recognised: bool = False
    """Whether any of it was recognised in a picture (OCR)."""


class _Fields(NamedTuple):
    """What a document consists of; a tuple and no dataclass, which would cost a worker half of its start."""

    name: str
    sha256: str
    kind: str
    text: str
    encoding: str = "utf-8"
    grid: tuple[GridRow, ...] = ()
    notes: tuple[str, ...] = ()
    first_line: int = 1
    """The line of the file at which `text` begins."""
    spots: Sequence[Spot] = ()
    """For kinds whose places are no lines (pages, sheets): where each stretch of the stream stands, in order."""
    recognised: bool = False
    """Whether any of it was recognised in a picture (OCR): every origin then says so."""


class Document(_Fields):
    """A file as it was taken in. `text` is the stream; `grid` lists the rows of real tables in order of `start`."""

    def part(self, first: int, last: int) -> "Document":
        """One stretch of the stream as a document of its own; places are those in the whole file."""
        grid = tuple(row._replace(start=row.start - first) for row in self.grid if first <= row.start < last)
        spots: list[Spot] = []
        if self.spots:
            at = max(0, bisect_right(self._spot_starts, first) - 1)
            inside = [spot for spot in self.spots[at:] if spot.start < last]
            spots = [spot._replace(start=max(0, spot.start - first)) for spot in inside]
        line = self.line_column(first)[0]
        return self._replace(text=self.text[first:last], grid=grid, first_line=line, spots=spots)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @cached_property
    def _grid_starts(self) -> list[int]:
        return [row.start for row in self.grid]

    @cached_property
    def _spot_starts(self) -> list[int]:
        return [spot.start for spot in self.spots]

    def place(self, offset: int) -> Place:
        """Where an offset of the stream stands: page and box, sheet and cell, table and cell, or line and column."""
        if self.spots:
            at: Callable[[int], Place] | None = getattr(self.spots, "at", None)  # those that need not look at all
            return at(offset) if at else self.spots[max(0, bisect_right(self._spot_starts, offset) - 1)].place
        cell = self.grid_cell(offset) if self.grid else None
        if cell is not None:
            return Place(table=cell.table, row=cell.row, column=cell.column)
        line, column = self.line_column(offset)
        return Place(line=line, column=column)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset of the stream, counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line + self.first_line - 1, offset - self._line_starts[line - 1] + 1

    def grid_cell(self, offset: int) -> GridCell | None:
        """The cell of a real table in which an offset lies; None outside tables."""
        index = bisect_right(self._grid_starts, offset) - 1
        if index < 0:
            return None
        start, table, row = self.grid[index]
        before = self.text[start:offset]
        return None if "\n" in before else GridCell(table, row, before.count("\t") + 1)
