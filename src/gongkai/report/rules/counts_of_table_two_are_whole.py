"""Counts of table 2 are whole numbers not below 0, and the amount collected is not below 0.

国办公开办函〔2021〕30号, table 2.
"""

from gongkai.report.rules.authority import TABLE_2
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """A change against last year (2019 form) may be negative; nothing else may."""
    report, form = case.report, case.form
    if form is None:
        return NOT_APPLICABLE
    paths = [path for line in form.active_lines for path in line.paths if form.kinds[path] != "change"]
    found: list[Finding] = []
    for path in paths:
        value = report.cells.get(path)
        if value is not None and value < 0:
            message = f"{form.names[path]}填的是{value}，不会小于0。"
            found.append(RULE.finding(message, "改为实际数。", cells=(path,), found=str(value), expected="不小于0"))
    if found:
        return found
    return HOLDS if all(report.cells.get(path) is not None for path in paths) else CANNOT_BE_VERIFIED


RULE = Rule(
    code="T2-01",
    sentence="表二的件数是不小于0的整数，收费金额不小于0",
    level="error",
    cite=TABLE_2,
    check=check,
    good=Example(),
    bad=Example(cells={"active.licences": -1}),
    arithmetic=True,
)
RULES = (RULE,)
