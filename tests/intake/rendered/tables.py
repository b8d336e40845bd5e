"""A random report as a value: its paragraphs, and its tables as cells that span rows and columns."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from tests.report.readers.distortion import random_cells
from tests.report.sound import ORGAN, OTHER, OVERVIEW, PREAMBLE, PROBLEMS

from gongkai.report.forms import Form, form_of
from gongkai.report.model import Value
from gongkai.report.readers import read


class Span(NamedTuple):
    """A cell: its text, and how many columns and rows it takes up."""

    text: str
    across: int = 1
    down: int = 1


Table = list[list[Span]]


@dataclass(frozen=True)
class Made:
    """A report to be rendered: paragraphs and tables in their order; `truth` is what every cell must read as."""

    blocks: tuple[str | Table, ...]
    truth: Mapping[str, Value]
    seed: int


def made(seed: int, *, blanks: float | None = None) -> Made:
    """The report of a seed."""
    rng = random.Random(seed)
    form = form_of("2021")
    merged = rng.random() < 0.15
    share = rng.choice([0, 0, 0.1, 0.3]) if blanks is None else blanks
    cells = random_cells(rng, form, merged=merged, blanks=share)
    heads = [head.heading for head in form.sections]
    notes = ["（单位：件）", ""]
    tables = (table2(form, cells), table3(form, cells, merged=merged), table4(form, cells))
    blocks: list[str | Table] = [f"{ORGAN}2024年政府信息公开工作年度报告", PREAMBLE, f"一、{heads[0]}"]
    blocks += OVERVIEW.split("\n")
    for number, table in enumerate(tables):
        blocks += [f"{'二三四'[number]}、{heads[number + 1]}"]
        blocks += [rng.choice(notes)] if rng.random() < 0.2 else []
        blocks.append(table)
    blocks += [f"五、{heads[4]}", *PROBLEMS.split("\n"), f"六、{heads[5]}", *OTHER.split("\n")]
    return Made(tuple(blocks), cells, seed)


def shown(value: Value) -> str:
    """A value as a cell of the form shows it."""
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def table2(form: Form, cells: Mapping[str, Value]) -> Table:
    """The table of what was published unasked: a clause over each block, four columns."""
    rows: Table = []
    for block in form.blocks:
        rows.append([Span(block.clause, 4)])
        narrow = len(block.columns) == 1
        across = 3 if narrow else 1
        rows.append([Span("信息内容"), *[Span(column.label, across) for column in block.columns]])
        for line in block.lines:
            rows.append([Span(line.label), *[Span(shown(cells[path]), across) for path in line.paths]])
    return rows


def table3(form: Form, cells: Mapping[str, Value], *, merged: bool) -> Table:
    """The table of applications: side headers merged over their rows."""
    labels = {column.key: column.label for column in form.columns}
    rows: Table = [
        [Span(form.note, 3, 3), Span("申请人情况", 7)],
        [Span(labels["natural"], 1, 2), Span("法人或其他组织", 5), Span(labels["total"], 1, 2)],
        [Span(column.label) for column in form.columns[1:-1]],
    ]
    groups = {group.key: group for group in form.groups}
    lines = form.lines_for(merged=merged)
    sizes = {key: sum(line.group == key for line in lines) for key in groups}
    result = sum(bool(line.group) for line in lines)
    seen: set[str] = set()
    for line in lines:
        values = [Span(shown(cells[path])) for path in line.paths]
        if not line.group:
            rows.append([Span(line.label, 3), *values])
            continue
        row = [] if "result" in seen else [Span(groups["result"].label, 1, result)]
        seen.add("result")
        if line.group == "result":
            row.append(Span(line.label, 2))
        else:
            row += [] if line.group in seen else [Span(groups[line.group].label, 1, sizes[line.group])]
            seen.add(line.group)
            row.append(Span(line.label))
        rows.append(row + values)
    return rows


def table4(form: Form, cells: Mapping[str, Value]) -> Table:
    """The table of reviews and suits."""
    five = [Span(column.label, 1, 2) for column in form.remedy_columns]
    last = [Span(column.label) for column in form.remedy_columns]
    return [
        [Span(form.stages[0].label, 5, 1), Span("行政诉讼", 10)],
        [*five, Span(form.stages[1].label, 5), Span(form.stages[2].label, 5)],
        [*last, *last],
        [Span(shown(cells[path])) for stage in form.stages for path in stage.paths],
    ]


def slots(table: Table) -> list[tuple[int, int, Span]]:
    """Each cell with the row and column (from 0) of its first slot."""
    found, taken = [], set()
    for y, row in enumerate(table):
        x = 0
        for span in row:
            while (y, x) in taken:
                x += 1
            found.append((y, x, span))
            taken.update((y + down, x + right) for down in range(span.down) for right in range(span.across))
            x += span.across
    return found


def wrong_cells(data: bytes, report: Made, name: str = "") -> list[str]:
    """Every cell that reads as anything but the truth; blank cells must be missing, not zero."""
    (found,) = read(data, name)
    wrong = [
        f"{path}: {value} read as {found.cells.get(path, 'absent')} ({found.missing.get(path)})"
        for path, value in report.truth.items()
        if found.cells.get(path, "absent") != value or (value is None and found.missing.get(path) != "blank")
    ]
    extra = found.cells.keys() - report.truth.keys()
    wrong += [f"{path}: invented {found.cells[path]}" for path in extra if found.cells[path] is not None]
    if len({section.number for section in found.sections}) != 6:
        wrong.append(f"sections {[section.number for section in found.sections]}")
    if found.organ != ORGAN or found.year != 2024:
        wrong.append(f"{found.organ} {found.year}")
    return wrong
