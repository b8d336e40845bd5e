"""The words beside the figures of a table without lines: labels of rows, and heads at the side of several rows."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.lines import Line, in_a_row
from gongkai.intake.pdf.page import Run

BEGINS = Pattern(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}\s*[)）、.．])")
"""How a label with a list number begins."""
_NUMBERED = Pattern(r"\s*\d{1,2}\s*[.．、]\s*[^\W\d]")
_WITHIN = 0.7
"""Of the size: between the lines of one head there is no more room."""
_WORDS = 0.2
"""Of the size: words of one cell are no farther apart; its padding is wider."""
_OVER = 0.5
"""Of the size: a run that begins so far before the end of the one on its left is on another line of the label."""
_LEVEL = 0.1
"""A head at the side reaches at least so far beside a label, of the lower one's height."""
_BY_LINE = 0.25
"""Of the size: figures this close in height to a line of a label stand beside that line."""
_LEAST_STACK = 3
_SAME = 1.0
"""Point: lines of one head at the side begin no farther apart."""
_TOUCH = 0.1
"""Of the size: between the lines of a label there is no more room."""


class Block:
    """The words of one cell."""

    __slots__ = ("runs",)

    def __init__(self, runs: list[Run]) -> None:
        self.runs = runs

    @property
    def top(self) -> float:
        """Where its first line begins."""
        return min(run.top for run in self.runs)

    @property
    def bottom(self) -> float:
        """Where its last line ends."""
        return max(run.bottom for run in self.runs)

    @property
    def left(self) -> float:
        """Its left edge."""
        return min(run.left for run in self.runs)

    @property
    def right(self) -> float:
        """Its right edge."""
        return max(run.right for run in self.runs)

    def is_beside(self, at: float, size: float) -> bool:
        """Whether a height is that of one of its lines."""
        return any(abs((run.top + run.bottom) / 2 - at) <= _BY_LINE * size for run in self.runs)


def begins(line: Line) -> bool:
    """Whether a label with a list number begins on a line, though a head at the side may stand before it.

    Figures half way down a label bring two of its lines on one: then one stands over the other.
    """
    runs, size = line.runs, line.size
    gaps = [two.left - one.right for one, two in pairwise(runs)]
    starts = [0, *(at for at, gap in enumerate(gaps, 1) if gap > _WORDS * size or gap < -_OVER * size)]
    return any(BEGINS.match(in_a_row(runs[at : at + _LEAST_STACK])) for at in starts)


def labels_and_sides(runs: Sequence[Run]) -> tuple[list[Block], list[Block]]:
    """The labels from above, and the heads at the side: they stand left of a label at the same height."""
    blocks = _blocks(runs)
    sides = [one for one in blocks if any(_is_left_of(one, other) for other in blocks) or _ends_side(one, blocks)]
    return sorted((block for block in blocks if block not in sides), key=lambda block: block.top), sides


def _is_left_of(one: Block, other: Block) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return one.right <= other.left + 1 and shared > _LEVEL * min(one.bottom - one.top, other.bottom - other.top)


def _ends_side(one: Block, blocks: Sequence[Block]) -> bool:
    """Whether a block is the end of a stacked head at the side: lone characters left of the labels above and below."""
    alone = len(one.runs) > 1 and all(len(run.text) == 1 for run in one.runs)
    if not alone or any(two.top < above.bottom - _WITHIN * two.size for above, two in pairwise(one.runs)):
        return False
    others = [other for other in blocks if other is not one]
    above = max((other for other in others if other.top < one.top), key=lambda other: other.top, default=None)
    below = min((other for other in others if other.top >= one.top), key=lambda other: other.top, default=None)
    beside = [other for other in (above, below) if other]
    return bool(beside) and all(one.right <= other.left + 1 and _has_list_number(other) for other in beside)


def _has_list_number(block: Block) -> bool:
    return BEGINS.match("".join(run.text for run in block.runs)) is not None


