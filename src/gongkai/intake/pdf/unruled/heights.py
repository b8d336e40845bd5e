"""Whose each figure is, told by the heights at which the cells of a row stand.

In one table the cells of every row stand level at their tops, at their middles or at their bottoms. Where the lines of
every number in every column stand so beside their labels in one of these ways, and in no other, it is certain whose
they are, however many lines a number takes up. Where rows add up to their last figure, the way must be one in which
they do.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from gongkai.intake.pdf.lines import lines_of, text_of
from gongkai.intake.pdf.page import Run
from gongkai.intake.pdf.unruled.bands import middle
from gongkai.intake.pdf.unruled.labels import BEGINS, Block

_OFF = 0.3
"""Of the size: what stands level is no farther off."""
_EVEN = 1.06
"""The lines of all numbers of a table are equally far apart, but for so much."""
_MORE = 1.1
"""Of that distance: from here on two lines stand in two rows."""
_FARTHEST = 1.08
"""Of the size: lines of one number touch, as there is no room inside a cell."""
_LEAST, _MOST = 0.7, 1.4
"""Of the size: lines of one number are no nearer and no farther apart, where sums prove that they are one."""
_FILLING = 0.6
"""Of a digit: a number was broken only where no more room was left in its column."""
_LEAST_SUMS = 3
"""So many rows that add up, three for each that does not, show that the rows of a table do."""
_NEVER_FIRST = frozenset("0０")
"""No number of several lines begins with nought: these are rows."""
_TOP, _MIDDLE, _BOTTOM = 0.0, 0.5, 1.0

Stack = list[Run]
"""The lines of a number from above."""
Row = dict[int, Stack]
"""By column."""
Span = tuple[float, float]
"""The heights of the first and of the last line of a label."""


class Dealt:
    """Figures by row and column; the columns of each row where they are doubtful; what stands above and below all."""

    __slots__ = ("above", "below", "doubtful", "rows", "torn")

    def __init__(self, rows: list[Row], above: Row, below: Row) -> None:
        self.rows = rows
        self.above = above
        self.below = below
        self.torn: set[int] = set()
        """The columns of the last row where more lines may stand on the next page."""
        self.doubtful: list[set[int]] = [set() for _ in rows]


def by_height(labels: Sequence[Block], figures: Sequence[Run], column_of: Callable[[Run], int]) -> Dealt | None:
    """The figures of each label; None where no number is broken, or where heights do not tell."""
    columns: dict[int, Stack] = {}
    for run in sorted(figures, key=middle):
        columns.setdefault(column_of(run), []).append(run)
    if max(map(len, columns.values()), default=0) <= len(labels) and all(_beside_one(run, labels) for run in figures):
        return None
    if not labels or not all(BEGINS.match(text_of(label.runs)) for label in labels):
        return None
    ways: list[Dealt] = []
    for pitch, proved in _pitches(columns, labels):
        stacks = {column: list(_stacks(runs, pitch)) for column, runs in columns.items()}
        ways = [way for way in (_way(stacks, labels, place) for place in (_TOP, _MIDDLE, _BOTTOM)) if way]
        ways = [way for way in ways if proved or _is_proved(way, columns)]
        if ways:
            break
    if len(ways) > 1:
        ways = [way for way in ways if not _off(way.rows, columns)] or ways
    if not ways:
        return None
    _doubt(ways, columns)
    return ways[0]


def _doubt(ways: Sequence[Dealt], columns: Mapping[int, Stack]) -> None:
    """Marks in the first way what other ways deal out otherwise, what is no number, and what does not add up."""
    dealt, others = ways[0], ways[1:]
    widest = {column: max(run.right - run.left for run in runs) for column, runs in columns.items()}
    for number, (row, doubtful) in enumerate(zip(dealt.rows, dealt.doubtful, strict=True)):
        doubtful |= {at for at in columns if any(row.get(at) != way.rows[number].get(at) for way in others)}
        doubtful |= {at for at, stack in row.items() if len(stack) > 1 and not _is_number(stack, widest[at])}
        if len(row) > 1 and all(len(stack) > 1 for stack in row.values()) and not _adds_up(row, columns):
            doubtful |= set(row)  # two rows, it may be
    dealt.doubtful[-1] |= dealt.torn
    for at in _off(dealt.rows, columns):
        dealt.doubtful[at] |= set(dealt.rows[at])


def _beside_one(run: Run, labels: Sequence[Block]) -> bool:
    return sum(label.top - 1 <= middle(run) <= label.bottom + 1 for label in labels) == 1


def _pitches(columns: Mapping[int, Stack], labels: Sequence[Block]) -> Iterator[tuple[float, bool]]:
    """From one line of a number to the next, 0 where each has but one, as far as it may be; and whether it is sure.

    The lines of a label are as far apart as those of a number. Without one of several lines it is not sure, but where
    they touch, for there is room between rows.
    """
    steps = sorted(middle(two) - middle(one) for runs in columns.values() for one, two in pairwise(runs))
    inside = sorted(middle(two) - middle(one) for label in labels for one, two in pairwise(lines_of(label.runs)))
    if inside and inside[-1] > _EVEN * inside[0]:
        return
    size = max(run.size for runs in columns.values() for run in runs)
    least, most = (inside[0] / _EVEN, _EVEN * inside[0]) if inside else (_LEAST * size, _MOST * size)
    shortest = steps[0] if steps else most + 1
    if least <= shortest <= most and not any(_EVEN * shortest < step < _MORE * shortest for step in steps):
        yield _EVEN * shortest, bool(inside) or size / _EVEN <= shortest <= _FARTHEST * size
    if shortest > (most if inside else _FARTHEST * size):
        yield 0.0, shortest > most


def _stacks(runs: Stack, pitch: float) -> Iterator[Stack]:
    begun = 0
    for at in range(1, len(runs) + 1):
        if at == len(runs) or middle(runs[at]) - middle(runs[at - 1]) > pitch:
            yield runs[begun:at]
            begun = at


def _way(stacks: Mapping[int, list[Stack]], labels: Sequence[Block], place: float) -> Dealt | None:
    """The figures dealt out so that rows stand level at one place; None where they do not all do.

    At a page's end a number may be torn, and is not level then, unless rows stand level at their tops.
    """
    spans = [(middle(lines[0]), middle(lines[-1])) for lines in (lines_of(label.runs) for label in labels)]
    heights = [first + place * (last - first) for first, last in spans]
    dealt = Dealt([{} for _ in labels], {}, {})
    for column, found in stacks.items():
        for number, stack in enumerate(found):
            if len(stack) > 1 and stack[0].text[0] in _NEVER_FIRST:
                return None
            first, last = middle(stack[0]), middle(stack[-1])
            height = first + place * (last - first)
            near = [n for n, at in enumerate(heights) if abs(at - height) <= _OFF * stack[0].size]
            if len(near) == 1 and column not in dealt.rows[near[0]]:
                dealt.rows[near[0]][column] = stack
            elif number == 0 and last < spans[0][0]:
                dealt.above[column] = stack
            elif number == len(found) - 1 and first > spans[-1][1]:
                dealt.below[column] = stack
            elif place and number == len(found) - 1 and column not in dealt.rows[-1] and _is_last(spans, first):
                dealt.rows[-1][column] = stack
                dealt.torn.add(column)
            else:
                return None
    filled = [(span, row) for span, row in zip(spans, dealt.rows, strict=True) if row]
    return dealt if all(_apart(one, two) for one, two in pairwise(filled)) else None


def _is_last(spans: Sequence[Span], height: float) -> bool:
    """Whether a height is below all labels but the last."""
    return len(spans) < 2 or height > spans[-2][1]


def _apart(one: tuple[Span, Row], two: tuple[Span, Row]) -> bool:
    """Whether all of a row stands above all of the next, labels and figures."""
    above = max([one[0][1], *(middle(stack[-1]) for stack in one[1].values())])
    below = min([two[0][0], *(middle(stack[0]) for stack in two[1].values())])
    return above < below


def _is_number(stack: Stack, widest: float) -> bool:
    """Digits alone, of which every line but the last is full."""
    digit = max((run.right - run.left) / len(run.text) for run in stack)
    full = all(run.right - run.left >= widest - _FILLING * digit for run in stack[:-1])
    return full and all(run.text.isdigit() for run in stack)


def _off(rows: Sequence[Row], columns: Mapping[int, Stack]) -> list[int]:
    """The rows that do not add up to their last figure, in a table whose rows do."""
    sums = [_adds_up(row, columns) for row in rows]
    off = [number for number, one in enumerate(sums) if one is False]
    return off if sums.count(True) >= max(_LEAST_SUMS, 3 * len(off)) else []


def _is_proved(way: Dealt, columns: Mapping[int, Stack]) -> bool:
    """Whether rows with a number on several lines add up; without any, whether what stands beyond is far off.

    Where enough rows do, the first and the last may be torn by the page's ends: then they are doubtful.
    """
    beyond = [stack for row in (way.above, way.below) for stack in row.values()]
    broken = [number for number, row in enumerate(way.rows) if any(len(stack) > 1 for stack in row.values())]
    if broken or any(len(stack) > 1 for stack in beyond):
        off = [number for number in broken if not _adds_up(way.rows[number], columns)]
        for number in off:
            way.doubtful[number] |= set(columns)
        return not off or (len(broken) - len(off) >= _LEAST_SUMS and set(off) <= {0, len(way.rows) - 1})
    near = [(row[column], stack) for torn, row in ((way.above, way.rows[0]), (way.below, way.rows[-1]))
            for column, stack in torn.items() if column in row]  # fmt: skip
    return all(abs(middle(one[0]) - middle(two[0])) > _MOST * one[0].size for one, two in near)


def _adds_up(row: Row, columns: Mapping[int, Stack]) -> bool | None:
    """Whether a row adds up to its last figure; None where it has not all figures."""
    texts = {column: "".join(run.text for run in stack).replace(",", "") for column, stack in row.items()}
    if set(texts) != set(columns) or not all(map(str.isdigit, texts.values())):
        return None
    values = {column: int(text) for column, text in texts.items()}
    return 2 * values[max(columns)] == sum(values.values())
