"""Reviews and suits pending last year stand in this year's total again.

国办公开办函〔2021〕30号, table 4; inferred: a pending case stays in the statistics until it is concluded.
"""

from gongkai.report.rules.authority import TABLE_4
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """One finding per group whose total is below last year's pending cases."""
    last, form = case.last_year, case.form
    if last is None or form is None:
        return NOT_APPLICABLE
    found: list[Finding] = []
    unknown = False
    for stage in form.stages:
        path = f"remedies.{stage.key}.total"
        now, before = case.value(path), last.cells.get(f"remedies.{stage.key}.pending")
        if now is None or before is None:
            unknown = True
        elif now < before:
            message = (
                f"表四“{stage.label}”总计{now}件，少于去年年报尚未审结的{before}件；去年未结的案件今年应继续统计。"
            )
            mend = "核对去年未审结的案件今年的结果，补计入相应一栏。"
            found.append(RULE.finding(message, mend, cells=(path,), found=str(now), expected=f"不少于{before}"))
    return found or (CANNOT_BE_VERIFIED if unknown else HOLDS)


RULE = Rule(
    code="T4-03",
    sentence="表四每组总计不少于去年尚未审结的件数",
    level="warning",
    cite=TABLE_4,
    check=check,
    good=Example(last_cells={}),
    bad=Example(last_cells={"remedies.review.pending": 3}),
    needs="last_year",
    basis="I",
)
RULES = (RULE,)
