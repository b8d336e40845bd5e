"""The three tables of the form as web tables: merged cells as on paper, every figure tied to its heads."""

from html import escape

from gongkai.report.forms import Form
from gongkai.report.model import Report
from gongkai.report.writers.grid import Cell, Row, grid
from gongkai.report.writers.html.marks import Marks


def table(report: Report, form: Form, number: int, marks: Marks) -> str:
    """Table 2, 3 or 4 of a report, in a frame that scrolls by itself on a narrow screen."""
    found = grid(report, form, number)
    head = f"<thead>{''.join(_row(report, row, marks) for row in found.head)}</thead>" if found.head else ""
    bodies = "".join(f"<tbody>{''.join(_row(report, row, marks) for row in body)}</tbody>" for body in found.bodies)
    return (
        f'<div class="frame" role="region" tabindex="0" aria-label="{found.caption}">'
        f'<table class="table{number}"><caption>{found.caption}</caption>{head}{bodies}</table></div>'
    )


def _row(report: Report, row: Row, marks: Marks) -> str:
    return f"<tr>{''.join(_cell(report, cell, marks) for cell in row)}</tr>"


def _cell(report: Report, cell: Cell, marks: Marks) -> str:
    spans = _span("col", cell.across) + _span("row", cell.down)
    text = escape(cell.text)
    if cell.kind == "figure":
        level = marks.level(cell.key)
        shown = f"{text} {marks.flags(cell.key)}".strip() if level else text
        names = [name for name in (level, "missing" if report.cells.get(cell.key) is None else "") if name]
        looks = f' class="{" ".join(names)}"' if names else ""
        return f'<td id="{cell.key}"{looks}{spans} headers="{" ".join(cell.heads)}">{shown}</td>'
    if cell.kind == "note":
        return f'<td class="note"{spans}>{text}</td>'
    name = f' id="{cell.key}"' if cell.key else ""
    return f'<th scope="{cell.kind}"{name}{spans}>{text}</th>'


def _span(way: str, count: int) -> str:
    return f' {way}span="{count}"' if count > 1 else ""
