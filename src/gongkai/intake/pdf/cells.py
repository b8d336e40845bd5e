"""Cells of a table, and the rows that page breaks and missing lines left in disorder."""

import itertools
from collections.abc import Sequence

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.letters import LOST
from gongkai.intake.pdf.lines import Line, lines_of, text_of
from gongkai.intake.pdf.page import Run
from gongkai.intake.places import Box

_HAN = Pattern(r"[^\W\d_a-zA-Z]{2}")
_LETTER = Pattern(r"[^\W\d_]")
_FIGURES = Pattern(r"[-+\d.,/\\\s—－０-９\ufffd]*|无")
_DIGITS = Pattern(r"[\d,.]+")
_OWN_BEGINNING = Pattern(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}\s*[)）、.．]|第[一二三四五六七八九十]+条)")
_FULL = 1.2
"""Of the size: a line that ends this close to its cell's border was broken there."""
_NEVER_FIRST = "”’）》】、，。；：！？)"
"""These begin no line: they take the character before them along to the next."""
_LEAST_FILLED = 5
"""So many figures of a row show that two halves, in none of whose cells both have any, are one."""
_SAME_HEIGHT = 0.6
"""Of the size: lines of figures in neighbouring cells this close in height are one row."""
_PADDING = 11.5
"""Points between a number and the borders of its cell, at most, where it is broken for want of room (Word: 10.8)."""
_LEAST_PARTED = 2
"""So many cells of a row must hold several figures, one under the other, to show that lines are missing."""
_MOST = 0.7
"""The share of a row's filled cells that must do so: a single one holds a number that was too long for it."""

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


class Cell:
    """The runs of one cell and where it stands; `room` is the points between its borders, 0 where there are none."""

    __slots__ = ("box", "page", "room", "runs", "text")

    def __init__(
        self, page: int, runs: list[Run] | None = None, text: str = "", box: Box = _NOWHERE, room: float = 0.0
    ) -> None:
        self.page = page
        self.runs = [] if runs is None else runs
        self.text = text
        self.box = box
        self.room = room

    def take(self, other: "Cell") -> None:
        """Takes in what stands in another cell."""
        if other.runs and not self.runs:
            self.page, self.box = other.page, other.box
        self.runs = [*self.runs, *other.runs]
        self.write()

    def write(self) -> None:
        """Makes the text of the runs; a number that was broken because it is wider than its cell is whole again."""
        self.text = text = text_of(self.runs) if self.runs else ""
        if " " in text and _DIGITS.fullmatch(self.text.replace(" ", "")) and _fills(self):
            lines = [line.text for line in lines_of(self.runs)]
            self.text = "".join(lines) if not any(" " in line for line in lines) else self.text


Row = list[Cell | None]
"""The cells of a row by column; None where a slot belongs to a cell that begins elsewhere."""
Names = Sequence[Sequence[int]]
"""Rows and columns of slots: the cell each belongs to, named by its first slot."""


def join_over_breaks(rows: list[Row], names: Names, xs: Sequence[float], breaks: Sequence[int]) -> None:
    """Joins what a page break parted with a line between: heads at the side, and the halves of a row.

    `names` says to which cell each slot belongs, `breaks` are the rows that begin a page. The second half of a joined
    row becomes an empty list. Figures that may be halves, but do not fill their cells, are unreadable.
    """
    moved: dict[int, int] = {}
    for below in breaks:
        if not 0 < below < len(rows):
            continue
        _join_sides(rows, names, below, moved)
        if _are_halves(rows[below - 1], rows[below], xs):
            rows[below - 1], rows[below] = _joined(rows[below - 1], rows[below]), []
        elif _may_be_rests(rows[below - 1], rows[below]):
            for one, two in zip(rows[below - 1], rows[below], strict=True):
                if one is not None and two is not None and two.text:
                    one.text = LOST
            rows[below] = []


def _joined(above: Row, below: Row) -> Row:
    """Two halves as one row; a head at the side that begins with the lower half stands in it as well."""
    whole: Row = []
    for one, two in zip(above, below, strict=True):
        if one is not None and two is not None:
            one.take(two)
        whole.append(two if one is None and two is not None and two.text else one)
    return whole


