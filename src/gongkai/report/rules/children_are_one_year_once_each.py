"""The reports added up are each of another organ, and all of the parent's year.

政府信息公开条例第四十九条、第五十条.
"""

from collections import Counter

from gongkai.report.rules.authority import REGULATION
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """One finding per organ that comes twice and per report of another year."""
    children = case.children
    if children is None:
        return NOT_APPLICABLE
    found: list[Finding] = []
    for organ, times in Counter(child.organ for child in children if child.organ).items():
        if times > 1:
            message = f"{organ}的报告交来了{times}份，会重复计算。"
            found.append(RULE.finding(message, "只留最后定稿的一份。", found=organ, expected="一个机关一份"))
    year = case.report.year
    for child in children:
        if year is not None and child.year is not None and child.year != year:
            message = f"{child.organ or '一个下级机关'}交来的是{child.year}年的报告，汇总的是{year}年。"
            found.append(RULE.finding(message, "换成同一年的报告。", found=str(child.year), expected=str(year)))
    return found or HOLDS


RULE = Rule(
    code="R-02",
    sentence="参加汇总的报告一个机关一份，都是同一年的",
    level="error",
    cite=f"{REGULATION}第四十九条、第五十条",
    check=check,
    good=Example(children_cells={}),
    bad=Example(children_cells={}, year=2023),
    needs="children",
    basis="P",
)
RULES = (RULE,)
