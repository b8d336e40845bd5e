"""Wide tables without lines: figures that stand under figures make the columns, their heights the rows.

A label beside them may run over several lines, of which any may bear the figures; heads at the side may be stacked.
"""

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.cells import Cell, Row
from gongkai.intake.pdf.letters import LOST
from gongkai.intake.pdf.lines import Line, lines_of, text_of
from gongkai.intake.pdf.page import Run

_LEAST = 5
"""A line with so many figures is a row of a wide table."""
_BETWEEN = 16
"""Lines between two rows of one table: a label over many lines, a stacked head at its side."""
_ABOVE = 40
_MANY = 4
_LONGEST_LABEL = 9
"""Lines."""
_FIGURE = Pattern(r"[-+]?\d[\d,]*(?:\.\d+)?|[/—－-]|无|\ufffd+")
_DIGIT = Pattern(r"\d")
_BEGINS = Pattern(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}\s*[)）、.．])")
_LIST_NUMBERS = Pattern(r"\d\s*[.、．](?!\d)")
_SECTION = Pattern(r"\s*[一二三四五六]\s*、")
_WITHIN = 0.7
"""Of the size: between the lines of one head there is no more room."""
_LAST_OF_LABEL = 2.2
"""Of the size: a line farther below the last is no part of the last label."""


@dataclass
class Wide:
    """A wide table among the lines of a page: it takes up `lines[first:last]`."""

    first: int
    last: int
    rows: list[Row]


def wide_tables(lines: Sequence[Line], page: int) -> list[Wide]:
    """The wide tables among a page's lines, from above."""
    figures = [_figures(line) for line in lines]
    anchors = [i for i, found in enumerate(figures) if len(found) >= _LEAST]
    groups: list[list[int]] = []
    for i in anchors:
        same = groups and i - groups[-1][-1] <= _BETWEEN and abs(len(figures[i]) - len(figures[groups[-1][0]])) < _LEAST
        if same:
            groups[-1].append(i)
        else:
            groups.append([i])
    found: list[Wide] = []
    for group in groups:
        edges = _edges([figures[i] for i in group])
        if edges is None:
            continue
        floor = found[-1].last if found else 0
        first, heads = _top(lines, group[0], floor, edges)
        last = _bottom(lines, group[-1], edges)
        found.append(Wide(first, last, _Table(lines[first:last], heads - first, edges, page).rows()))
    return found


def _figures(line: Line) -> list[Run]:
    found = [run for run in line.runs if _FIGURE.fullmatch(run.text)]
    return found if any(_DIGIT.search(run.text) for run in found) else []


def _edges(rows: Sequence[Sequence[Run]]) -> list[float] | None:
    """Where the columns begin, from the left; None where figures do not stand under figures."""
    most = max(map(len, rows))
    bands: list[list[float]] = []
    rows_in: list[int] = []
    for run in sorted(run for row in rows for run in row):
        if bands and run.left <= bands[-1][1]:
            bands[-1][1] = max(bands[-1][1], run.right)
            rows_in[-1] += 1
        else:
            bands.append([run.left, run.right])
            rows_in.append(1)
    if len(rows) >= _MANY and len(bands) > most:  # figures inside a label, say
        bands = [band for band, count in zip(bands, rows_in, strict=True) if count > 1]
    if len(bands) < most or len(bands) > most + 1:
        return None
    gaps = [(one[1] + two[0]) / 2 for one, two in itertools.pairwise(bands)]
    size = rows[0][0].size
    widest = max(run.right - run.left for row in rows for run in row)
    return [bands[0][0] - max(0.6 * size, (widest - (bands[0][1] - bands[0][0])) / 2), *gaps]


def _top(lines: Sequence[Line], anchor: int, floor: int, edges: Sequence[float]) -> tuple[int, int]:
    """Where the table's heads begin, and where its first label does."""
    label = _first_label(lines, anchor, floor, edges[0]) if lines[anchor].left < edges[0] else anchor
    for i in range(label - 1, max(floor, label - _ABOVE) - 1, -1):
        if _SECTION.match(lines[i].text) or lines[i].text.endswith("。"):
            return i + 1, label
    return max(floor, label - _ABOVE, 0), label


