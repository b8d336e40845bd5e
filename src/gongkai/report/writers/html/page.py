"""The page around the tables: title, texts in order, what was found."""

from collections.abc import Sequence
from html import escape

from gongkai.report.model import Report, Section
from gongkai.report.writers.html.look import STYLE
from gongkai.report.writers.html.marks import Mark, Marks
from gongkai.report.writers.html.tables import table
from gongkai.report.writers.outline import heading, outline, paragraphs


def to_html(report: Report, *, findings: Sequence[Mark] = ()) -> str:
    """One whole page that needs nothing from any other host; `findings` are listed first and marked in the cells."""
    title = report.title or "政府信息公开工作年度报告"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{report_article(report, findings=findings)}\n</main>\n</body>\n</html>\n"
    )


def report_article(report: Report, *, findings: Sequence[Mark] = ()) -> str:
    """The report alone, for a page that has its own frame and style."""
    form = report.layout
    marks = Marks(findings, form.names if form else {})
    numbers = [section.number for section in report.sections]
    parts = [f"<h1>{escape(report.title)}</h1>"] if report.title else []
    parts.append(marks.listing(numbers, report.cells))
    parts.append(_paragraphs(report.preamble))
    anchored: set[int] = set()
    for part in outline(report):
        if isinstance(part, Section):
            anchor = "" if part.number in anchored else f' id="section-{part.number}"'
            anchored.add(part.number)
            parts.append(f"<h2{anchor}>{escape(heading(part))}</h2>")
            parts.append(_paragraphs(part.text))
        elif form is not None:
            parts.append(table(report, form, part, marks))
    return "<article>\n" + "\n".join(part for part in parts if part) + "\n</article>"


def _paragraphs(text: str) -> str:
    return "\n".join(f"<p>{escape(line)}</p>" for line in paragraphs(text))
