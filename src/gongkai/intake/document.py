"""What any file becomes: a stream of text, cells parted by tabs, rows by line breaks, each character with a place."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class GridCell(NamedTuple):
    """Where a cell of a real table starts in the stream, and which cell it is; all count from 1."""

    start: int
    table: int
    row: int
    column: int


@dataclass(frozen=True)
class Document:
    """A file as it was taken in. `text` is the stream; `grid` lists the cells of real tables in order of `start`."""

    name: str
    sha256: str
    kind: str
    text: str
    encoding: str = "utf-8"
    grid: tuple[GridCell, ...] = ()
    notes: tuple[str, ...] = ()
    first_line: int = 1
    """The line of the file at which `text` begins."""

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @cached_property
    def _grid_starts(self) -> list[int]:
        return [cell.start for cell in self.grid]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset of the stream, counted from 1."""
        line = bisect_right(self._line_starts, offset)
        return line + self.first_line - 1, offset - self._line_starts[line - 1] + 1

    def grid_cell(self, offset: int) -> GridCell | None:
        """The cell of a real table in which an offset lies; None outside tables."""
        index = bisect_right(self._grid_starts, offset) - 1
        if index < 0:
            return None
        return self.grid[index] if "\n" not in self.text[self.grid[index].start : offset] else None
