"""A frame of lines becomes cells: slots between neighbouring lines, merged wherever no line parts them."""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from gongkai.intake.pdf.rules import NEAR, Frame
from gongkai.intake.pdf.strokes import Rule

_COVERED = 0.6
"""The share of a slot's side that a line must run along to part it from its neighbour."""
_MOST_SLOTS = 200_000


class Lattice:
    """Slots in rows and columns, counted from 0; `cell[row][column]` names the cell that a slot belongs to.

    A cell is named by its first slot: row × columns + column.
    """

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.xs = positions([rule.at for rule in frame.down], frame.left, frame.right)
        self.ys = positions([rule.at for rule in frame.across], frame.top, frame.bottom)
        self.columns, self.rows = len(self.xs) - 1, len(self.ys) - 1
        self.cell: list[list[int]] = []
        if 0 < self.columns * self.rows <= _MOST_SLOTS:
            self.cell = self._merged()

    @cached_property
    def cells(self) -> int:
        """How many cells there are."""
        return len({name for row in self.cell for name in row})

    def slot(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of a place, the nearest where it lies outside."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), self.rows - 1)
        return row, min(max(bisect_right(self.xs, x) - 1, 0), self.columns - 1)

    def room(self, row: int, column: int) -> float:
        """Points between the borders of the cell that a slot belongs to."""
        name, names = self.cell[row][column], self.cell[row]
        inside = [x for x, other in enumerate(names) if other == name]
        return self.xs[inside[-1] + 1] - self.xs[inside[0]]

    def box(self, name: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a cell by its name."""
        row, column = divmod(name, self.columns)
        last, right = row, column
        while last + 1 < self.rows and self.cell[last + 1][column] == name:
            last += 1
        while right + 1 < self.columns and self.cell[row][right + 1] == name:
            right += 1
        return self.xs[column], self.ys[row], self.xs[right + 1], self.ys[last + 1]

    def _merged(self) -> list[list[int]]:
        """Slots joined across every side along which no line runs."""
        parted_right = [_parts(self.frame.down, x, self.ys) for x in self.xs[1:-1]]
        parted_below = [_parts(self.frame.across, y, self.xs) for y in self.ys[1:-1]]
        wide = self.columns
        root = list(range(wide * self.rows))

        def find(i: int) -> int:
            while root[i] != i:
                root[i] = root[root[i]]
                i = root[i]
            return i

        def join(i: int, j: int) -> None:
            i, j = find(i), find(j)
            root[max(i, j)] = min(i, j)

        for x, parted in enumerate(parted_right):
            for y in range(self.rows):
                if not parted[y]:
                    join(y * wide + x, y * wide + x + 1)
        for y, parted in enumerate(parted_below):
            for x in range(wide):
                if not parted[x]:
                    join(y * wide + x, (y + 1) * wide + x)
        return [[find(y * wide + x) for x in range(wide)] for y in range(self.rows)]


def positions(found: Sequence[float], first: float, last: float) -> list[float]:
    """Where lines stand, those of one line taken together, the outer edges included.

    >>> positions([10.0, 11.0, 50.0], 10.0, 90.0)
    [10.0, 50.0, 90.0]
    """
    places: list[float] = []
    for place in sorted([*found, first, last]):
        if not places or place - places[-1] > NEAR:
            places.append(place)
    return places


def _parts(rules: Sequence[Rule], at: float, marks: Sequence[float]) -> list[bool]:
    """For each stretch between two marks, whether lines at this place run along most of it."""
    near = sorted((rule.start, rule.end) for rule in rules if -0.1 <= rule.at - at <= NEAR)
    parted = []
    for low, high in itertools.pairwise(marks):
        covered = 0.0
        for start, end in near:
            if start < high and end > low:
                covered += min(end, high) - max(start, low)
        parted.append(covered >= _COVERED * (high - low))
    return parted
