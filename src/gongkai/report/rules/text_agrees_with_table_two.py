"""The numbers section one gives for documents issued and decisions made are those of table 2.

国办公开办函〔2021〕30号, table 2: it counts what was made in the year, published or not; items published are no match.
"""

from gongkai.report.rules.authority import TABLE_2
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Claim
from gongkai.report.wording.scope import is_county_government
from gongkai.report.wording.table_two import THINGS, Thing, claims_about


def check(case: Case) -> Answer:
    """A finding only where no number said, nor the sum of them, is the cell's."""
    found: list[Finding] = []
    spoken = undecided = False
    for thing in THINGS:
        claims = claims_about(case.words, thing) if any(word in case.words.flat for word in thing.noun.words) else []
        path = next((path for path in thing.paths if path in case.report.cells), None)
        if not claims or path is None:
            continue
        spoken = True
        value = case.value(path)
        if value is None:
            undecided = True
        elif not _fits(claims, int(value)):
            found.append(_finding(case, thing, claims[0], path, int(value)))
    if found:
        return found
    if not spoken:
        return NOT_APPLICABLE
    return CANNOT_BE_VERIFIED if undecided else []


def _fits(claims: list[Claim], value: int) -> bool:
    low, high = sum(claim.low for claim in claims), sum(claim.high for claim in claims)
    return low <= value <= high or any(claim.allows(value) for claim in claims)


def _finding(case: Case, thing: Thing, claim: Claim, path: str, value: int) -> Finding:
    low = claim.sentence[0]
    same_words = thing.exact.search(case.words.flat[low : claim.end + len(claim.after)])
    quote = claim.quote
    provable = claim.exact and same_words and not is_county_government(case.words)
    return RULE.finding(
        f"文字说“{quote}”，表二“{thing.name}”是{value}件，两处不一致。",
        "查对文件和决定台账，把文字或表格改成一致；表二只计本机关以自己名义作出的，公开了多少条写在第一部分。",
        level="error" if provable else "warning",
        section=claim.section,
        quote=quote,
        cells=(path,),
        found=claim.written,
        expected=f"{value}件",
        difference=str(abs(claim.low - value)) if claim.exact else "",
    )


RULE = Rule(
    code="T2-07",
    sentence="文字中制发文件、作出决定的件数与表二一致",
    level="error",
    cite=TABLE_2,
    check=check,
    good=Example(sections={1: "本年作出行政许可决定326件，在县政府网站公开行政许可信息320件。"}),
    bad=Example(sections={1: "本年作出行政许可决定236件。"}),
)
RULES = (RULE,)
