"""All six sections of the form stand in the report.

国办公开办函〔2021〕30号, outline of the annual report.
"""

from gongkai.report.rules.authority import NUMERALS, OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

TABLES = {2: "active.", 3: "applications.", 4: "remedies."}
WORKBOOKS = frozenset(("xlsx", "xls"))
"""Kinds of file that carry the tables of a report alone, and are not asked for its texts where they hold none."""


def check(case: Case) -> Answer:
    """A missing text section is an error; a missing heading over a table that is there is a warning."""
    form = case.form
    if form is None:
        return NOT_APPLICABLE
    present = {section.number for section in case.report.sections}
    source = case.report.source
    tables_alone = source is not None and source.kind in WORKBOOKS and present <= TABLES.keys()
    found: list[Finding] = []
    for head in form.sections:
        if head.number not in present and (head.number in TABLES or not tables_alone):
            table = TABLES.get(head.number)
            printed = table is not None and any(path.startswith(table) for path in case.report.cells)
            found.append(_missing(head.number, head.heading, only_heading=printed))
    return found


def _missing(number: int, heading: str, *, only_heading: bool) -> Finding:
    name = f"“{NUMERALS[number - 1]}、{heading}”"
    if only_heading:
        message = f"表格在，但没有第{NUMERALS[number - 1]}部分的标题{name}，年度报告应有六个部分。"
        return RULE.finding(message, f"在表格前补上标题{name}。", level="warning", section=number, expected=heading)
    message = f"缺少第{NUMERALS[number - 1]}部分{name}，年度报告应有六个部分，一个也不能少。"
    return RULE.finding(message, f"补上{name}及其内容；没有事项的也要写明“无”。", section=number, expected=heading)


RULE = Rule(
    code="S-01",
    sentence="年度报告的六个部分齐全",
    level="error",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(headings={5: ""}),
)
RULES = (RULE,)
