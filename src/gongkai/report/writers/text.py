"""The report as plain text, tables as rows of cells between tabs, in the order of the official page."""

from collections.abc import Iterator

from gongkai.report.forms import Form
from gongkai.report.model import Report, Section
from gongkai.report.writers.grid import grid, placed
from gongkai.report.writers.outline import heading, outline, paragraphs


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
            blocks.append(["\t".join(row) for row in _rows(report, form, part)])
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _rows(report: Report, form: Form, number: int) -> Iterator[list[str]]:
    """The rows of a table; a merged cell's text stands in its first field, the others are empty."""
    found = grid(report, form, number)
    width = len(found.widths)
    for row in placed(found.rows):
        fields = [""] * width
        for column, cell in row:
            fields[column] = cell.text
        yield fields
