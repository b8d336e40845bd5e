"""The report as an official paper: title, preamble, the six sections and the tables where the form has them."""

from gongkai.paper import Block, Cell, Heading, Paper, Paragraph, Table
from gongkai.report.model import Report, Section
from gongkai.report.writers import grid as tables
from gongkai.report.writers.outline import heading, level_of, outline, paragraphs

_SIZES = {2: 10.5, 3: 9.0, 4: 9.0}
"""Points: what lets the form's columns stand on an upright page."""


def to_paper(report: Report) -> Paper:
    """The paper of a report; a cell without a number stays as the document had it, never 0."""
    title = report.title or "政府信息公开工作年度报告"
    blocks: list[Block] = [Paragraph(line) for line in paragraphs(report.preamble)]
    form = report.layout
    for part in outline(report):
        if isinstance(part, Section):
            blocks.append(Heading(heading(part)))
            blocks += [_line(line) for line in paragraphs(part.text)]
        elif form is not None:
            blocks.append(_table(tables.grid(report, form, part)))
    return Paper(title, tuple(blocks), report.organ or "", "政府信息公开工作年度报告")


def _line(line: str) -> Block:
    level = level_of(line)
    return Heading(line, level) if level else Paragraph(line)


def _table(grid: tables.Grid) -> Table:
    rows = tuple(tuple(map(_cell, row)) for row in grid.rows)
    return Table(grid.caption, rows, len(grid.head), grid.widths, _SIZES[grid.number], together=True)


def _cell(cell: tables.Cell) -> Cell:
    if cell.kind in {"figure", "note"}:
        return Cell(cell.text, cell.across, cell.down)
    if cell.kind in {"col", "colgroup"}:
        return Cell(cell.text, cell.across, cell.down, "col")
    return Cell(cell.text, cell.across, cell.down, "row", "left" if cell.kind == "row" else "center")
