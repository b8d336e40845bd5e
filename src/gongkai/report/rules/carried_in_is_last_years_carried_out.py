"""Cases carried into the year are those carried out of last year, for each kind of applicant.

国办公开办函〔2021〕30号, table 3; an applicant's kind does not change from one year to the next.
"""

from gongkai.report.rules.authority import TABLE_3
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """Compares column by column."""
    last, form = case.last_year, case.form
    if last is None or form is None:
        return NOT_APPLICABLE
    found: list[Finding] = []
    unknown = False
    for column in form.columns:
        path = f"applications.carried_in.{column.key}"
        now, before = case.value(path), last.cells.get(f"applications.carried_out.{column.key}")
        if now is None or before is None:
            unknown = True
        elif now != before:
            message = (
                f"表三“{column.label}”一栏：上年结转填的是{now}件，"
                f"去年年报结转下年度的是{before}件，相差{abs(now - before)}件。"
            )
            mend = "以去年年报的“结转下年度继续办理”为准；去年填错的，先更正去年年报。"
            more = {"found": str(now), "expected": str(before), "difference": f"{now - before:+}"}
            found.append(RULE.finding(message, mend, cells=(path,), **more))
    return found or (CANNOT_BE_VERIFIED if unknown else HOLDS)


RULE = Rule(
    code="T3-05",
    sentence="上年结转等于去年年报的结转下年度继续办理",
    level="error",
    cite=TABLE_3,
    check=check,
    good=Example(last_cells={}),
    bad=Example(last_cells={"applications.carried_out.natural": 2, "applications.carried_out.total": 2}),
    needs="last_year",
    arithmetic=True,
)
RULES = (RULE,)
