"""What is in force is at least what was issued this year less what was repealed.

国办公开办函〔2021〕30号, table 2; inferred. A document issued in December and in force from January breaks it lawfully.
"""

from gongkai.report.rules.authority import TABLE_2
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.in_force_follows_from_last_year import ROWS
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """Needs one year only; the form of 2019 has other columns."""
    form = case.form
    if form is None or case.report.form == "2019":
        return NOT_APPLICABLE
    found: list[Finding] = []
    unknown = False
    for row in ROWS:
        path = f"active.{row}."
        issued, repealed, now = (case.value(path + key) for key in ("issued", "repealed", "in_force"))
        if issued is None or repealed is None or now is None:
            unknown = True
        elif now < issued - repealed:
            message = (
                f"{form.names[path + 'in_force']}填的是{now}件，"
                f"少于本年制发{issued}件减去废止{repealed}件后的{issued - repealed}件。"
            )
            mend = "核对现行有效件数；如是年底制发、明年施行的文件，可以保留并说明。"
            cells = tuple(path + key for key in ("in_force", "issued", "repealed"))
            more = {"found": str(now), "expected": f"不少于{issued - repealed}"}
            found.append(RULE.finding(message, mend, cells=cells, **more))
    return found or (CANNOT_BE_VERIFIED if unknown else HOLDS)


RULE = Rule(
    code="T2-05",
    sentence="现行有效件数不少于本年制发件数减本年废止件数",
    level="warning",
    cite=TABLE_2,
    check=check,
    good=Example(),
    bad=Example(cells={"active.normative_documents.in_force": 0}),
    basis="I",
)
RULES = (RULE,)
