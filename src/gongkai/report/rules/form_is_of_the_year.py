"""A report for 2021 or later is made on the form of 2021.

国办公开办函〔2021〕30号, which replaced the trial form of 国办公开办函〔2019〕60号.
"""

from gongkai.report.rules.authority import FORM
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule

FIRST_YEAR = 2021


def check(case: Case) -> Answer:
    """Which form it is shows in its tables."""
    year = case.report.year
    if year is None or case.report.form != "2019":
        return NOT_APPLICABLE if year is None or case.form is None else HOLDS
    if year < FIRST_YEAR:
        return HOLDS
    return [
        RULE.finding(
            f"{year}年的报告用的是2019年试行格式的表格（有“本年新制作数量”或“政府集中采购”等栏），2021年起必须用新格式。",
            "换用国办公开办函〔2021〕30号规定的表格，按新的栏目重新填报。",
            section=2,
            found="2019年试行格式",
            expected="2021年格式",
        )
    ]


RULE = Rule(
    code="S-11",
    sentence="2021年及以后的报告用2021年格式",
    level="error",
    cite=f"{FORM}（代替国办公开办函〔2019〕60号）",
    check=check,
    good=Example(),
    bad=Example(form="2019"),
)
RULES = (RULE,)
