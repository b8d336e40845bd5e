"""Numbers written digit under digit in a table without lines, because their columns are narrower than they are.

The lines of one cell follow one another as closely as those of a label do, and between two rows there is more room.
Only where every distance in the table is clearly one or the other is a stack taken for one number, and only beside one
label.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from gongkai.intake.pdf.lines import lines_of
from gongkai.intake.pdf.page import Run
from gongkai.intake.pdf.unruled.bands import middle
from gongkai.intake.pdf.unruled.labels import Block

_SAME = 0.05
"""Of the distance between lines of a label: digits of one number are no farther off it than this."""
_MORE = 1.12
"""Of that distance: from here on two digits stand in two rows."""
_FILLING = 0.6
"""Of a digit: a number was broken only where no more room was left in its column."""


def stacks_beside(
    labels: Sequence[Block], figures: Sequence[Run], column_of: Callable[[Run], int]
) -> dict[int, dict[int, list[Run]]]:
    """By the place of a label in `labels` and the column: the runs of a number that is certainly one, from above."""
    step = _step(labels)
    columns: dict[int, list[Run]] = {}
    for run in sorted(figures, key=middle):
        columns.setdefault(column_of(run), []).append(run)
    gaps = [middle(two) - middle(one) for runs in columns.values() for one, two in pairwise(runs)]
    if not step or any(gap < (1 - _SAME) * step or (1 + _SAME) * step < gap < _MORE * step for gap in gaps):
        return {}
    found: dict[int, dict[int, list[Run]]] = {}
    for column, runs in columns.items():
        widest = max(run.right - run.left for run in runs)
        for stack in _stacks(runs, step):
            beside = [number for number, label in enumerate(labels) if _share(label, stack)]
            if len(beside) == 1 and _is_number(stack, widest) and column not in found.get(beside[0], {}):
                found.setdefault(beside[0], {})[column] = stack
    return found


def _step(labels: Sequence[Block]) -> float:
    """From one line of a label to the next; 0 where no label has two lines, or they are not equally far apart."""
    steps = [middle(two) - middle(one) for label in labels for one, two in pairwise(lines_of(label.runs))]
    return sum(steps) / len(steps) if steps and max(steps) <= (1 + _SAME) * min(steps) else 0.0


def _stacks(runs: Sequence[Run], step: float) -> Iterator[list[Run]]:
    begun = 0
    for at in range(1, len(runs) + 1):
        if at == len(runs) or middle(runs[at]) - middle(runs[at - 1]) > _MORE * step:
            if at - begun > 1:
                yield list(runs[begun:at])
            begun = at


def _share(label: Block, stack: Sequence[Run]) -> bool:
    return min(label.bottom, stack[-1].bottom) - max(label.top, stack[0].top) > 0


def _is_number(stack: Sequence[Run], widest: float) -> bool:
    """Digits alone, of which every line but the last is full."""
    digit = max((run.right - run.left) / len(run.text) for run in stack)
    full = all(run.right - run.left >= widest - _FILLING * digit for run in stack[:-1])
    return full and all(run.text.isdigit() for run in stack)