def _may_be_rests(above: Row, below: Row) -> bool:
    """Whether a row that begins a page has no words, and figures only where there are some above: rests of these."""
    if len(above) != len(below):
        return False
    pairs = [(one, two) for one, two in zip(above, below, strict=True) if two and two.text]
    return (
        bool(pairs)
        and all(one and _DIGITS.fullmatch(one.text) and _DIGITS.fullmatch(two.text) for one, two in pairs)
        and any(one and _HAN.search(one.text) for one in above)
    )


def _join_sides(rows: list[Row], names: Names, below: int, moved: dict[int, int]) -> None:
    """A head at the side that spans rows goes on below the break unless another begins there.

    `moved` keeps which cells were taken into which, for heads that go on over several pages.
    """
    wide = len(names[below])
    for x, (upper, lower) in enumerate(zip(names[below - 1], names[below], strict=True)):
        if lower != below * wide + x or upper % wide != x or names[below - 1].count(upper) != names[below].count(lower):
            continue
        owner = moved.get(upper, upper)
        spans_above = below > 1 and names[below - 2][x] == upper
        spans_below = below + 1 < len(names) and names[below + 1][x] == lower
        one, two = rows[owner // wide][x : x + 1], rows[below][x : x + 1]
        if not (spans_above or spans_below) or not one or not two or one[0] is None or two[0] is None:
            continue
        if any(text and _FIGURES.fullmatch(text) for text in (one[0].text, two[0].text)):
            continue
        if one[0].text[-1:] in ("", "（", "(") or not _OWN_BEGINNING.match(two[0].text):
            one[0].take(two[0])
            rows[below][x] = None
            moved[lower] = owner


def _are_halves(above: Row, below: Row, xs: Sequence[float]) -> bool:
    """Whether two rows are one: nothing stands in both but a label that was broken at its cell's border.

    Every cell with words below must have its counterpart above; a row of the form has a label.
    """
    if len(above) != len(below):
        return False
    pairs = [(one, two, x) for x, (one, two) in enumerate(zip(above, below, strict=True)) if one and two]
    both = [(one, two, x) for one, two, x in pairs if one.text and two.text]
    new = [two.text for one, two in zip(above, below, strict=True) if one is None and two and two.text]
    if not both:
        texts = [(one.text, two.text) for one, two, _ in pairs]
        return (not new and _fill_each_other(texts)) or _complete_each_other(texts, new)
    if new:
        return False
    numbers = [pair for pair in both if all(_DIGITS.fullmatch(cell.text) for cell in pair[:2])]
    labels = [pair for pair in both if pair not in numbers]
    if len(labels) > 1 or not all(_fills(one, goes_on=True) for one, _, _ in numbers):
        return False
    others = [(one.text, two.text, x) for one, two, x in pairs if (one, two, x) not in both]
    at = labels[0][2] if labels else len(above)
    if any(two for _, two, x in others if x < at):  # heads at the side, where there is a label
        return False
    figures = [(one, two) for one, two, x in others if x > at]
    if not all(_FIGURES.fullmatch(text) for texts in figures for text in texts):
        return False
    if not labels:
        return True
    return bool(numbers or any(map(any, figures))) and _is_broken(*labels[0], above, xs)


def _is_broken(cell: Cell, rest: Cell, x: int, row: Row, xs: Sequence[float]) -> bool:
    """Whether a label ends at its cell's border, and what stands below is no label of its own."""
    if _OWN_BEGINNING.match(rest.text) or not all(map(_LETTER.search, (cell.text, rest.text))):
        return False
    line = lines_of(cell.runs)[-1]
    edge = next((xs[i] for i in range(x + 1, len(row)) if row[i] is not None), xs[-1])
    together = 1 + len(rest.text[1:]) - len(rest.text[1:].lstrip(_NEVER_FIRST))
    return edge - line.right <= (_FULL + together - 1) * line.size + _PADDING


def _complete_each_other(pairs: Sequence[tuple[str, str]], new: Sequence[str]) -> bool:
    """Whether one half holds the label alone and the other the figures alone; `new` are words of heads at the side
    that begin with the lower half."""
    above, below = [one for one, _ in pairs if one], [two for _, two in pairs if two]
    words = [any(map(_HAN.search, half)) for half in (above, below)]
    figures = [any(_FIGURES.fullmatch(text) for text in half) for half in (above, below)]
    if new:
        return (words, figures) == ([False, True], [True, False]) and all(map(_HAN.search, new))
    return (
        not above or not below or (words, figures) in (([True, False], [False, True]), ([False, True], [True, False]))
    )


def _fill_each_other(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether one half holds figures alone, just where the other, which has the label, leaves cells empty."""
    above, below = [one for one, _ in pairs if one], [two for _, two in pairs if two]
    if any(map(_HAN.search, above)) == any(map(_HAN.search, below)):
        return False
    first = next((x for x, texts in enumerate(pairs) if any(map(_DIGITS.fullmatch, texts))), len(pairs))
    figures = [one + two for one, two in pairs[first:]]
    return len(figures) >= _LEAST_FILLED and all(text and _FIGURES.fullmatch(text) for text in figures)


def parted_rows(row: Row) -> list[Row]:
    """A row as several where no lines part them: figures stand under figures at the same heights in several cells."""
    stacks = [_stack(cell) for cell in row if cell is not None and cell.text and _FIGURES.fullmatch(cell.text)]
    tall = [stack for stack in stacks if len(stack) > 1]
    if len(tall) < max(_LEAST_PARTED, _MOST * len(stacks)):
        return [row]
    if any(
        _fills(cell) for cell in row if cell is not None and len(_stack(cell)) > 1 and _FIGURES.fullmatch(cell.text)
    ):
        return [row]
    heights = max(tall, key=len)
    size = heights[0].size
    middles = [(line.top + line.bottom) / 2 for line in heights]
    fitting = sum(all(_near(line, middles, size) for line in stack) for stack in tall)
    if fitting < _MOST * len(tall):
        return [row]
    bounds = [(one + two) / 2 for one, two in itertools.pairwise(middles)]
    return [[_part(cell, bounds, number) for cell in row] for number in range(len(middles))]


def holds_several_rows(cell: Cell) -> bool:
    """Whether several labels stand in one cell, one under the other: then the lines between their rows are missing."""
    level = [run for run in cell.runs if not run.turned] if len(cell.runs) > 1 else []
    return len(level) > 1 and sum(bool(_OWN_BEGINNING.match(line.text)) for line in lines_of(level)) > 1


def _stack(cell: Cell) -> list[Line]:
    return lines_of(cell.runs) if len(cell.runs) > 1 else []


def _fills(cell: Cell, *, goes_on: bool = False) -> bool:
    """Whether a cell has no room for one digit more on any of its lines but the last, which is no longer than these;
    where it goes on over a page break, on none of them."""
    if not cell.room or any(run.turned for run in cell.runs):
        return False
    digit = max((run.right - run.left) / len(run.text) for run in cell.runs)
    *full, last = (line.right - line.left for line in lines_of(cell.runs))
    full = full if full and not goes_on else [*full, last]
    return min(full) > cell.room - digit - _PADDING and last < max(full) + digit


def _near(line: Line, middles: Sequence[float], size: float) -> bool:
    middle = (line.top + line.bottom) / 2
    return any(abs(middle - other) <= _SAME_HEIGHT * size for other in middles)


def _part(cell: Cell | None, bounds: Sequence[float], number: int) -> Cell | None:
    """The part of a cell that stands in one of the rows."""
    if cell is None:
        return None
    runs = [run for run in cell.runs if sum((run.top + run.bottom) / 2 > bound for bound in bounds) == number]
    part = Cell(cell.page, runs, text_of(runs) if runs else "", cell.box)
    if runs:
        part.box = (min(run.left for run in runs), min(run.top for run in runs),
                    max(run.right for run in runs), max(run.bottom for run in runs))  # fmt: skip
    return part