def _first_label(lines: Sequence[Line], anchor: int, floor: int, edge: float) -> int:
    """The first line above the figures that begins with a list number, short of the heading of the section."""
    label = -1
    for i in range(anchor, max(floor, anchor - _ABOVE) - 1, -1):
        if lines[i].left < edge and _BEGINS.match(lines[i].text):
            if (label - i > 1 and _SECTION.match(lines[i].text)) or (label < 0 and anchor - i > _LONGEST_LABEL):
                break
            label = i
    return label if label >= 0 else anchor


def _bottom(lines: Sequence[Line], anchor: int, edges: Sequence[float]) -> int:
    """Behind the last line of the last label."""
    last = anchor
    while last + 1 < len(lines):
        line = lines[last + 1]
        far = line.top - lines[last].top > _LAST_OF_LABEL * line.size
        if far or _BEGINS.match(line.text) or line.right > edges[0] or line.text.endswith("。"):
            break
        last += 1
    return last + 1


class _Table:
    """Sorts the runs of a table into heads, labels, heads at the side and figures."""

    def __init__(self, lines: Sequence[Line], heads: int, edges: Sequence[float], page: int) -> None:
        self._edges = edges
        self._page = page
        self._heads = lines[:heads]
        inside = [run for line in lines[heads:] for run in line.runs]
        self._values = lines_of(run for run in inside if (run.left + run.right) / 2 >= edges[0])
        left = [run for run in inside if (run.left + run.right) / 2 < edges[0]]
        self._sides = _stacked(left)
        stacked = {id(run) for side in self._sides for run in side}
        self._labels = lines_of(run for run in left if id(run) not in stacked)

    def rows(self) -> list[Row]:
        """The heads, then the rows: a cell for a head at the side, one for the label, one for each column."""
        found = self._head_rows()
        anchors = [(line.top + line.bottom) / 2 for line in self._values]
        labels = self._labels_of(anchors)
        sides = self._sides_of(anchors, labels)
        self._join_wrapped(labels)
        for number, line in enumerate(self._values):
            if not line.runs:
                continue
            row: Row = [self._cell(sides.get(number, [])), self._cell(labels[number])]
            columns: list[list[Run]] = [[] for _ in self._edges]
            for run in sorted(line.runs, key=lambda run: run.top):
                columns[max(0, bisect_right(self._edges, (run.left + run.right) / 2) - 1)].append(run)
            cells = [self._cell(runs) for runs in columns]
            if len(_LIST_NUMBERS.findall(row[1].text if row[1] else "")) > 1:
                _unread(cells)  # two labels in one: it cannot be told whose figures these are
            found.append([*row, *cells])
        return found

    def _join_wrapped(self, labels: Sequence[Sequence[Run]]) -> None:
        """Figures right below others, with no label of their own: they were too long for their columns."""
        for number in range(len(self._values) - 1, 0, -1):
            above, line = self._values[number - 1], self._values[number]
            if (
                not labels[number]
                and line.top - above.bottom < _WITHIN * line.size
                and len(line.runs) < len(above.runs)
            ):
                above.runs = [*above.runs, *line.runs]
                line.runs = []

    def _cell(self, runs: Sequence[Run]) -> Cell:
        if not runs:
            return Cell(self._page)
        box = (
            min(r.left for r in runs),
            min(r.top for r in runs),
            max(r.right for r in runs),
            max(r.bottom for r in runs),
        )
        return Cell(self._page, list(runs), text_of(list(runs)), box)

    def _head_rows(self) -> list[Row]:
        """The heads from above, those at one height on one row; what was broken over lines is put together."""
        cells: list[list[Run]] = []
        for line in self._heads:
            for run in line.runs:
                above = next((cell for cell in cells if _goes_on(cell[-1], run)), None)
                if above is None:
                    cells.append([run])
                else:
                    above.append(run)
        whole = [self._cell(cell) for cell in cells]
        rows: list[Row] = []
        before = 0.0
        for cell in sorted(whole, key=lambda cell: cell.box[1] + cell.box[3]):
            middle = (cell.box[1] + cell.box[3]) / 2
            if not rows or middle - before > 0.5 * cell.runs[0].size:
                rows.append([])
                before = middle
            rows[-1].append(cell)
        return [sorted(row, key=_left) for row in rows]

    def _labels_of(self, anchors: Sequence[float]) -> list[list[Run]]:
        """Each row's label: the block of words beside its figures that is farthest right; the rest are side heads."""
        found: list[list[Run]] = [[] for _ in anchors]
        blocks = _blocks(self._labels)
        taken: set[int] = set()
        for row, at in enumerate(anchors):
            beside = [n for n, block in enumerate(blocks) if _top_of(block) - 1 <= at <= _bottom_of(block) + 1]
            if beside:
                best = max(beside, key=lambda n: blocks[n][0].left)
                found[row] += blocks[best] if best not in taken else []
                taken.add(best)
        for n, block in enumerate(blocks):
            if n in taken:
                continue
            middle = (_top_of(block) + _bottom_of(block)) / 2
            row = min(range(len(anchors)), key=lambda row: abs(anchors[row] - middle))
            if found[row]:
                self._sides.append(block)
            else:
                found[row] += block
        self._sides.sort(key=_top_of)
        return found

    def _sides_of(self, anchors: Sequence[float], labels: Sequence[Sequence[Run]]) -> dict[int, list[Run]]:
        """Heads at the side, each at the first row of its group: the one above with the list number one."""
        found: dict[int, list[Run]] = {}
        for side in self._sides:
            middle = (side[0].top + side[0].bottom) / 2
            row = min(range(len(anchors)), key=lambda n: abs(anchors[n] - middle))
            first = ("（一", "(一") if side[0].text[:1] not in "（(" else ("1", "１")
            texts = [text_of(list(runs)) if runs else "" for runs in labels[: row + 1]]
            starts = [n for n, text in enumerate(texts) if text.startswith(first)]
            number = starts[-1] if starts else row
            found.setdefault(number, []).extend(side)
        return found