def _blocks(runs: Sequence[Run]) -> list[Block]:
    """The words of cells: lines under lines without much room between, begun anew at every list number."""
    blocks: list[Block] = []
    for line in sorted(_lines(runs), key=lambda line: (min(run.top + run.bottom for run in line), line[0].left)):
        whole = Block(line)
        above = None
        if not BEGINS.match("".join(run.text for run in line)):
            above = next((block for block in reversed(blocks) if _is_below(block, whole)), None)
        if above is None:
            blocks.append(whole)
        else:
            above.runs += line
    return blocks


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that follow one another at one height: a number and its words may be in different fonts."""
    lines: list[list[Run]] = []
    for run in sorted(runs):
        before = next((line for line in lines if _follows(line[-1], run)), None)
        if before is None:
            lines.append([run])
        else:
            before.append(run)
    return lines


def _follows(before: Run, run: Run) -> bool:
    same = min(before.bottom, run.bottom) - max(before.top, run.top) > 0.5 * min(before.size, run.size)
    return same and -1 <= run.left - before.right <= _WORDS * max(before.size, run.size)


def _is_below(block: Block, line: Block) -> bool:
    """Whether a line goes on below a block."""
    shared = min(block.right, line.right) - max(block.left, line.left)
    size = max(run.size for run in line.runs)  # of 一 only the ink may be known
    within = -_WITHIN * size < line.top - block.bottom <= _WITHIN * size
    return within and shared >= 0.5 * min(block.right - block.left, line.right - line.left)


def goes_on(above: Run, run: Run) -> bool:
    """Whether a run is the next line of the one above it, in the same cell."""
    shared = min(above.right, run.right) - max(above.left, run.left)
    return -0.3 * run.size <= run.top - above.bottom <= _WITHIN * run.size and shared >= 0.5 * min(
        above.right - above.left, run.right - run.left
    )


def stacked(runs: Sequence[Run]) -> list[list[Run]]:
    """Characters that stand one under the other, alone on their lines: heads at the side, from above."""
    alone = [line[0] for line in _lines(runs) if len(line) == 1]  # some programs draw every character by itself
    lefts = _lefts_of_numbered(runs)
    few = (run for run in alone if len(run.text) <= 2 and not run.turned and not _ends_label(run, runs))
    few = (run for run in few if not any(abs(run.left - left) <= _SAME for left in lefts))
    single = sorted(few, key=lambda run: run.top)
    stacks: list[list[Run]] = []
    for run in single:
        for stack in stacks:
            above = stack[-1]
            same = abs(run.left + run.right - above.left - above.right) <= 2 or (
                _begins_head(stack) and _is_last_line(above, run)
            )
            if same and run.top - above.top <= 1.9 * run.size and not BEGINS.match(run.text):
                stack.append(run)
                break
        else:
            stacks.append([run])
    parted = [part for stack in stacks for part in _begun_anew(stack)]
    return [part for part in parted if len(part) >= _LEAST_STACK or BEGINS.match("".join(run.text for run in part))]


def _lefts_of_numbered(runs: Sequence[Run]) -> list[float]:
    """Where labels numbered 1, 2, 3 begin: what else begins there is lines of them, for heads stand on their left."""
    return [line[0].left for line in _lines(runs) if _NUMBERED.match("".join(r.text for r in line))]


def _begins_head(stack: Sequence[Run]) -> bool:
    """Whether a stack begins with a list number; lines of a label two characters wide do not."""
    return BEGINS.match("".join(run.text for run in stack[:_LEAST_STACK])) is not None


def _is_last_line(above: Run, run: Run) -> bool:
    """Whether a character is what was left of two abreast for the last line of a head at the side."""
    begin = abs(run.left - above.left) <= _SAME and len(run.text) < len(above.text)
    return begin and run.top - above.bottom <= _TOUCH * run.size


def _ends_label(run: Run, runs: Sequence[Run]) -> bool:
    """Whether two characters are what was left for the last line of a label: a longer line touches them from above."""
    if len(run.text) < 2 or run.text[0] in "（(" or BEGINS.match(run.text):
        return False
    return any(
        len(other.text) > _LEAST_STACK
        and abs(other.left - run.left) < 1
        and run.top - other.top > 0
        and run.top - other.bottom <= _TOUCH * run.size
        for other in runs
    )


def _begun_anew(stack: list[Run]) -> Iterator[list[Run]]:
    """A stack cut before every list number: the last character of a label may stand right above a head at the side."""
    begun = 0
    for at in range(1, len(stack)):
        number = "".join(run.text for run in stack[at : at + _LEAST_STACK])
        if BEGINS.match(number) and stack[at - 1].text not in "（(":
            yield stack[begun:at]
            begun = at
    yield stack[begun:]
