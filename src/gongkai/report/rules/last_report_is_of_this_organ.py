"""The report handed in as last year's is of the same organ and of the year before.

政府信息公开条例第五十条; without it no comparison between years means anything.
"""

from gongkai.report.rules.authority import CONTENTS
from gongkai.report.rules.case import Case, same_organ
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """Names are compared by their ends, for a county's name may be left out in one year."""
    last, report = case.last, case.report
    if last is None:
        return NOT_APPLICABLE
    found: list[Finding] = []
    if report.year is not None and last.year is not None and last.year != report.year - 1:
        message = f"拿来比较的是{last.year}年的报告，本报告是{report.year}年的，不是上一年。"
        mend = f"换成{report.year - 1}年的报告再比。"
        found.append(RULE.finding(message, mend, found=str(last.year), expected=str(report.year - 1)))
    if report.organ and last.organ and not same_organ(report.organ, last.organ):
        message = f"拿来比较的是{last.organ}的报告，本报告是{report.organ}的。"
        mend = "换成本机关去年的报告；机关更名、合并的可以忽略。"
        found.append(RULE.finding(message, mend, found=last.organ, expected=report.organ))
    if found:
        return found
    known = report.year and last.year and report.organ and last.organ
    return HOLDS if known else CANNOT_BE_VERIFIED


RULE = Rule(
    code="Y-01",
    sentence="用来比较的去年年报是本机关上一年的报告",
    level="warning",
    cite=CONTENTS,
    check=check,
    good=Example(last_cells={}),
    bad=Example(last_cells={}, organ="云岭县竹坪乡人民政府"),
    needs="last",
)
RULES = (RULE,)
