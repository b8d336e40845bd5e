"""What is in force now is what was in force last year, plus what was issued, less what was repealed.

国办公开办函〔2021〕30号, table 2; the sum is inferred. A partial amendment changes nothing, a re-issue is one of each.
"""

from gongkai.report.rules.authority import TABLE_2
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

ROWS = ("rules", "normative_documents")


def check(case: Case) -> Answer:
    """Only between two reports in the form of 2021: the form before counted other things in these columns."""
    last, form = case.last_year, case.form
    if last is None or form is None or "2019" in (case.report.form, last.form):
        return NOT_APPLICABLE
    found: list[Finding] = []
    unknown = False
    for row in ROWS:
        path = f"active.{row}."
        before = last.cells.get(path + "in_force")
        issued, repealed, now = (case.value(path + key) for key in ("issued", "repealed", "in_force"))
        if before is None or issued is None or repealed is None or now is None:
            unknown = True
        elif now != before + issued - repealed:
            expected = before + issued - repealed
            label = form.names[path + "in_force"]
            message = (
                f"{label}填的是{now}件；去年有效{before}件+本年制发{issued}件-本年废止{repealed}件={expected}件，"
                f"相差{abs(now - expected)}件。"
            )
            mend = "核对本年废止件数是否包括到期失效和宣布失效的文件；如有其他原因，在第六部分说明。"
            cells = tuple(path + key for key in ("in_force", "issued", "repealed"))
            more = {"found": str(now), "expected": str(expected), "difference": f"{now - expected:+}"}
            found.append(RULE.finding(message, mend, cells=cells, **more))
    return found or (CANNOT_BE_VERIFIED if unknown else HOLDS)


RULE = Rule(
    code="T2-03",
    sentence="现行有效件数等于去年现行有效件数加本年制发、减本年废止",
    level="warning",
    cite=TABLE_2,
    check=check,
    good=Example(last_cells={}),
    bad=Example(last_cells={"active.normative_documents.in_force": 5}),
    needs="last_year",
    basis="I",
)
RULES = (RULE,)
