"""Random reports in random layouts, distorted at random: what real pages do to the form, with the truth at hand."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tests.report.sound import OTHER, OVERVIEW, PREAMBLE, PROBLEMS

from gongkai.report.forms import Form, Line, form_of
from gongkai.report.model import Value

Rows = list[list[str]]
_COLUMNS = 7


@dataclass(frozen=True)
class Distorted:
    """A distorted text, the values it was made from, and what was done."""

    text: str
    truth: Mapping[str, Value]
    merged: bool
    done: tuple[str, ...]


def random_cells(rng: random.Random, form: Form, *, merged: bool, blanks: float = 0.0) -> dict[str, Value]:
    """Cells that tie; a share `blanks` of the cells of table 3 is None."""
    big = rng.choice([2, 9, 40, 900, 30_000])
    cells = _random_table2(rng, form, big)
    lines = form.lines_for(merged=merged)
    cells |= _random_table3(rng, form, lines, big)
    for stage in form.stages:
        values = [0 if rng.random() < 0.6 else rng.randint(0, 12) for _ in range(4)]
        cells.update(zip(stage.paths, [*values, sum(values)], strict=True))
    if blanks:
        cells |= {path: None for line in lines for path in line.paths if rng.random() < blanks}
    return cells


def _random_table2(rng: random.Random, form: Form, big: int) -> dict[str, Value]:
    cells: dict[str, Value] = {}
    for line in form.active_lines:
        for path in line.paths:
            kind = form.kinds[path]
            if kind == "wan":
                some = Decimal(rng.randint(1, 99999)) / 100
                cells[path] = rng.choice([Decimal(0), Decimal("0.04"), some]).normalize() + 0
            elif kind == "change":
                cells[path] = rng.choice([0, rng.randint(-9, 20)])
            else:
                cells[path] = 0 if line.key == "rules" else rng.choice([0, 0, rng.randint(0, big)])
    return cells


def _random_table3(rng: random.Random, form: Form, lines: Sequence[Line], big: int) -> dict[str, Value]:
    cells: dict[str, Value] = {}
    outcomes = [line.key for line in lines if line.key not in {"new", "carried_in", "total", "carried_out"}]
    zero = rng.random() < 0.3
    for column in [column.key for column in form.columns if column.key != "total"]:
        most = rng.choice([1, 3, big])
        results = {key: 0 if zero or rng.random() < 0.6 else rng.randint(0, most) for key in outcomes}
        out = 0 if zero else rng.randint(0, 3)
        handled = sum(results.values())
        carried = rng.randint(0, min(handled + out, 5))
        flow = {"total": handled, "carried_out": out, "carried_in": carried, "new": handled + out - carried}
        cells.update({f"applications.{key}.{column}": value for key, value in (results | flow).items()})
    for line in lines:
        cells[line.paths[-1]] = sum(int(cells[path] or 0) for path in line.paths[:-1])
    return cells


def _shown(value: Value) -> str:
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _table2(form: Form, cells: Mapping[str, Value]) -> Rows:
    rows: Rows = []
    for block in form.blocks:
        width = max(4, len(block.columns) + 1)
        rows.append([block.clause, *[""] * (width - 1)])
        rows.append(["信息内容", *[c.label for c in block.columns], *[""] * (width - 1 - len(block.columns))])
        for line in block.lines:
            values = [_shown(cells[path]) for path in line.paths]
            rows.append([line.label, *values, *[""] * (width - 1 - len(values))])
    return rows


def _table3(form: Form, cells: Mapping[str, Value], *, merged: bool) -> Rows:
    labels = {column.key: column.label for column in form.columns}
    rows: Rows = [
        [form.note, "", "", "申请人情况", *[""] * 5, ""],
        ["", "", "", labels["natural"], "法人或其他组织", *[""] * 4, labels["total"]],
        ["", "", "", "", *[column.label for column in form.columns[1:-1]], ""],
    ]
    groups = {group.key: group for group in form.groups}
    seen: set[str] = set()
    for line in form.lines_for(merged=merged):
        values = [_shown(cells[path]) for path in line.paths]
        if not line.group:
            rows.append([line.label, "", "", *values])
            continue
        first = "" if "result" in seen else groups["result"].label
        seen.add("result")
        if line.group == "result":
            rows.append([first, line.label, "", *values])
        else:
            second = "" if line.group in seen else groups[line.group].label
            seen.add(line.group)
            rows.append([first, second, line.label, *values])
    return rows


def _table4(form: Form, cells: Mapping[str, Value]) -> Rows:
    five = [column.label for column in form.remedy_columns]
    return [
        [form.stages[0].label, *[""] * 4, "行政诉讼", *[""] * 9],
        [*five, form.stages[1].label, *[""] * 4, form.stages[2].label, *[""] * 4],
        [*[""] * 5, *five, *five],
        [_shown(cells[path]) for stage in form.stages for path in stage.paths],
    ]


# ---- layouts: rows of cells → text ----------------------------------------------------------------------------


def tab_rows(rows: Rows, rng: random.Random) -> str:
    return "\n".join("\t".join(row) for row in rows)


def tab_rows_with_trailing(rows: Rows, rng: random.Random) -> str:
    return "\n".join("\t".join(row) + "\t" for row in rows)


def pipe_rows(rows: Rows, rng: random.Random) -> str:
    left, right = rng.choice([("| ", " |"), ("", ""), ("", " |")])
    lines = [left + " | ".join(row) + right for row in rows]
    if rng.random() < 0.5:
        lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines)


def cell_a_line(rows: Rows, rng: random.Random) -> str:
    lead, between = rng.choice([("", "\n"), ("\t", "\n"), ("", "\n\n")])
    end = rng.choice(["\n", "\n\n"])
    return end.join(between.join(lead + cell for cell in row) for row in rows)


def cell_and_pipe(rows: Rows, rng: random.Random) -> str:
    return "\n".join("\n".join(f"{cell} |" if cell else "|" for cell in row) for row in rows)


def spaced(rows: Rows, rng: random.Random) -> str:
    return "\n".join("   ".join(cell for cell in row if cell) for row in rows)


LAYOUTS: tuple[Callable[[Rows, random.Random], str], ...] = (
    tab_rows,
    tab_rows_with_trailing,
    pipe_rows,
    cell_a_line,
    cell_and_pipe,
    spaced,
)
HOLDS_BLANKS = (tab_rows, tab_rows_with_trailing, pipe_rows)
"""Layouts in which a blank cell leaves a border behind on every row."""


# ---- distortions of rows, then of text --------------------------------------------------------------------------


def drop_leading(rows: Rows, rng: random.Random) -> Rows:
    """After a page break the leading empty cells are gone."""
    result = []
    for row in rows:
        lead = next((i for i, cell in enumerate(row) if cell), 0)
        result.append(row[rng.randint(0, lead) :] if lead and rng.random() < 0.5 and _is_values(row) else row)
    return result


def _is_values(row: list[str]) -> bool:
    return len(row) == 10 and bool(row[2])


def cut_labels(rows: Rows, rng: random.Random) -> Rows:
    """A label is cut anywhere: what is left is its beginning or its end, of one character at least."""
    result = []
    for row in rows:
        cells = list(row)
        for index, cell in enumerate(cells):
            if len(cell) > 2 and not _number(cell) and rng.random() < 0.15:
                at = rng.randint(1, len(cell) - 1)
                cells[index] = cell[:at] if rng.random() < 0.6 else cell[at:]
        result.append(cells)
    return result


def lose_characters(rows: Rows, rng: random.Random) -> Rows:
    """Up to 3 % of the characters of labels are gone."""
    share = rng.uniform(0, 0.03)
    return [
        [cell if _number(cell) else "".join(c for c in cell if rng.random() >= share) for cell in row] for row in rows
    ]


def _number(cell: str) -> bool:
    return bool(cell) and cell.lstrip("-").replace(".", "").isdigit()


def break_labels(rows: Rows, rng: random.Random) -> Rows:
    """A label is broken over two lines or has blanks inside."""
    result = []
    for row in rows:
        cells = list(row)
        for index, cell in enumerate(cells):
            if len(cell) > 3 and not _number(cell) and rng.random() < 0.2:
                at = rng.randint(1, len(cell) - 1)
                cells[index] = cell[:at] + rng.choice([" ", "\n", "  "]) + cell[at:]
        result.append(cells)
    return result


def swap_widths(text: str, rng: random.Random) -> str:
    """Brackets, commas and digits in the other width."""
    pairs = [("（", "("), ("）", ")"), ("、", ","), ("，", ","), ("“", '"'), ("”", '"')]
    for a, b in pairs:
        if rng.random() < 0.5:
            text = text.replace(a, b)
    if rng.random() < 0.4:
        text = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() and rng.random() < 0.3 else c for c in text)
    return text


def glue_rows(text: str, rng: random.Random) -> str:
    """Some line breaks are gone."""
    return "".join("" if c == "\n" and rng.random() < 0.08 else c for c in text)


def break_pages(text: str, rng: random.Random) -> str:
    """Blank lines, sometimes a page number, between lines."""
    lines = text.split("\n")
    for _ in range(rng.randint(1, 3)):
        at = rng.randint(0, len(lines))
        lines[at:at] = rng.choice(
            [[""], ["", ""], ["", f"— {rng.randint(1, 9)} —", ""], [f"第 {rng.randint(1, 9)} 页"]]
        )
    return "\n".join(lines)


def pad(text: str, rng: random.Random) -> str:
    """Blanks around cells."""
    filler = rng.choice([" ", "\u3000", "  "])
    return "".join(c + (filler if c in "\t|" and rng.random() < 0.5 else "") for c in text)


ROW_DISTORTIONS = (drop_leading, cut_labels, lose_characters, break_labels)
TEXT_DISTORTIONS = (swap_widths, glue_rows, break_pages, pad)


def distorted(seed: int) -> Distorted:
    """The report, layout and distortions of a seed."""
    rng = random.Random(seed)
    edition = rng.choice(["2021", "2021", "2021", "2019"])
    form = form_of(edition)
    merged = edition == "2021" and rng.random() < 0.15
    layout = rng.choice(LAYOUTS)
    blanks = rng.choice([0, 0, 0, 0.05]) if layout in HOLDS_BLANKS else 0
    cells = random_cells(rng, form, merged=merged, blanks=blanks)
    by_row = [d for d in ROW_DISTORTIONS if rng.random() < 0.35]
    by_text = [d for d in TEXT_DISTORTIONS if rng.random() < 0.35]
    if blanks and break_labels in by_row:
        by_row.remove(break_labels)  # a break inside a row and a blank cell together leave nothing to count by
    tables = []
    for rows in (_table2(form, cells), _table3(form, cells, merged=merged), _table4(form, cells)):
        for change in by_row:
            rows = change(rows, rng)
        text = layout(rows, rng)
        for change in by_text:
            text = change(text, rng)
        tables.append(text)
    heads = [head.heading for head in form.sections]
    organ, year = "云岭县松溪镇人民政府", 2024 if edition == "2021" else 2020
    text = "\n".join(
        [
            f"{organ}{year}年政府信息公开工作年度报告",
            PREAMBLE,
            f"一、{heads[0]}",
            OVERVIEW,
            *(f"{'二三四'[n]}、{heads[n + 1]}\n{table}" for n, table in enumerate(tables)),
            f"五、{heads[4]}",
            PROBLEMS,
            f"六、{heads[5]}",
            OTHER,
        ]
    )
    done = (edition, "merged" if merged else "", layout.__name__, *(d.__name__ for d in (*by_row, *by_text)))
    return Distorted(text, cells, merged, tuple(filter(None, done)))
