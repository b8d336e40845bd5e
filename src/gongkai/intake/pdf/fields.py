"""Coloured fields as borders: they part cells where lines are missing, and nothing where lines do it already."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

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
    kept = [f for f in fills if not any(_holds(f, other) for other in fills)]
    corners = {(round(f.left / NEAR), round(f.right / NEAR)) for f in kept}
    rows = {(round(f.top / NEAR), round(f.bottom / NEAR)) for f in kept}
    many = _LEAST_FIELDS <= len(kept) <= MOST_LINES
    return kept if many and len(corners) >= 2 and len(rows) >= 2 else []


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
    homes = [_home(x, y, lattices) for y, x in placed]
    whole = Counter(homes)
    parted: set[Home | None] = set()
    kept: list[Fill] = []
    empty: list[tuple[Home | None, Fill]] = []
    for field in fields:
        first = bisect_left(placed, (field.top, 0.0))
        stop = bisect_left(placed, (field.bottom, 0.0))
        held = Counter(homes[i] for i in range(first, stop) if field.left <= placed[i][1] <= field.right)
        if not held:
            empty.append((_home((field.left + field.right) / 2, (field.top + field.bottom) / 2, lattices), field))
            continue
        within: set[Home | None] = {home for home, count in held.items() if home is not None and count < whole[home]}
        within = within or ({None} if set(held) == {None} else set())
        if within:
            parted |= within
            kept.append(field)
    return kept + [field for home, field in empty if home in parted]


def _home(x: float, y: float, lattices: Sequence[Lattice]) -> Home | None:
    """The cell in which a place lies; None outside all frames."""
    for number, lattice in enumerate(lattices):
        frame = lattice.frame
        if frame.left <= x <= frame.right and frame.top <= y <= frame.bottom and lattice.cell:
            row, column = lattice.slot(x, y)
            return number, lattice.cell[row][column]
    return None
