"""Every cell of table 3 is a whole number not below 0.

国办公开办函〔2021〕30号, table 3.
"""

from gongkai.report.forms import Form
from gongkai.report.model import Value
from gongkai.report.rules.authority import TABLE_3
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """One finding per negative number."""
    report, form = case.report, case.form
    if form is None:
        return NOT_APPLICABLE
    paths = form.paths_of("applications", merged=report.merged_other)
    values = list(map(report.cells.get, paths))
    found = [_finding(form, path, value) for path, value in zip(paths, values, strict=True) if value and value < 0]
    if found:
        return found
    return CANNOT_BE_VERIFIED if None in values else HOLDS


def _finding(form: Form, path: str, value: Value) -> Finding:
    message = f"{form.names[path]}填的是{value}，件数不会小于0。"
    return RULE.finding(message, "改为实际件数。", cells=(path,), found=str(value), expected="不小于0")


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
