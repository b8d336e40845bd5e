"""A frame of lines becomes cells: slots between neighbouring lines, merged wherever no line parts them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from gongkai.intake.pdf.rules import NEAR, Frame
from gongkai.intake.pdf.strokes import Rule
from gongkai.intake.places import Box

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
        return bisect_right(self.ys, y, 1, self.rows) - 1, bisect_right(self.xs, x, 1, self.columns) - 1

    def column(self, x: float) -> int:
        """The column of a place, the nearest where it lies outside."""
        return bisect_right(self.xs, x, 1, self.columns) - 1

    def name(self, x: float, y: float) -> int:
        """The name of the cell in which a place lies."""
        return self.cell[bisect_right(self.ys, y, 1, self.rows) - 1][bisect_right(self.xs, x, 1, self.columns) - 1]

    def room(self, row: int, column: int) -> float:
        """Points between the borders of the cell that a slot belongs to."""
        name, names = self.cell[row][column], self.cell[row]
        return self.xs[self.columns - names[::-1].index(name)] - self.xs[names.index(name)]

    def box(self, name: int) -> Box:
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
        wide = self.columns
        slots = _Slots(wide * self.rows)
        for x, parted in enumerate(_parted(self.frame.down, self.xs[1:-1], self.ys)):
            for y, is_parted in enumerate(parted):
                if not is_parted:
                    slots.join(y * wide + x, y * wide + x + 1)
        for y, parted in enumerate(_parted(self.frame.across, self.ys[1:-1], self.xs)):
            for x, is_parted in enumerate(parted):
                if not is_parted:
                    slots.join(y * wide + x, (y + 1) * wide + x)
        names = slots.names()
        return [names[start : start + wide] for start in range(0, len(names), wide)]


class _Slots:
    """Slots that are joined two by two; those joined have one name, the lowest of their numbers."""

    def __init__(self, count: int) -> None:
        self._joined_to = list(range(count))

    def join(self, i: int, j: int) -> None:
        """Makes two slots, and whatever they were joined to, one."""
        to = self._joined_to
        while to[i] != i:
            to[i] = i = to[to[i]]
        while to[j] != j:
            to[j] = j = to[to[j]]
        if i < j:
            to[j] = i
        else:
            to[i] = j

    def names(self) -> list[int]:
        """The name of each slot."""
        to = self._joined_to
        for i, before in enumerate(to):  # none is joined to a later one: what it is joined to has its name already
            to[i] = to[before]
        return to


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


def _parted(rules: Sequence[Rule], places: Sequence[float], marks: Sequence[float]) -> list[list[bool]]:
    """For each place and each stretch between two marks, whether lines at this place run along most of it."""
    ordered = sorted(rules)
    heights = [rule.at for rule in ordered]
    found = []
    for at in places:
        around = ordered[bisect_left(heights, at - NEAR) : bisect_right(heights, at + 2 * NEAR)]
        found.append(_along(sorted((rule.start, rule.end) for rule in around if -0.1 <= rule.at - at <= NEAR), marks))
    return found


def _along(pieces: Sequence[tuple[float, float]], marks: Sequence[float]) -> list[bool]:
    """Which stretches pieces of one line run along; where one ends, most of the stretch must be covered."""
    parted = [False] * (len(marks) - 1)
    ends = set()
    for start, end in pieces:
        first, last = bisect_left(marks, start), bisect_right(marks, end) - 1
        parted[first:last] = [True] * (last - first)
        ends |= {first - 1, last}
    for i in ends:
        if 0 <= i < len(parted) and not parted[i]:
            low, high = marks[i : i + 2]
            covered = sum(min(end, high) - max(start, low) for start, end in pieces if start < high and end > low)
            parted[i] = covered >= _COVERED * (high - low)
    return parted
