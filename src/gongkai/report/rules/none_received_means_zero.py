"""Where the text says that no application was received, table 3 says 0.

国办公开办函〔2021〕30号, table 3, line 一. One way only: silence on applications is X-08's matter.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import TABLE_3
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Words
from gongkai.report.wording.scope import is_county_government, speaks_of_own_year
from gongkai.report.wording.subjects import application_claims

NEW = "applications.new.total"
_NONE = Pattern(
    r"(?:未|没有|没|无|零)(?:曾)?(?:收到|接到|接收|受理|新收|收办)(?:过)?(?:任何)?(?P<object>[^，。；、\n]{0,16}?)"
    r"(?:信息公开(?:的)?申请|依申请公开|申请公开)(?P<rest>[^，。；\n]*)"
    r"|(?<![有并毫])(?:没有|无)(?:人)?(?:发生|出现|产生)?(?P<object2>(?:政府|政务)?)(?:信息公开申请|依申请公开(?:事项|申请|件|情况|的申请)|依申请公开(?=[，。；]))(?P<rest2>[^，。；\n]*)"
)
_RESTRICTED = Pattern(
    r"复议|诉讼|投诉|举报|异议|转办|转交|上级|其他|法人|企业|组织|自然人|涉及|关于|要求|因|由于|引|导致|不予|不符|超期|逾期|不合|重复|收费|费用|不属于|不当"
)
_ZERO_DONE = Pattern(r"办理")


def check(case: Case) -> Answer:
    """A denial limited to some applicants, some months or to reviews is not one."""
    denials = [*_denials(case.words), *_zeros(case.words)]
    if not denials:
        return NOT_APPLICABLE
    received = case.value(NEW)
    if received is None:
        return CANNOT_BE_VERIFIED
    if received == 0:
        return []
    start, end = denials[0]
    quote = case.words.clause(start, end)
    return [
        RULE.finding(
            f"文字说“{quote}”，表三“本年新收政府信息公开申请数量”总计却是{received}件。",
            "查对申请登记台账：确实没有收到，表三改为0；收到过，改文字并写明办理情况。",
            level="warning" if is_county_government(case.words) else "error",
            section=case.words.section_at(start),
            quote=quote,
            cells=(NEW,),
            found=f"表三{received}件",
            expected="0件",
            difference=str(received),
        )
    ]


def _denials(words: Words) -> list[tuple[int, int]]:
    found = []
    for low, high in words.sentences_with("申请"):
        for match in _NONE.finditer(words.flat, low, high):
            around = (match["object"] or "") + (match["rest"] or "") + (match["rest2"] or "")
            if words.section_at(match.start()) not in (1, 3, 6) or _RESTRICTED.search(around):
                continue
            if speaks_of_own_year(words, match.start(), match.end()):
                found.append(match.span())
    return found


def _zeros(words: Words) -> list[tuple[int, int]]:
    """Zero received, or zero dealt with under 办理依申请公开; zero concluded is no denial."""
    claims = application_claims(words)
    zeros = [claim for claim in claims.get("received", []) if claim.high == 0]
    zeros += [claim for claim in claims.get("handled", []) if claim.high == 0 and _ZERO_DONE.search(claim.before)]
    return [(claim.start, claim.end) for claim in zeros]


RULE = Rule(
    code="T3-07",
    sentence="文字说没有收到申请的，表三新收数为0",
    level="error",
    cite=TABLE_3,
    check=check,
    good=Example(),
    bad=Example(sections={1: "（二）依申请公开情况。2024年我镇未收到政府信息公开申请。"}),
)
RULES = (RULE,)
