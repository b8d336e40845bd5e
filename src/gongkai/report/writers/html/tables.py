"""The three tables of the form as web tables: merged cells as on paper, every figure tied to its heads."""

from collections.abc import Callable, Sequence
from html import escape
from itertools import groupby

from gongkai.report.forms import Form
from gongkai.report.forms.form import Line, Stage
from gongkai.report.model import Report
from gongkai.report.writers.html.marks import Marks
from gongkai.report.writers.outline import columns_across, present_lines, present_stages
from gongkai.report.writers.printing import printed

Figure = Callable[..., str]
"""Cell path, ids of its heads and columns across → the table cell."""


def table(report: Report, form: Form, number: int, marks: Marks) -> str:
    """Table 2, 3 or 4 of a report, in a frame that scrolls by itself on a narrow screen."""

    def figure(path: str, heads: Sequence[str], across: int = 1) -> str:
        level = marks.level(path)
        shown = escape(printed(report, path))
        text = f"{shown} {marks.flags(path)}".strip() if level else shown
        looks = _class(level, path, report) + _span("col", across)
        return f'<td id="{path}"{looks} headers="{" ".join(heads)}">{text}</td>'

    title = next(head.heading for head in form.sections if head.number == number)
    caption = f"表{'一二三四'[number - 1]}　{title}"
    body = _TABLES[number](report, form, figure)
    return (
        f'<div class="frame" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="table{number}"><caption>{caption}</caption>{body}</table></div>'
    )


def _class(level: str, path: str, report: Report) -> str:
    names = [name for name in (level, "missing" if report.cells.get(path) is None else "") if name]
    return f' class="{" ".join(names)}"' if names else ""


def _span(way: str, count: int) -> str:
    return f' {way}span="{count}"' if count > 1 else ""


def _head(text: str, scope: str, key: str = "", across: int = 1, down: int = 1) -> str:
    name = f' id="{key}"' if key else ""
    return f'<th scope="{scope}"{name}{_span("col", across)}{_span("row", down)}>{escape(text)}</th>'


def _row(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _active(report: Report, form: Form, figure: Figure) -> str:
    bodies = []
    for number, block in enumerate(form.blocks, 1):
        lines = [line for line in block.lines if not report.cells.keys().isdisjoint(line.paths)]
        if not lines:
            continue
        across = columns_across(len(block.columns))
        heads = [f"a{number}-{index}" for index in range(len(block.columns))]
        rows = [
            _row([_head(block.clause, "rowgroup", f"a{number}", 4)]),
            _row(
                [
                    _head("信息内容", "col"),
                    *(_head(c.label, "col", h, a) for c, h, a in zip(block.columns, heads, across, strict=True)),
                ]
            ),
        ]
        for line in lines:
            own = f"a-{line.key}"
            cells = [
                figure(path, (f"a{number}", own, head), width)
                for path, head, width in zip(line.paths, heads, across, strict=True)
            ]
            rows.append(_row([_head(line.label, "row", own), *cells]))
        bodies.append(f"<tbody>{''.join(rows)}</tbody>")
    return "".join(bodies)


def _applications(report: Report, form: Form, figure: Figure) -> str:
    first, *organisations, total = form.columns
    heads = [f"c-{column.key}" for column in form.columns]
    head = (
        _row(
            [
                f'<td class="note" colspan="3" rowspan="3">{escape(form.note)}</td>',
                _head(form.heads[0], "colgroup", "c", 7),
            ]
        )
        + _row(
            [
                _head(first.label, "col", heads[0], 1, 2),
                _head(form.heads[1], "colgroup", "c-organisations", len(organisations)),
                _head(total.label, "col", heads[-1], 1, 2),
            ]
        )
        + _row([_head(c.label, "col", h) for c, h in zip(organisations, heads[1:-1], strict=True)])
    )
    lines = present_lines(report, form)
    groups = _groups_of(form, lines)
    rows = []
    opened: set[str] = set()
    for line in lines:
        outer = groups[line.key]
        cells = []
        for group in outer:
            if group not in opened:
                opened.add(group)
                label = next(g.label for g in form.groups if g.key == group)
                cells.append(_head(label, "rowgroup", f"g-{group}", 1, sum(group in keys for keys in groups.values())))
        own = f"r-{line.key}"
        cells.append(_head(line.label, "row", own, 3 - len(outer)))
        above = [f"g-{group}" for group in outer]
        cells += [figure(path, (*above, own, column)) for path, column in zip(line.paths, heads, strict=True)]
        rows.append(_row(cells))
    return f"<thead>{head}</thead><tbody>{''.join(rows)}</tbody>"


def _groups_of(form: Form, lines: Sequence[Line]) -> dict[str, tuple[str, ...]]:
    """Row → the groups it stands in, outermost first; the single row of （六） stands in no inner group."""
    parents = {group.key: group.parent for group in form.groups}
    return {line.key: tuple(key for key in (parents.get(line.group, ""), line.group) if key) for line in lines}


def _remedies(report: Report, form: Form, figure: Figure) -> str:
    stages = present_stages(report, form)
    five = form.remedy_columns
    deep = any(stage.group for stage in stages)
    top: list[str] = []
    middle: list[str] = []
    bottom: list[str] = []
    for group, members in groupby(stages, key=lambda stage: stage.group):
        inside = list(members)
        if group:
            top.append(_head(group, "colgroup", "s-litigation", len(five) * len(inside)))
        for stage in inside:
            columns = [
                _head(column.label, "col", f"s-{stage.key}-{column.key}", 1, 1 if group or not deep else 2)
                for column in five
            ]
            (middle if group else top).append(_head(stage.label, "colgroup", f"s-{stage.key}", len(five)))
            (bottom if group else middle).extend(columns)
    head = _row(top) + _row(middle) + (_row(bottom) if bottom else "")
    cells = [
        figure(path, (*_stage_heads(stage), f"s-{stage.key}-{column.key}"))
        for stage in stages
        for path, column in zip(stage.paths, five, strict=True)
    ]
    return f"<thead>{head}</thead><tbody>{_row(cells)}</tbody>"


def _stage_heads(stage: Stage) -> tuple[str, ...]:
    return ("s-litigation", f"s-{stage.key}") if stage.group else (f"s-{stage.key}",)


_TABLES = {2: _active, 3: _applications, 4: _remedies}
