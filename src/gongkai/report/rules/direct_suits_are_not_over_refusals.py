"""Since 2024 a refusal is sued only after a review: a direct suit concerns something else, and is worth a second look.

行政复议法第二十三条（2024年1月1日起施行）; 法释〔2025〕8号.
"""

from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule

_FIRST_YEAR = 2024
_PATH = "remedies.litigation_direct.total"


def check(case: Case) -> Answer:
    """A hint only: other replies, silence and older refusals may still be sued directly."""
    year = case.report.year
    if case.form is None or year is None or year < _FIRST_YEAR:
        return NOT_APPLICABLE
    value = case.value(_PATH)
    if value is None:
        return CANNOT_BE_VERIFIED
    if not value:
        return HOLDS
    message = f"表四填了未经复议直接起诉{value}件；2024年起对不予公开决定须先申请行政复议，请确认这些案件不属于此类。"
    mend = "逐件核对：对不予公开决定的起诉应计入“复议后起诉”；其他答复、不答复的可以直接起诉。"
    return [RULE.finding(message, mend, cells=(_PATH,), found=str(value))]


RULE = Rule(
    code="T4-06",
    sentence="2024年起未经复议直接起诉的不是不予公开决定",
    level="hint",
    cite="《行政复议法》第二十三条；法释〔2025〕8号",
    check=check,
    good=Example(),
    bad=Example(cells={"remedies.litigation_direct.upheld": 1, "remedies.litigation_direct.total": 1}),
    basis="I",
)
RULES = (RULE,)
