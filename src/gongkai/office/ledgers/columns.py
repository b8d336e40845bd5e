"""Which row heads the columns, and which column is which: guessed by the words, remembered, changed by hand."""

from collections.abc import Mapping
from typing import NamedTuple

from gongkai.office.ledgers.grid import Grid
from gongkai.office.ledgers.words import head_of, plain

NEEDED = ("received_on", "demand")
"""Fields without which nothing can be taken in."""
_LOOKED_AT = 15
"""A head stands among the first rows of its sheet."""


class Guess(NamedTuple):
    """Which row of the grid is the head, and field → column."""

    head: int
    columns: dict[str, int]


def guess(grid: Grid, habit: Mapping[str, str]) -> Guess:
    """The likeliest head: the row under which most columns are known, by the organ's own heads first."""
    offered = candidates(grid)
    # A head of which no word is known is still wider than the title above it.
    best = Guess(max(offered, key=lambda index: (_filled(grid, index), -index)), {})
    for index in offered:
        found = matched(grid, index, habit)
        if len(found) > len(best.columns):
            best = Guess(index, found)
    return best


def _filled(grid: Grid, index: int) -> int:
    return sum(bool(cell.strip()) for cell in grid[index].cells)


def candidates(grid: Grid) -> list[int]:
    """The rows that may be the head: the first ones of every sheet."""
    seen: dict[str, int] = {}
    found = []
    for index, line in enumerate(grid):
        seen[line.sheet] = seen.get(line.sheet, 0) + 1
        if seen[line.sheet] <= _LOOKED_AT:
            found.append(index)
    return found


def matched(grid: Grid, head: int, habit: Mapping[str, str]) -> dict[str, int]:
    """Field → column under a head; the first column that bears a word has it."""
    own = {plain(word): field for field, word in habit.items()}
    found: dict[str, int] = {}
    for column, label in enumerate(labels(grid, head)):
        word = plain(label)
        field = own.get(word) or head_of().get(word)
        if field is not None:
            found.setdefault(field, column)
    return found


def labels(grid: Grid, head: int) -> list[str]:
    """What stands over each column; where the head's own cell is empty, what stands right above it in its sheet."""
    width = max((len(line.cells) for line in grid if line.sheet == grid[head].sheet), default=0)
    above = grid[head - 1] if head and grid[head - 1].sheet == grid[head].sheet else None
    found = []
    for column in range(width):
        label = grid[head].cell(column)
        if not label and above is not None and _filled(grid, head - 1) > 2:
            label = above.cell(column)
        found.append(label)
    return found


def body(grid: Grid, head: int) -> Grid:
    """The rows under a head, in its sheet."""
    return tuple(line for line in grid[head + 1 :] if line.sheet == grid[head].sheet)