def _unread(cells: Sequence[Cell]) -> None:
    for cell in cells:
        cell.text = LOST if cell.text else ""


def _goes_on(above: Run, run: Run) -> bool:
    """Whether a run is the next line of the one above it, in the same cell."""
    shared = min(above.right, run.right) - max(above.left, run.left)
    return -0.3 * run.size <= run.top - above.bottom <= _WITHIN * run.size and shared >= 0.5 * min(
        above.right - above.left, run.right - run.left
    )


def _left(cell: Cell | None) -> float:
    return cell.box[0] if cell else 0.0


def _blocks(lines: Sequence[Line]) -> list[list[Run]]:
    """The words of cells: runs under runs without much room between, begun anew at every list number."""
    blocks: list[list[Run]] = []
    for line in lines:
        for run in line.runs:
            above = (
                None if _BEGINS.match(run.text) else next((b for b in reversed(blocks) if _beside(b[-1], run)), None)
            )
            if above is None:
                blocks.append([run])
            else:
                above.append(run)
    return blocks


def _beside(before: Run, run: Run) -> bool:
    """Whether a run goes on to the right of another, or below it."""
    same = min(before.bottom, run.bottom) - max(before.top, run.top) > 0.5 * run.size
    return (same and -1 <= run.left - before.right <= 0.6 * run.size) or _goes_on(before, run)


def _top_of(block: Sequence[Run]) -> float:
    return min(run.top for run in block)


def _bottom_of(block: Sequence[Run]) -> float:
    return max(run.bottom for run in block)


def _stacked(runs: Sequence[Run]) -> list[list[Run]]:
    """Characters that stand one under the other, alone on their lines: heads at the side, from above."""
    single = sorted((run for run in runs if len(run.text) <= 2 and not run.turned), key=lambda run: run.top)
    stacks: list[list[Run]] = []
    for run in single:
        for stack in stacks:
            above = stack[-1]
            near = run.top - above.top <= 1.9 * run.size and abs(run.left + run.right - above.left - above.right) <= 2
            if near and not _BEGINS.match(run.text):
                stack.append(run)
                break
        else:
            stacks.append([run])
    return [stack for stack in stacks if len(stack) > 2]
