"""The three tables of the form as they stand on paper: rows of cells that may span several columns and rows.

Every format that shows tables (web page, Word, PDF, Excel, text) is written from this one value.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from gongkai.report.forms import Form
from gongkai.report.forms.form import Line, Stage
from gongkai.report.model import Report
from gongkai.report.writers.outline import columns_across, present_lines, present_stages
from gongkai.report.writers.printing import printed

CellKind = Literal["figure", "note", "row", "col", "rowgroup", "colgroup"]


class Cell(NamedTuple):
    """A cell: what it says, what it is (a figure, a note, or the head of a row, a column or a group of them)."""

    text: str
    kind: CellKind
    key: str = ""
    """Names a head within its table; for a figure its cell path."""
    across: int = 1
    down: int = 1
    heads: tuple[str, ...] = ()
    """For a figure: the keys of the heads it stands under, outermost first."""


Row = tuple[Cell, ...]


class Grid(NamedTuple):
    """A table: its caption, the rows of its head, its bodies (table 2 has one for each clause), its columns' widths."""

    number: int
    caption: str
    head: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]
    widths: tuple[float, ...]
    """Shares of the page's width; they add up to 1."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows from top to bottom."""
        return (*self.head, *(row for body in self.bodies for row in body))


def grid(report: Report, form: Form, number: int) -> Grid:
    """Table 2, 3 or 4 of a report as its form prints it; rows that the report does not have are left out."""
    title = next(head.heading for head in form.sections if head.number == number)
    return _GRIDS[number](report, form)._replace(number=number, caption=f"表{'一二三四'[number - 1]}　{title}")


def placed(rows: Sequence[Row]) -> Iterator[list[tuple[int, Cell]]]:
    """Row by row, each cell with the column it begins in (from 0), cells that reach down from above counted in."""
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        line, x = [], 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            line.append((x, cell))
            taken.update((y + down, x + across) for down in range(1, cell.down) for across in range(cell.across))
            x += cell.across
        yield line


def _figure(report: Report, path: str, heads: tuple[str, ...], across: int = 1) -> Cell:
    return Cell(printed(report, path), "figure", path, across, 1, heads)


def _active(report: Report, form: Form) -> Grid:
    bodies = []
    for number, block in enumerate(form.blocks, 1):
        lines = [line for line in block.lines if not report.cells.keys().isdisjoint(line.paths)]
        if not lines:
            continue
        across = columns_across(len(block.columns))
        heads = [f"a{number}-{index}" for index in range(len(block.columns))]
        rows: list[Row] = [
            (Cell(block.clause, "rowgroup", f"a{number}", 4),),
            (
                Cell("信息内容", "col"),
                *(Cell(c.label, "col", h, a) for c, h, a in zip(block.columns, heads, across, strict=True)),
            ),
        ]
        for line in lines:
            own = f"a-{line.key}"
            figures = (
                _figure(report, path, (f"a{number}", own, head), width)
                for path, head, width in zip(line.paths, heads, across, strict=True)
            )
            rows.append((Cell(line.label, "row", own), *figures))
        bodies.append(tuple(rows))
    return Grid(2, "", (), tuple(bodies), (0.25,) * 4)


def _applications(report: Report, form: Form) -> Grid:
    first, *organisations, total = form.columns
    keys = [f"c-{column.key}" for column in form.columns]
    head: tuple[Row, ...] = (
        (Cell(form.note, "note", "", 3, 3), Cell(form.heads[0], "colgroup", "c", 7)),
        (
            Cell(first.label, "col", keys[0], 1, 2),
            Cell(form.heads[1], "colgroup", "c-organisations", len(organisations)),
            Cell(total.label, "col", keys[-1], 1, 2),
        ),
        tuple(Cell(c.label, "col", key) for c, key in zip(organisations, keys[1:-1], strict=True)),
    )
    lines = present_lines(report, form)
    groups = _groups_of(form, lines)
    labels = {group.key: group.label for group in form.groups}
    rows: list[Row] = []
    opened: set[str] = set()
    for line in lines:
        outer = groups[line.key]
        cells = []
        for group in outer:
            if group not in opened:
                opened.add(group)
                height = sum(group in names for names in groups.values())
                cells.append(Cell(labels[group], "rowgroup", f"g-{group}", 1, height))
        own = f"r-{line.key}"
        cells.append(Cell(line.label, "row", own, 3 - len(outer)))
        above = [f"g-{group}" for group in outer]
        cells += [_figure(report, path, (*above, own, key)) for path, key in zip(line.paths, keys, strict=True)]
        rows.append(tuple(cells))
    return Grid(3, "", head, (tuple(rows),), (0.075, 0.115, 0.285, *[0.075] * 7))


def _groups_of(form: Form, lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    """Row → the groups it stands in, outermost first; the single row of （六） stands in no inner group."""
    parents = {group.key: group.parent for group in form.groups}
    return {line.key: tuple(key for key in (parents.get(line.group, ""), line.group) if key) for line in lines}


def _remedies(report: Report, form: Form) -> Grid:
    stages = present_stages(report, form)
    five = form.remedy_columns
    deep = any(stage.group for stage in stages)
    top: list[Cell] = []
    middle: list[Cell] = []
    bottom: list[Cell] = []
    for group, members in groupby(stages, key=lambda stage: stage.group):
        inside = list(members)
        if group:
            top.append(Cell(group, "colgroup", "s-litigation", len(five) * len(inside)))
        for stage in inside:
            columns = [
                Cell(column.label, "col", f"s-{stage.key}-{column.key}", 1, 1 if group or not deep else 2)
                for column in five
            ]
            (middle if group else top).append(Cell(stage.label, "colgroup", f"s-{stage.key}", len(five)))
            (bottom if group else middle).extend(columns)
    figures = tuple(
        _figure(report, path, (*_stage_heads(stage), f"s-{stage.key}-{column.key}"))
        for stage in stages
        for path, column in zip(stage.paths, five, strict=True)
    )
    head = tuple(tuple(row) for row in (top, middle, bottom) if row)
    count = len(five) * len(stages)
    return Grid(4, "", head, ((figures,),), (1 / count,) * count)


def _stage_heads(stage: Stage) -> tuple[str, ...]:
    return ("s-litigation", f"s-{stage.key}") if stage.group else (f"s-{stage.key}",)


_GRIDS: dict[int, Callable[[Report, Form], Grid]] = {2: _active, 3: _applications, 4: _remedies}
