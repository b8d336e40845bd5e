"""The report as plain text, tables as rows of cells between tabs, in the order of the official page."""

from collections.abc import Iterator

from gongkai.report.forms import Form
from gongkai.report.model import Report, Section
from gongkai.report.writers.outline import columns_across, heading, outline, paragraphs, present_lines, present_stages
from gongkai.report.writers.printing import printed


def to_text(report: Report) -> str:
    """The whole report; a cell without a number stays as the document had it, never 0."""
    blocks: list[list[str]] = []
    if report.title:
        blocks.append([report.title])
    if report.preamble:
        blocks.append(paragraphs(report.preamble))
    form = report.layout
    for part in outline(report):
        if isinstance(part, Section):
            blocks.append([heading(part)])
            blocks.append(paragraphs(part.text))
        elif form is not None:
            blocks.append(["\t".join(row) for row in _TABLES[part](report, form)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _active(report: Report, form: Form) -> Iterator[list[str]]:
    for block in form.blocks:
        lines = [line for line in block.lines if not report.cells.keys().isdisjoint(line.paths)]
        if not lines:
            continue
        gaps = [[""] * (across - 1) for across in columns_across(len(block.columns))]
        yield [block.clause, "", "", ""]
        yield ["信息内容", *_spread([column.label for column in block.columns], gaps)]
        for line in lines:
            yield [line.label, *_spread([printed(report, path) for path in line.paths], gaps)]


def _spread(cells: list[str], gaps: list[list[str]]) -> list[str]:
    return [field for cell, gap in zip(cells, gaps, strict=True) for field in (cell, *gap)]


def _applications(report: Report, form: Form) -> Iterator[list[str]]:
    first, *organisations, total = (column.label for column in form.columns)
    yield [form.note, "", "", form.heads[0], *[""] * (len(organisations) + 1)]
    yield ["", "", "", first, form.heads[1], *[""] * (len(organisations) - 1), total]
    yield ["", "", "", "", *organisations, ""]
    groups = {group.key: group for group in form.groups}
    printed_groups: set[str] = set()
    for line in present_lines(report, form):
        labels = [""] * 3
        depth, group = 0, groups.get(line.group)
        for outer in (groups.get(group.parent) if group else None, group):
            if outer is None:
                continue
            if outer.key not in printed_groups:
                labels[depth] = outer.label
                printed_groups.add(outer.key)
            depth += 1
        labels[depth] = line.label
        yield [*labels, *(printed(report, path) for path in line.paths)]


def _remedies(report: Report, form: Form) -> Iterator[list[str]]:
    stages = present_stages(report, form)
    five = [column.label for column in form.remedy_columns]
    rest = [""] * (len(five) - 1)
    top, middle, bottom = [], [], []
    seen = ""
    for stage in stages:
        if stage.group:
            top += [stage.group if stage.group != seen else "", *rest]
            middle += [stage.label, *rest]
            bottom += five
        else:
            top += [stage.label, *rest]
            middle += five
            bottom += ["", *rest]
        seen = stage.group
    yield top
    yield middle
    if any(bottom):
        yield bottom
    yield [printed(report, path) for stage in stages for path in stage.paths]


_TABLES = {2: _active, 3: _applications, 4: _remedies}
