"""Every cell of table 3 is a whole number not below 0.

国办公开办函〔2021〕30号, table 3.
"""

from gongkai.report.rules.authority import TABLE_3
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """One finding per negative number."""
    report, form = case.report, case.form
    if form is None:
        return NOT_APPLICABLE
    found: list[Finding] = []
    paths = [path for line in form.lines_for(merged=report.merged_other) for path in line.paths]
    for path in paths:
        value = report.cells.get(path)
        if value is not None and value < 0:
            message = f"{form.names[path]}填的是{value}，件数不会小于0。"
            found.append(RULE.finding(message, "改为实际件数。", cells=(path,), found=str(value), expected="不小于0"))
    if found:
        return found
    return HOLDS if all(report.cells.get(path) is not None for path in paths) else CANNOT_BE_VERIFIED


RULE = Rule(
    code="T3-01",
    sentence="表三每一格都是不小于0的整数",
    level="error",
    cite=TABLE_3,
    check=check,
    good=Example(),
    bad=Example(cells={"applications.new.business": -2}),
    arithmetic=True,
)
RULES = (RULE,)
