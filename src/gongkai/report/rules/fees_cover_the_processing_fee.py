"""A 信息处理费 said to be collected is part of the fees of table 2.

政府信息公开信息处理费管理办法（国办函〔2020〕109号）: the fee is itself an 行政事业性收费. Inferred.
"""

from decimal import Decimal

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import FEES, TABLE_2
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule

_PATH = "active.fees_wan"
_COLLECTED = Pattern(
    r"(?:收取|收缴|共收|收到)[^，。；\n]{0,20}?处理费(?:用)?[^\d，。；\n]{0,8}?(?P<amount>[\d.]+)\s*(?P<unit>万?)元"
)


def check(case: Case) -> Answer:
    """Applies where section six names an amount above 0."""
    if case.form is None or case.report.form == "2019":
        return NOT_APPLICABLE
    text = case.report.section(6)
    match = _COLLECTED.search(text) if "处理费" in text else None
    amount = Decimal(match.group("amount").strip(".") or 0) if match else Decimal(0)
    if match is None or not amount:
        return NOT_APPLICABLE
    wan = amount if match.group("unit") else amount / 10_000
    fees = case.value(_PATH)
    if fees is None:
        return CANNOT_BE_VERIFIED
    if fees >= wan:
        return HOLDS
    told = format(wan.normalize(), "f")
    said = f"{match.group('amount')}{match.group('unit')}元"
    message = f"第六部分写收取信息处理费{said}，表二行政事业性收费只有{fees}万元，小于这笔收费。"
    mend = f"信息处理费属于行政事业性收费，表二应不少于{told}万元；注意单位是万元。"
    quote = match.group().strip()
    details = {"found": format(Decimal(fees), "f"), "expected": f"不少于{told}", "quote": quote}
    return [RULE.finding(message, mend, cells=(_PATH,), section=6, **details)]


RULE = Rule(
    code="T2-06",
    sentence="表二行政事业性收费不少于第六部分所写的信息处理费",
    level="warning",
    cite=f"{TABLE_2}；{FEES}",
    check=check,
    good=Example(sections={6: "2024年收取信息处理费400元。"}, cells={"active.fees_wan": Decimal("0.04")}),
    bad=Example(sections={6: "2024年收取信息处理费400元。"}),
    basis="I",
)
RULES = (RULE,)
