"""What the text says of reviews and suits on disclosure fits table 4; suits are both, direct and after review.

国办公开办函〔2021〕30号, table 4.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import TABLE_4
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Claim
from gongkai.report.wording.scope import is_county_government
from gongkai.report.wording.subjects import CASES

REVIEW = ("remedies.review.total",)
SUITS = ("remedies.litigation_direct.total", "remedies.litigation_after_review.total")
_REVIEW = Pattern(r"复议")
_SUIT = Pattern(r"诉讼|起诉|应诉")
_PART = Pattern(r"维持|纠正|驳回|撤销|撤回|审结|办结|尚未|上年|结转|败诉|胜诉|调解|经复议|未经|直接|终止")
_ABOUT = Pattern(r"信息公开|依申请公开")
_OF_OTHERS = Pattern(r"复议案件|代理|审理|指导|承办|全[县区市]|行政应诉案件")


def check(case: Case) -> Answer:
    """A finding only where no number said, nor the sum of them, is the table's."""
    words = case.words
    if "复议" not in words.flat and "诉" not in words.flat:
        return NOT_APPLICABLE
    reviews, suits = [], []
    for claim in words.claims:
        text = claim.before + claim.after
        said = "复议" in text or "诉" in text
        if said and claim.counter in CASES and claim.high > 0 and _own(case, claim):
            if _SUIT.search(text):
                suits.append(claim)
            elif _REVIEW.search(text):
                reviews.append(claim)
    if not reviews and not suits:
        return NOT_APPLICABLE
    answers = [_compare(case, reviews, REVIEW, "行政复议"), _compare(case, suits, SUITS, "行政诉讼")]
    found = [answer for answer in answers if isinstance(answer, Finding)]
    return found if found or CANNOT_BE_VERIFIED not in answers else CANNOT_BE_VERIFIED


def _own(case: Case, claim: Claim) -> bool:
    words = case.words
    low, high = claim.sentence
    text = claim.before + claim.after
    if claim.section not in (1, 4, 6) or _PART.search(text) or _OF_OTHERS.search(words.flat[low : claim.end]):
        return False
    return bool(_ABOUT.search(words.flat[low:high])) and claim.of_own_year


def _compare(case: Case, said: list[Claim], paths: tuple[str, ...], name: str) -> Finding | str | None:
    values = [case.value(path) for path in paths]
    if not said:
        return None
    if any(value is None for value in values):
        return CANNOT_BE_VERIFIED
    total = sum(value for value in values if value is not None)
    low, high = sum(claim.low for claim in said), sum(claim.high for claim in said)
    if low <= total <= high or any(claim.allows(total) for claim in said):
        return None
    claim = said[0]
    provable = claim.exact and _ABOUT.search(claim.before) and not is_county_government(case.words)
    return RULE.finding(
        f"文字说“{claim.quote}”，表四{name}总计是{total}件，两处不一致。",
        "查对复议、诉讼台账，把文字或表格改成一致；诉讼总数是“未经复议直接起诉”与“复议后起诉”之和。",
        level="error" if provable else "warning",
        section=claim.section,
        quote=claim.quote,
        cells=paths,
        found=claim.written,
        expected=f"{total}件",
        difference=str(abs(claim.low - total)) if claim.exact else "",
    )


RULE = Rule(
    code="T4-04",
    sentence="文字中的行政复议、行政诉讼件数与表四一致",
    level="error",
    cite=TABLE_4,
    check=check,
    good=Example(sections={1: "因政府信息公开被申请行政复议1件，没有发生行政诉讼。"}),
    bad=Example(sections={1: "因政府信息公开被申请行政复议3件。"}),
)
RULES = (RULE,)
