"""The sections follow one another in the order of the form.

国办公开办函〔2021〕30号, outline of the annual report.
"""

from itertools import pairwise

from gongkai.report.rules.authority import NUMERALS, OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """The first section that stands before an earlier one is named; repeated headings are S-04's."""
    if case.form is None:
        return NOT_APPLICABLE
    order = list(dict.fromkeys(section.number for section in case.report.sections if section.number))
    for before, after in pairwise(order):
        if after < before:
            return [
                RULE.finding(
                    f"第{NUMERALS[after - 1]}部分排在第{NUMERALS[before - 1]}部分之后，与格式规定的次序不同。",
                    "按一至六的次序排列各部分。",
                    section=after,
                    found="、".join(NUMERALS[n - 1] for n in order),
                    expected="、".join(NUMERALS[n - 1] for n in sorted(order)),
                )
            ]
    return []


RULE = Rule(
    code="S-03",
    sentence="六个部分按格式规定的次序排列",
    level="warning",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(order=(1, 2, 3, 4, 6, 5)),
)
RULES = (RULE,)
