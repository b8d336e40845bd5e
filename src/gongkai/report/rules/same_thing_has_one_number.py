"""A thing counted twice in the text has numbers that can both be true; 余, 逾 and 近 are bounds.

国办公开办函〔2021〕30号: figures must be accurate (数据准确).
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Claim

_LEAD = Pattern(
    r"^(?:[0-9]{4}年度?|本年度?|全年|一年来|我[镇乡局办委县区市]|本[镇乡局办委]|通过[^，。；]{0,12}?(?=公开|发布)|累计|共|总计|合计|已|主动|及时|向社会)+|(?:共|累计|总计|合计|达|计|到|了|：)+$"
)
_SMALL = Pattern(r"政府|各类|相关|有关|的")
_LEAST = 4


def check(case: Case) -> Answer:
    """Only the same words with the same counter, one of them a bound, are compared."""
    words, seen = case.words, dict[tuple[str, str], Claim]()
    found: list[Finding] = []
    if all(claim.exact for claim in words.claims):
        return NOT_APPLICABLE
    for claim in words.claims:
        if claim.section not in (1, 5, 6) or not claim.of_own_year:
            continue
        subject = _subject(claim)
        if len(subject) < _LEAST:
            continue
        first = seen.setdefault((subject, claim.counter), claim)
        if (first.exact and claim.exact) or max(first.low, claim.low) <= min(first.high, claim.high):
            continue
        found.append(_finding(claim, first))
    return found


def _subject(claim: Claim) -> str:
    """What is counted, without the words that only introduce it."""
    return _SMALL.sub("", _LEAD.sub("", _LEAD.sub("", claim.before + claim.after)))


def _finding(claim: Claim, first: Claim) -> Finding:
    return RULE.finding(
        f"同一件事前面写“{first.quote}”，这里写“{claim.quote}”，两个数不能都对。",
        "核对台账，写成同一个准确的数。",
        section=claim.section,
        quote=claim.quote,
        found=claim.written,
        expected=first.written,
    )


RULE = Rule(
    code="X-02",
    sentence="“余、逾、近”等约数与同一事项的准数不矛盾",
    level="warning",
    cite=WHOLE,
    check=check,
    good=Example(sections={1: "全年公开政府信息100余条。（一）主动公开情况。2024年共公开政府信息112条。"}),
    bad=Example(sections={1: "全年公开政府信息100余条。（一）主动公开情况。2024年共公开政府信息96条。"}),
)
RULES = (RULE,)
