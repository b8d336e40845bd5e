"""In which order a report stands on paper: its sections as it has them, each table after the section it belongs to."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.report.forms import Form
from gongkai.report.forms.form import Line, Stage
from gongkai.report.model import Report, Section

NUMERALS = "一二三四五六七八九十"
_LONGEST_HEADING = 30
_SECOND = Pattern(r"（[一二三四五六七八九十]{1,2}）\S")
_SENTENCE = Pattern("[，。；：]")


def outline(report: Report) -> Iterator[Section | int]:
    """The sections, and the numbers of the tables where they stand; a table without its section stands alone."""
    numbers = {section.number for section in report.sections}
    todo = [number for number in (2, 3, 4) if has_table(report, number)]
    for section in report.sections:
        for number in [n for n in todo if n not in numbers and n < section.number]:
            todo.remove(number)
            yield number
        yield section
        if section.number in todo:
            todo.remove(section.number)
            yield section.number
    yield from todo


def has_table(report: Report, number: int) -> bool:
    """Whether the report has any cell of that table."""
    prefix = {2: "active.", 3: "applications.", 4: "remedies."}[number]
    return any(path.startswith(prefix) for path in report.cells)


def heading(section: Section) -> str:
    """A section's heading with its numeral, as printed.

    >>> heading(Section(5, "存在的主要问题及改进情况", "")), heading(Section(0, "附件", ""))
    ('五、存在的主要问题及改进情况', '附件')
    """
    if 0 < section.number <= len(NUMERALS):
        return f"{NUMERALS[section.number - 1]}、{section.heading}"
    return section.heading


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def present_lines(report: Report, form: Form) -> tuple[Line, ...]:
    """The rows of table 3 that the report has, in printed order."""
    return tuple(line for line in form.every_line if not report.cells.keys().isdisjoint(line.paths))


def present_stages(report: Report, form: Form) -> tuple[Stage, ...]:
    """The groups of table 4 that the report has, in printed order."""
    return tuple(stage for stage in form.stages if not report.cells.keys().isdisjoint(stage.paths))


def columns_across(count: int) -> tuple[int, ...]:
    """How many of table 2's three value columns each of a block's columns takes up; the last takes what is left.

    >>> columns_across(1), columns_across(2), columns_across(3)
    ((3,), (1, 2), (1, 1, 1))
    """
    return (*[1] * (count - 1), 4 - count)


def level_of(line: str) -> int:
    """Which heading of the text a line is: 2 for （一）主动公开, 0 for running text.

    >>> level_of("（一）主动公开"), level_of("（一）主动公开。全年公开信息86条。"), level_of("今年工作有序推进")
    (2, 0, 0)
    """
    return 2 if len(line) <= _LONGEST_HEADING and _SECOND.match(line) and not _SENTENCE.search(line) else 0
