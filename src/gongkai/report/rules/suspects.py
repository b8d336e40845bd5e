"""Which cells are most likely wrong: the smallest sets of cells whose change makes every broken sum tie again.

A changed cell breaks exactly the sums it stands in, so the broken sums point back at it. Nothing is repaired: what is
found is offered as a suspicion, with the value the cell would have to have.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from gongkai.report.forms import Form, Identity
from gongkai.report.model import Report, Value

_LARGEST_SET = 3
_MOST_STEPS = 60_000


class Explanation(NamedTuple):
    """Cells with the values they would need for all sums to tie."""

    cells: tuple[tuple[str, int], ...]


class _Sum(NamedTuple):
    identity: Identity
    sides: Mapping[str, int]
    """Cell path → +1 on the left, −1 on the right."""
    value: int


def residual(identity: Identity, cells: Mapping[str, Value]) -> int | None:
    """Left side minus right side of an identity; None where a cell is missing or absent."""
    value: Callable[[str], Any] = cells.__getitem__
    try:
        return int(sum(map(value, identity.left)) - sum(map(value, identity.right)))
    except (KeyError, TypeError):  # a missing cell holds None, which is no summand
        return None


Residuals = Sequence[tuple[Identity, int | None]]
"""Every sum of the form with its left side minus its right side; None where a cell is missing."""


def residuals_of(report: Report, form: Form) -> Residuals:
    """All sums of the form, worked out on the report."""
    cells = report.cells
    return [(identity, residual(identity, cells)) for identity in form.identities_for(merged=report.merged_other)]


def explanations(cells: Mapping[str, Value], residuals: Residuals) -> tuple[tuple[Explanation, ...], ...]:
    """The smallest sets of cells that explain the broken sums, most plausible first; empty where all sums tie.

    One tuple for table 3 and for each stage of table 4 that has broken sums: no cell stands in sums of two of them.
    Sums with missing cells say nothing.
    """
    if not any(value for _, value in residuals):
        return ()
    searches = [_Search(cells, part) for part in _components(residuals)]
    return tuple(tuple(search.run()) for search in searches if any(search.open))


def _components(residuals: Residuals) -> Iterable[list[_Sum]]:
    """The sums that can be computed: all of table 3 together, each stage of table 4 by itself."""
    parts: dict[str, list[_Sum]] = {}
    for identity, value in residuals:
        if value is None:
            continue
        sides = dict.fromkeys(identity.left, 1) | dict.fromkeys(identity.right, -1)
        parts.setdefault("3" if identity.table == 3 else identity.where, []).append(_Sum(identity, sides, value))
    return parts.values()


class _Search:
    """Tries sets of one cell, then two, then three, until some make all sums tie."""

    def __init__(self, cells: Mapping[str, Value], sums: Sequence[_Sum]) -> None:
        self._cells = cells
        self._sums = sums
        self._by_cell: dict[str, list[tuple[int, int]]] = {}
        for index, one in enumerate(sums):
            for path, sign in one.sides.items():
                self._by_cell.setdefault(path, []).append((index, sign))
        self.open = [one.value for one in sums]
        self._found: dict[frozenset[str], dict[str, int]] = {}
        self._steps = 0

    def run(self) -> list[Explanation]:
        """All smallest sets, those first that change least and that leave fewest cells emptied."""
        for size in range(1, _LARGEST_SET + 1):
            self._try(list(self.open), size, {})
            if self._found:
                break
        ranked = sorted(self._found.values(), key=self._oddness)
        return [Explanation(tuple(changes.items())) for changes in ranked]

    def _oddness(self, changes: Mapping[str, int]) -> tuple[int, int, list[int]]:
        old = [int(self._cells[path] or 0) for path in changes]
        from_zero = sum(value == 0 for value in old)
        moved = sum(abs(new - value) for new, value in zip(changes.values(), old, strict=True))
        order = [list(self._by_cell).index(path) for path in changes]
        return from_zero, moved, order

    def _try(self, residuals: list[int], size: int, changes: dict[str, int]) -> None:
        self._steps += 1
        broken = [index for index, value in enumerate(residuals) if value]
        if not broken:
            if changes:
                self._found.setdefault(frozenset(changes), dict(changes))
            return
        if size == 0 or self._steps > _MOST_STEPS:
            return
        for path in self._sums[broken[0]].sides:
            if path in changes:
                continue
            old = int(self._cells[path] or 0)
            shifts = {-residuals[index] * sign for index, sign in self._by_cell[path] if residuals[index]}
            for shift in shifts:
                if old + shift < 0 or (size == 1 and not self._closes(path, shift, residuals, broken)):
                    continue
                after = list(residuals)
                for index, sign in self._by_cell[path]:
                    after[index] += sign * shift
                self._try(after, size - 1, {**changes, path: old + shift})

    def _closes(self, path: str, shift: int, residuals: Sequence[int], broken: Sequence[int]) -> bool:
        """Whether changing one cell by `shift` makes every sum tie."""
        stands_in = self._by_cell[path]
        return len(stands_in) == len(broken) and all(residuals[index] + sign * shift == 0 for index, sign in stands_in)
