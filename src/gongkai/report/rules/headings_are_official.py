"""The headings of the six sections are worded as the form words them.

国办公开办函〔2021〕30号, outline of the annual report.
"""

from gongkai.report.rules.authority import NUMERALS, OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """Every heading that differs is a matter of style."""
    if case.form is None:
        return NOT_APPLICABLE
    official = {head.number: head.heading for head in case.form.sections}
    found: list[Finding] = []
    for section in case.report.sections:
        heading = "".join(section.heading.split()).strip("。：:*")
        expected = official.get(section.number)
        if expected is None:
            found.append(_unknown(section.heading.strip()))
        elif heading != expected:
            found.append(_differs(section.number, section.heading.strip(), expected))
    return found


def _differs(number: int, heading: str, expected: str) -> Finding:
    return RULE.finding(
        f"第{NUMERALS[number - 1]}部分的标题写作“{heading}”，格式规定的是“{expected}”。",
        f"改为“{NUMERALS[number - 1]}、{expected}”。",
        section=number,
        quote=heading,
        found=heading,
        expected=expected,
    )


def _unknown(heading: str) -> Finding:
    message = f"标题“{heading}”不在格式规定的六个部分之内。"
    return RULE.finding(
        message, "把这部分内容并入相应部分，其他事项写在第六部分。", section=0, quote=heading, found=heading
    )


RULE = Rule(
    code="S-02",
    sentence="各部分标题用格式规定的文字",
    level="hint",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(headings={5: "存在问题及改进情况"}),
)
RULES = (RULE,)
