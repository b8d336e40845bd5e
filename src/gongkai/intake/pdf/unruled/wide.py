"""A wide table without lines: heads, labels, heads at the side, and whose each figure is.

A label may run over several lines, of which any may bear the figures, and a number over several where its column is too
narrow. A figure is given only where one label stands beside it and no piece of it can be elsewhere; otherwise it is
unreadable.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.cells import Cell, Row
from gongkai.intake.pdf.letters import LOST
from gongkai.intake.pdf.lines import Line, lines_of, text_of
from gongkai.intake.pdf.page import Run
from gongkai.intake.pdf.unruled.bands import is_figure, level, middle
from gongkai.intake.pdf.unruled.heights import Dealt, by_height
from gongkai.intake.pdf.unruled.labels import BEGINS, Block, goes_on, labels_and_sides, stacked
from gongkai.intake.pdf.unruled.stacks import stacks_beside
from gongkai.intake.places import Box

_LIST_NUMBERS = Pattern(r"\d\s*[.、．](?!\d)|[（(]\s*[一二三四五六七八九十]{1,2}\s*[)）]|[一二三四五六七八九]\s*、")
_NEXT = 1.25
"""Of the size: from one line of a cell to the next."""
_NEXT_BARE = 1.6
"""The same where no label tells which row a line belongs to."""
_FAR = 1.5
"""Of the size: whole rows of figures this far from the next are no pieces of it."""
_CLEARLY = 1.3
"""The next best row must be so many times farther off."""
_AS_CLOSE = 1.1
"""Of the distance between pieces of a number."""
_FILLING = 0.6
"""Of a digit: a number was broken only where no more room was left in its column."""
_FIGURES = Pattern(r"[-+\d.,/\s—－-]+|无")
_LEAST_LOOSE = 3
"""So many figures on a line of their own may be a row with places left empty."""
_NEVER_FIRST = frozenset("0０/—－-")
"""Figures that are no beginning of a number: what stands below goes on with none of the line, and is a row itself."""
_GAP = 0.3
"""Of a digit: two figures with more room between on one line are not one number."""


class _Entry:
    """Figures of one row: its label, the lines of figures beside it, and the columns where a piece may be missing.

    `whole` has the numbers that are certainly one though they stand on several lines.
    """

    __slots__ = ("label", "lines", "open", "whole")

    def __init__(self, label: Block | None, lines: list[Line] | None = None) -> None:
        self.label = label
        self.lines = [] if lines is None else lines
        self.open: set[int] = set()
        self.whole: dict[int, list[Run]] = {}

    def take(self, stacks: Mapping[int, list[Run]], doubtful: set[int]) -> None:
        """Figures that are its own by the heights of the rows."""
        self.lines = level(run for stack in stacks.values() for run in stack)
        self.open = doubtful
        self.whole = {column: stack for column, stack in stacks.items() if len(stack) > 1}

    @property
    def at(self) -> float:
        """Its height on the page."""
        return middle(self.lines[0]) if self.lines else (self.label.top if self.label else 0.0)


class WideTable:
    """The rows of a table: its heads, then a cell for a head at the side, one for the label, one for each column.

    `edges` are the left edges of its columns of figures; `heads` is the number of rows of heads, `words_of_heads` what
    is drawn there. `torn_above` and `torn_below` are the columns of figures at its edges that have no row of their own:
    where a page ends there, these columns are not certain in the rows on both sides of the break. `loose_above` and
    `loose_below` are whole rows of figures there whose label may be on the other side; `rest_above` is the rest of a
    label that begins there. `by_height` tells whether heights told whose every figure is.
    """

    def __init__(self, lines: Sequence[Line], heads: int, edges: Sequence[float], page: int) -> None:
        self.edges = edges
        self._page = page
        inside = [run for line in lines[heads:] for run in line.runs]
        values = [run for run in inside if (run.left + run.right) / 2 >= edges[0]]
        first = min((run.left for run in values if is_figure(run)), default=0.0)
        values = [run for run in values if is_figure(run) or run.right > first]  # long labels come close to the figures
        self._widest = [0.0] * len(edges)
        for run in values:
            column = self.column(run)
            self._widest[column] = max(self._widest[column], run.right - run.left)
        beside = set(map(id, values))
        left = [run for run in inside if id(run) not in beside]
        stacks = stacked(left)
        kept = {id(run) for side in stacks for run in side}
        labels, sides = labels_and_sides([run for run in left if id(run) not in kept])
        self._sides = [*stacks, *(side.runs for side in sides)]
        self.torn_above: set[int] = set()
        self.torn_below: set[int] = set()
        self.loose_above: list[Cell] = []
        self.loose_below: list[Cell] = []
        self.rest_above = ""
        self.above: dict[int, list[Run]] = {}
        self.rest_row = False
        self.by_height = False
        found = self._rows_of(values, labels)
        self.rows = self._head_rows(lines[:heads])
        self.heads = len(self.rows)
        self.words_of_heads: dict[str, set[float]] = {}
        for run in (run for line in lines[:heads] for run in line.runs):
            self.words_of_heads.setdefault(run.text, set()).add(run.left)
        sides_at = self._sides_of(found)
        self.rows += [self._row(row, sides_at.get(number, [])) for number, row in enumerate(found)]

    def column(self, run: Run) -> int:
        """The place of the column in which a figure stands."""
        return max(0, bisect_right(self.edges, (run.left + run.right) / 2) - 1)

    def place_above(self, top: float, box: Box) -> None:
        """Gives the heads that stand above a height a box on the page before as their place, for there they are."""
        for cell in (cell for row in self.rows[: self.heads] for cell in row if cell and cell.box[1] < top):
            cell.page, cell.box = self._page - 1, box

    def _rows_of(self, figures: Sequence[Run], labels: Sequence[Block]) -> list[_Entry]:
        """Every line of figures with the label beside it; what has none goes to the row it certainly belongs to."""
        if not labels:
            return self._without_labels(level(figures))
        rows = [_Entry(label) for label in labels]
        rest = not BEGINS.match(text_of(labels[0].runs))
        dealt = by_height(labels[rest:], figures, self.column)
        if dealt is not None:
            self.by_height = True
            for row, stacks, doubtful in zip(rows[rest:], dealt.rows, dealt.doubtful, strict=True):
                row.take(stacks, doubtful)
            if rest:
                self._rest(rows, labels, dealt)
            self._beyond(dealt)
            return rows if rows[0].lines or not rest else rows[1:]
        whole = stacks_beside(labels, figures, self.column)
        for number, stacks in whole.items():
            rows[number].whole = stacks
            rows[number].lines = level(run for stack in stacks.values() for run in stack)
        placed = {id(run) for stacks in whole.values() for stack in stacks.values() for run in stack}
        orphans: list[Line] = []
        for line in level(run for run in figures if id(run) not in placed):
            beside = [row for row in rows if row.label and row.label.top - 1 <= middle(line) <= row.label.bottom + 1]
            if len(beside) > 1:
                at = [row for row in beside if row.label and row.label.is_beside(middle(line), line.size)]
                beside = at or beside
            if len(beside) == 1:
                beside[0].lines.append(line)
            else:
                orphans.append(line)
        self._begin(rows, labels)
        rows = [row for row in rows if row.lines or (row.label and BEGINS.match(text_of(row.label.runs)))]
        self._settle(orphans, rows)
        for one, two in pairwise(rows):
            self._doubt_close(one, two)
        return rows

    def _begin(self, rows: Sequence[_Entry], labels: Sequence[Block]) -> None:
        """Keeps the rest of a label that goes on from the page before, no figures beside it."""
        if len(rows) > 1 and not rows[0].lines:
            top, below = labels[:2]
            over = min(top.right, below.right) - max(top.left, below.left)
            same = over > 0.5 * min(top.right - top.left, below.right - below.left)
            if same and not BEGINS.match(text_of(top.runs)):
                self.rest_above = text_of(top.runs)

    def _rest(self, rows: Sequence[_Entry], labels: Sequence[Block], dealt: Dealt) -> None:
        """A row that goes on from the page before: what stands above the first label with a list number is its own."""
        runs = [run for stack in dealt.above.values() for run in stack]
        if runs and labels[0].top - 1 <= middle(runs[0]) <= labels[0].bottom + 1:
            broken = {column for column, stack in dealt.above.items() if len(stack) > 1}
            rows[0].take(dealt.above, set(broken))
            self.torn_above |= broken
            self.above, dealt.above = dealt.above, {}
            self.rest_row = True
        self._begin(rows, labels)

    def _beyond(self, dealt: Dealt) -> None:
        """Figures above and below all rows: a whole row whose label is on the other side of a page break, or torn."""
        self.above = self.above or dealt.above
        for stacks, loose, torn in (
            (dealt.above, self.loose_above, self.torn_above),
            (dealt.below, self.loose_below, self.torn_below),
        ):
            runs = [run for stack in stacks.values() for run in stack]
            if len(stacks) == len(runs) == len(self.edges) and len(level(runs)) == 1:
                loose += self._by_column(runs)
            else:
                torn |= set(stacks)
                if stacks is dealt.below:
                    loose += [self.cell(stacks.get(column, ())) for column in range(len(self.edges)) if stacks]

    def _without_labels(self, lines: Sequence[Line]) -> list[_Entry]:
        """Lines of figures with no label at all: full ones are rows; what stands right below another goes with it."""
        rows: list[_Entry] = []
        for line in lines:
            above = rows[-1].lines[-1] if rows else None
            full = [len({self.column(run) for run in one.runs}) == len(self.edges) for one in (above, line) if one]
            if above and middle(line) - middle(above) <= _NEXT_BARE * line.size and not all(full):
                rows[-1].lines.append(line)
            else:
                rows.append(_Entry(None, [line]))
        return rows

    def _settle(self, orphans: Sequence[Line], rows: Sequence[_Entry]) -> None:
        """Figures beside no label: pieces of the nearest row, if it is clearly that; else no row is sure of them."""
        filled = [(row, line) for row in rows for line in row.lines]
        settled: list[tuple[_Entry, Line]] = []
        for line in orphans:
            columns = {self.column(run) for run in line.runs}
            above = max((pair for pair in filled if middle(pair[1]) <= middle(line)), key=_height, default=None)
            below = min((pair for pair in filled if middle(pair[1]) > middle(line)), key=_height, default=None)
            near = sorted(
                (pair for pair in (above, below) if pair), key=lambda pair: abs(middle(pair[1]) - middle(line))
            )
            if not near:
                self._settle_alone(line, rows, columns)
                continue
            far = [abs(middle(pair[1]) - middle(line)) for pair in near]
            if len(near) < 2 and len(columns) == len(line.runs) >= _LEAST_LOOSE:
                far_off = len(columns) == len(self.edges) and far[0] > _FAR * line.size
                beside = len(near[0][0].lines) == 1 and self._is_row_beside(line, near[0][1], orphans, below=not below)
                if far_off or beside:
                    loose = self.loose_above if above is None else self.loose_below
                    loose += self._by_column(line.runs)
                    continue
            alone = len(far) < 2 or near[0][0] is near[1][0] or far[1] > _CLEARLY * far[0]
            if far[0] <= _NEXT * line.size and alone:
                settled.append((near[0][0], line))
            else:
                for row, _ in near:
                    row.open |= columns
            if above is None:
                self.torn_above |= columns
            if below is None:
                self.torn_below |= columns
        for row, line in settled:
            row.lines.append(line)

    def _doubt_close(self, one: _Entry, two: _Entry) -> None:
        """Where a number is broken, figures of the next row as close as its own pieces may be some of them."""
        for column in range(len(self.edges)):
            upper, lower = (
                sorted(middle(run) for line in row.lines for run in line.runs if self.column(run) == column)
                for row in (one, two)
            )
            steps = [below - above for pieces in (upper, lower) for above, below in pairwise(pieces)]
            if upper and lower and steps and lower[0] - upper[-1] <= _AS_CLOSE * max(steps):
                one.open.add(column)
                two.open.add(column)

    def _settle_alone(self, line: Line, rows: Sequence[_Entry], columns: set[int]) -> None:
        """Figures on a page where no label has any: a whole row above or below all of them, or torn."""
        heights = [row.label for row in rows if row.label]
        above = all(line.bottom <= label.top for label in heights)
        below = all(line.top >= label.bottom for label in heights)
        if len(columns) == len(line.runs) == len(self.edges) and above != below:
            loose = self.loose_above if above else self.loose_below
            loose += self._by_column(line.runs)
        else:
            self.torn_above |= columns
            self.torn_below |= columns

    def _is_row_beside(self, line: Line, row: Line, lines: Sequence[Line], *, below: bool) -> bool:
        """Whether figures above or below a row are none of its pieces; `lines` are all that stand beside no label.

        They are not where they stand under what no number begins with, or under one that had room to go on.
        """
        upper, lower = (row, line) if below else (line, row)
        under = {self.column(run) for run in lower.runs}
        above = [one for one in lines if 0 < middle(upper) - middle(one) <= _NEXT_BARE * upper.size]
        within = {self.column(run) for one in above for run in one.runs}
        return any(self._has_ended(run, within) for run in upper.runs if self.column(run) in under)

    def _has_ended(self, run: Run, within: set[int]) -> bool:
        room = self._widest[self.column(run)] - (run.right - run.left)
        first = self.column(run) not in within
        return (first and run.text in _NEVER_FIRST) or room > _FILLING * (run.right - run.left) / len(run.text)

    def _by_column(self, runs: Sequence[Run]) -> list[Cell]:
        at = {self.column(run): run for run in runs}
        return [self.cell([at[column]] if column in at else []) for column in range(len(self.edges))]

    def _row(self, row: _Entry, side: Sequence[Run]) -> Row:
        columns: list[list[Run]] = [[] for _ in self.edges]
        for run in sorted((run for line in row.lines for run in line.runs), key=lambda run: (middle(run), run.left)):
            columns[self.column(run)].append(run)
        cells = [self._figure(column, runs, row.whole.get(column, ())) for column, runs in enumerate(columns)]
        label = self.cell(row.label.runs if row.label else [])
        broken = [len(runs) > max(1, len(row.whole.get(column, ()))) for column, runs in enumerate(columns) if runs]
        if len(_LIST_NUMBERS.findall(label.text)) > 1 or (len(broken) > 1 and all(broken)):
            unread(cells)  # two labels in one, or two rows: it cannot be told whose figures these are
        for column in row.open:
            cells[column].text = LOST
        return [self.cell(side), label, *cells]

    def _figure(self, column: int, runs: Sequence[Run], whole: Sequence[Run]) -> Cell:
        """A cell of figures; pieces of a number are left to the sums of the form, or unreadable if they cannot be."""
        cell = self.cell(runs)
        if len(runs) < 2:
            return cell
        if len(runs) == len(whole):
            cell.text = "".join(run.text for run in whole)
            return cell
        lines = level(runs)
        digit = max((run.right - run.left) / len(run.text) for run in runs)
        apart = any(two.left - one.right > _GAP * digit for line in lines for one, two in pairwise(line.runs))
        short = any(line.right - line.left < self._widest[column] - _FILLING * digit for line in lines[:-1])
        pieces = ["".join(run.text for run in line.runs) for line in lines]
        if apart or short or not all(map(str.isdigit, pieces)):
            cell.text = LOST
        else:
            cell.text = " ".join(pieces)
        return cell

    def cell(self, runs: Sequence[Run]) -> Cell:
        """A cell of this page that holds these runs."""
        if not runs:
            return Cell(self._page)
        box = (
            min(r.left for r in runs),
            min(r.top for r in runs),
            max(r.right for r in runs),
            max(r.bottom for r in runs),
        )
        return Cell(self._page, list(runs), text_of(list(runs)), box)

    def _head_rows(self, heads: Sequence[Line]) -> list[Row]:
        """The heads from above, those at one height on one row; what was broken over lines is put together."""
        cells: list[list[Run]] = []
        for line in heads:
            for run in line.runs:
                above = next((cell for cell in cells if goes_on(cell[-1], run)), None)
                if above is None:
                    cells.append([run])
                else:
                    above.append(run)
        whole = [self.cell(cell) for cell in cells]
        rows: list[Row] = []
        before = 0.0
        for cell in sorted(whole, key=lambda cell: cell.box[1] + cell.box[3]):
            at = (cell.box[1] + cell.box[3]) / 2
            if not rows or at - before > 0.5 * cell.runs[0].size:
                rows.append([])
                before = at
            rows[-1].append(cell)
        return [sorted(row, key=_left) for row in rows]

    def _sides_of(self, rows: Sequence[_Entry]) -> dict[int, list[Run]]:
        """Heads at the side, each at the first row of its group: the one above with the list number one."""
        found: dict[int, list[Run]] = {}
        texts = [text_of(row.label.runs) if row.label else "" for row in rows]
        for side in sorted(self._sides, key=lambda runs: min(run.top for run in runs)):
            if not rows:
                break
            at = middle(side[0])
            near = min(range(len(rows)), key=lambda n: abs(rows[n].at - at))
            first = first_numbers(side[0].text)
            starts = [n for n, text in enumerate(texts[: near + 1]) if text.startswith(first)]
            found.setdefault(starts[-1] if starts else near, []).extend(side)
        return found


def first_numbers(side: str) -> tuple[str, ...]:
    """How the first label beside a head at the side begins."""
    return ("1", "１") if side[:1] in ("（", "(") else ("（一", "(一")


def _height(pair: tuple[_Entry, Line]) -> float:
    return middle(pair[1])


def _left(cell: Cell | None) -> float:
    return cell.box[0] if cell else 0.0


def unread(cells: Sequence[Cell | None]) -> None:
    """Makes the figures of a row unreadable; its label stays."""
    for cell in cells:
        if cell is not None and cell.text and _FIGURES.fullmatch(cell.text):
            cell.text = LOST


def is_full(label: Cell, others: Sequence[Cell | None]) -> bool:
    """Whether the last line of a label is as wide as lines that were broken for want of room, its own or others'."""
    broken = [line.right - line.left for other in others if other for line in lines_of(other.runs)[:-1]]
    *own, last = lines_of(label.runs)
    if not broken and own:
        broken = [max(line.right - line.left for line in own)]
    return bool(broken) and last.right - last.left >= min(broken) - _FILLING * last.size
