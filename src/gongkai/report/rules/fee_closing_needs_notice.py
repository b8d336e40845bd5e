"""Where applications were closed for an unpaid fee, section six tells of the fee notice.

政府信息公开信息处理费管理办法: only a fee notice with amount and period lets an application lapse [I].
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import FEES
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule

ROW = "applications.other_fee_unpaid.total"
_NOTICE = Pattern(
    r"收费通知|发出(?:了)?[^，。；]{0,10}通知|逾期未?缴|未缴纳|未按[^，。；]{0,12}缴|(?:收取|应收|计收|收费|处理费)[^，。；]{0,16}(?:[0-9]|元)"
)
_DENIED = Pattern(r"(?:未|没有|无)[^，。；]{0,6}(?:发出|发送|制发)[^，。；]{0,6}收费通知")


def check(case: Case) -> Answer:
    """Zero cases hold; a form with one line for （六） does not tell."""
    if ROW not in case.report.cells:
        return NOT_APPLICABLE
    closed = case.value(ROW)
    if closed is None:
        return CANNOT_BE_VERIFIED
    text = case.words.text(6, 1)
    if closed == 0 or (_NOTICE.search(text) and not _DENIED.search(text)):
        return []
    return [
        RULE.finding(
            f"表三有{closed}件申请因逾期未按收费通知缴费而不再处理，第六部分却没有写发出收费通知的情况。",
            "在第六部分写明发出收费通知的件数和金额；没有发过通知的，这几件不能计在这一行。",
            section=6,
            cells=(ROW,),
            found=f"{closed}件",
            expected="第六部分写明收费通知",
        )
    ]


RULE = Rule(
    code="T3-08",
    sentence="有逾期未缴费不再处理的申请，第六部分写明收费通知",
    level="warning",
    cite=FEES,
    check=check,
    good=Example(
        sections={6: "2024年，松溪镇人民政府发出收费通知1件，申请人逾期未缴纳，未收取信息处理费。"},
        cells={ROW: 1},
    ),
    bad=Example(cells={ROW: 1}),
    basis="I",
)
RULES = (RULE,)
