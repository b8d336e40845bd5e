"""No more is repealed than was in force last year and issued this year.

国办公开办函〔2021〕30号, table 2; inferred, and only where last year's report is known.
"""

from gongkai.report.rules.authority import TABLE_2
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.in_force_follows_from_last_year import ROWS
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """Only between two reports in the form of 2021."""
    last, form = case.last_year, case.form
    if last is None or form is None or "2019" in (case.report.form, last.form):
        return NOT_APPLICABLE
    found: list[Finding] = []
    unknown = False
    for row in ROWS:
        path = f"active.{row}."
        before = last.cells.get(path + "in_force")
        issued, repealed = case.value(path + "issued"), case.value(path + "repealed")
        if before is None or issued is None or repealed is None:
            unknown = True
        elif repealed > before + issued:
            name = form.names[path + "repealed"]
            message = f"{name}填的是{repealed}件，多于去年有效的{before}件与本年制发的{issued}件之和。"
            found.append(
                RULE.finding(
                    message,
                    "核对废止件数和去年年报的现行有效件数。",
                    cells=(path + "repealed", path + "issued"),
                    found=str(repealed),
                    expected=f"不多于{before + issued}",
                )
            )
    return found or (CANNOT_BE_VERIFIED if unknown else HOLDS)


RULE = Rule(
    code="T2-04",
    sentence="本年废止件数不多于去年现行有效件数与本年制发件数之和",
    level="warning",
    cite=TABLE_2,
    check=check,
    good=Example(last_cells={}),
    bad=Example(cells={"active.normative_documents.repealed": 9}, last_cells={}),
    needs="last_year",
    basis="I",
)
RULES = (RULE,)
