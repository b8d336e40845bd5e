"""The amount collected is in 万元: a township does not collect thousands of them.

国办公开办函〔2021〕30号, table 2; the typical slip is an amount in yuan.
"""

from decimal import Decimal

from gongkai.report.rules.authority import TABLE_2
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule

_PATH = "active.fees_wan"
_SUSPICIOUS = 1000
"""In 万元."""


def check(case: Case) -> Answer:
    """Applies to townships and street offices."""
    organ = (case.report.organ or "").removesuffix("人民政府").removesuffix("办事处")
    if case.form is None or _PATH not in case.report.cells or not organ.endswith(("乡", "镇", "街道", "苏木")):
        return NOT_APPLICABLE
    fees = case.value(_PATH)
    if fees is None:
        return CANNOT_BE_VERIFIED
    if fees <= _SUSPICIOUS:
        return HOLDS
    yuan = format((Decimal(fees) / 10_000).normalize(), "f")
    message = f"表二行政事业性收费填的是{fees}万元，对乡镇来说过大，可能把元当成了万元。"
    mend = f"如果实际收费是{fees}元，应填{yuan}。"
    return [RULE.finding(message, mend, cells=(_PATH,), found=str(fees), expected=f"不超过{_SUSPICIOUS}")]


RULE = Rule(
    code="A-01",
    sentence="收费金额以万元为单位，乡镇不超过1000万元",
    level="warning",
    cite=TABLE_2,
    check=check,
    good=Example(cells={"active.fees_wan": Decimal("0.04")}),
    bad=Example(cells={"active.fees_wan": Decimal(4000)}),
    basis="I",
)
RULES = (RULE,)
