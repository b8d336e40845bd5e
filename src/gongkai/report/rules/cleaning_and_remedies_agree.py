"""Documents repealed and in force, and the denial of reviews and suits, fit tables 2 and 4.

国办公开办函〔2021〕30号, tables 2 and 4. Numbers of documents issued are T2-07's, numbers of reviews and suits T4-04's.
"""

from itertools import islice

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import TABLE_2, TABLE_4
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Claim
from gongkai.report.wording.scope import is_county_government, speaks_of_own_year

IN_FORCE = "active.normative_documents.in_force"
REPEALED = "active.normative_documents.repealed"
REVIEW = ("remedies.review.total",)
SUITS = ("remedies.litigation_direct.total", "remedies.litigation_after_review.total")
_REPEALED = Pattern(r"废止|失效")
_DENIED = Pattern(
    r"(?:未|没有|无|不存在|零)(?:发生|出现|收到|产生|被|提起|引发|涉及|因|有)*(?P<between>[^，。；]{0,24}?)(?P<what>行政复议|行政诉讼|复议|诉讼|起诉)(?P<rest>[^，。；\n]{0,16})"
    r"|(?P<what2>行政复议|行政诉讼)(?P<rest2>[^，。；\n]{0,12}?)(?:(?<![0-9])0件|零件|为零|为0(?![0-9])|均无)"
)
_NARROWER = Pattern(r"败|纠正|撤销|错|违|超期|逾期|不予|尚未|未审结|投诉|举报|被告|不服|答复不当|申请人")


_MOST = 20


def check(case: Case) -> Answer:
    """Words on repeals and force are warnings; a denied review or suit that table 4 counts is an error."""
    words = case.words
    answers: list[Finding | str] = []
    if "规范性文件" in words.flat:
        answers += _documents(case)
    if "复议" in words.flat or "诉" in words.flat:
        answers += _denials(case)
    found = [answer for answer in answers if isinstance(answer, Finding)]
    if found:
        return found
    if CANNOT_BE_VERIFIED in answers:
        return CANNOT_BE_VERIFIED
    return [] if answers else NOT_APPLICABLE


def _documents(case: Case) -> list[Finding | str]:
    words = case.words
    in_force, repealed = [], []
    for claim in words.claims:
        sentence = words.flat[slice(*claim.sentence)]
        if claim.counter not in ("件", "份", "个", "部") or claim.section not in (1, 6) or "规范性文件" not in sentence:
            continue
        if not claim.of_own_year or "党" in sentence:
            continue
        if _REPEALED.search(claim.before[-8:]):
            repealed.append(claim)
        elif "现行有效" in claim.before and "规范性文件" in claim.before + claim.after:
            in_force.append(claim)
    return [
        answer
        for claims, path, name in ((in_force, IN_FORCE, "现行有效件数"), (repealed, REPEALED, "本年废止件数"))
        if claims and path in case.report.cells and (answer := _compare(case, claims, path, name))
    ]


def _compare(case: Case, claims: list[Claim], path: str, name: str) -> Finding | str:
    value = case.value(path)
    if value is None:
        return CANNOT_BE_VERIFIED
    low, high = sum(claim.low for claim in claims), sum(claim.high for claim in claims)
    if low <= value <= high or any(claim.allows(value) for claim in claims):
        return "holds"
    claim = claims[0]
    return RULE.finding(
        f"文字说“{claim.quote}”，表二“行政规范性文件·{name}”是{value}件，两处不一致。",
        "查对行政规范性文件目录，把文字或表格改成一致；宣布失效的也计入废止。",
        level="warning",
        cite=TABLE_2,
        section=claim.section,
        quote=claim.quote,
        cells=(path,),
        found=claim.written,
        expected=f"{value}件",
        difference=str(abs(claim.low - value)) if claim.exact else "",
    )


def _denials(case: Case) -> list[Finding | str]:
    words, answers = case.words, list[Finding | str]()
    denials = (m for s in words.sentences_with("复议", "诉讼", "起诉") for m in _DENIED.finditer(words.flat, *s))
    for match in islice(denials, _MOST):
        rest = match["rest"] or match["rest2"] or ""
        if words.section_at(match.start()) not in (1, 4, 6) or _NARROWER.search((match["between"] or "") + rest):
            continue
        if not speaks_of_own_year(words, match.start(), match.end()):
            continue
        low, high = words.stretch(*match.span(), "，。；\n")
        clause = words.flat[match.start() if match["what"] else low : high]
        for denied, paths, name in (("复议", REVIEW, "行政复议"), ("诉", SUITS, "行政诉讼")):
            if denied in clause:
                answers.append(_denied(case, low, high, paths, name))
    return answers


def _denied(case: Case, start: int, end: int, paths: tuple[str, ...], name: str) -> Finding | str:
    values = [case.value(path) for path in paths]
    if any(value is None for value in values):
        return CANNOT_BE_VERIFIED
    total = sum(value for value in values if value is not None)
    if total == 0:
        return "holds"
    quote = case.words.quote(start, end)
    return RULE.finding(
        f"文字说“{quote}”，表四{name}总计却是{total}件。",
        "查对复议、诉讼台账，把文字或表格改成一致。",
        level="warning" if is_county_government(case.words) else "error",
        section=case.words.section_at(start),
        quote=quote,
        cells=paths,
        found=f"表四{total}件",
        expected="0件",
        difference=str(total),
    )


RULE = Rule(
    code="X-21",
    sentence="文字中废止、现行有效的文件数与表二一致，说没有复议、诉讼的表四为0",
    level="error",
    cite=f"{TABLE_4}；{TABLE_2}",
    check=check,
    good=Example(),
    bad=Example(sections={1: "2024年未发生因政府信息公开引起的行政复议、行政诉讼。"}),
)
RULES = (RULE,)
