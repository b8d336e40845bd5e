"""The digits of a number stand together.

国办公开办函〔2021〕30号, tables 2 to 4; split digits are a trace of typing or conversion.
"""

from gongkai.report.model import Origin
from gongkai.report.rules.authority import FORM
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule

SPLIT = "split digits"
"""What readers write into an origin whose digits had blanks between them."""


def check(case: Case) -> Answer:
    """One finding for all numbers whose digits had to be joined."""
    report, form = case.report, case.form
    if form is None:
        return NOT_APPLICABLE
    cells = report.normalised(SPLIT)
    if not cells:
        return HOLDS
    message = f"{form.names[cells[0]]}等{len(cells)}格的数字中间有空格，已按行合计拼成整数读取。"
    return [RULE.finding(message, "删去数字中间的空格，并核对数字。", cells=cells)]


RULE = Rule(
    code="V-05",
    sentence="数字中间没有空格",
    level="hint",
    cite=f"{FORM}，表二至表四",
    check=check,
    good=Example(),
    bad=Example(origins={"active.licences": Origin("read", "3 26", SPLIT)}),
    basis="I",
)
RULES = (RULE,)
