"""Coloured fields as borders: they part cells where lines are missing, and nothing where lines do it already."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from operator import attrgetter

from gongkai.intake.pdf.lattice import Lattice
from gongkai.intake.pdf.page import Run
from gongkai.intake.pdf.rules import MOST_LINES, NEAR, frames_of, sides_of
from gongkai.intake.pdf.strokes import Drawn, Fill

_LEAST_FIELDS = 6
_MUCH_LARGER = 1.5
Home = tuple[int, int]
"""A frame by its number and a cell of it by its name."""


def lattices_on(drawn: Drawn, runs: Sequence[Run]) -> list[Lattice]:
    """The frames on a page from above, as cells; coloured fields count as frames where lines are missing."""
    lattices = [Lattice(frame) for frame in frames_of(drawn)]
    fields = _side_by_side(drawn.fills)
    if fields and lattices:
        fields = _parting(fields, lattices, runs)
    return [Lattice(frame) for frame in frames_of(sides_of(fields, drawn))] if fields else lattices


def _side_by_side(fills: Sequence[Fill]) -> list[Fill]:
    """Fields that lie edge to edge like cells; a field behind others, or alone, frames nothing."""
    ordered = sorted(fills, key=attrgetter("top"))
    tops = [field.top for field in ordered]
    kept = [f for f in fills if not any(_holds(f, other) for other in _level_with(f, ordered, tops))]
    corners = {(round(f.left / NEAR), round(f.right / NEAR)) for f in kept}
    rows = {(round(f.top / NEAR), round(f.bottom / NEAR)) for f in kept}
    many = _LEAST_FIELDS <= len(kept) <= MOST_LINES
    return kept if many and len(corners) >= 2 and len(rows) >= 2 else []


def _level_with(field: Fill, ordered: Sequence[Fill], tops: Sequence[float]) -> Sequence[Fill]:
    """The fields that begin at the height of a field, out of all from above."""
    return ordered[bisect_left(tops, field.top - 1) : bisect_right(tops, field.bottom + 1)]


def _holds(outer: Fill, inner: Fill) -> bool:
    return (
        outer.top - 1 <= inner.top
        and inner.bottom <= outer.bottom + 1
        and outer.left - 1 <= inner.left
        and inner.right <= outer.right + 1
        and _size(outer) > _MUCH_LARGER * _size(inner)
    )


def _size(field: Fill) -> float:
    return (field.right - field.left) * (field.bottom - field.top)


def _parting(fields: Sequence[Fill], lattices: Sequence[Lattice], runs: Sequence[Run]) -> list[Fill]:
    """The fields that part what lines leave in one cell, or that stand where no lines are.

    A field that holds all that is written in its cell is that cell's colour, or the colour of its words alone, as high
    as these and no higher; its edges, taken for borders, would cut the rows beside it.
    """
    placed = sorted(((run.top + run.bottom) / 2, (run.left + run.right) / 2) for run in runs)
    homes = _homes(placed, lattices)
    whole = Counter(homes)
    parted: set[Home | None] = set()
    kept: list[Fill] = []
    empty: list[Fill] = []
    for field in fields:
        first = bisect_left(placed, (field.top, 0.0))
        stop = bisect_left(placed, (field.bottom, 0.0))
        held = [homes[i] for i in range(first, stop) if field.left <= placed[i][1] <= field.right]
        if not held:
            empty.append(field)
            continue
        among = set(held)
        within = {home for home in among if home is not None and held.count(home) < whole[home]}
        if within or among == {None}:
            parted |= within or {None}
            kept.append(field)
    middles = [((field.top + field.bottom) / 2, (field.left + field.right) / 2) for field in empty]
    return kept + [field for home, field in zip(_homes(middles, lattices), empty, strict=True) if home in parted]


def _homes(places: Sequence[tuple[float, float]], lattices: Sequence[Lattice]) -> list[Home | None]:
    """The cells in which places lie, each given by its height and how far from the left; None outside all frames."""
    homes: list[Home | None] = [None] * len(places)
    for number, lattice in reversed(list(enumerate(lattices))):  # where frames overlap it is the first one's
        left, top, right, bottom = lattice.frame[2:6]
        for i, (y, x) in enumerate(places if lattice.cell else ()):
            if left <= x <= right and top <= y <= bottom:
                homes[i] = number, lattice.name(x, y)
    return homes
