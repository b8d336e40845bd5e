"""Where the text says that information is published in some places only, it does not tell of others elsewhere.

国办公开办函〔2021〕30号: reports must be accurate; 政府信息公开条例 articles 23 and 24 (channels).
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import REGULATION, WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_ONLY = Pattern(r"仅限于|仅限|只限于|局限于|仅通过|只通过|仅靠|只靠|仅依靠|只有|仅有|唯一")
_ABOUT = Pattern(r"渠道|途径|载体|平台|方式|形式|公开")
_CHANNELS = (
    ("政府网站", Pattern(r"网站|门户网|官网|政务网")),
    ("微信公众号", Pattern(r"公众号|微信公众平台|微信平台")),
    ("公示栏", Pattern(r"公示栏|公开栏|公告栏|宣传栏|橱窗")),
    ("短视频号", Pattern(r"抖音|视频号|快手")),
    ("小程序", Pattern(r"小程序")),
    ("微博", Pattern(r"微博")),
    ("今日头条", Pattern(r"头条")),
    ("电子显示屏", Pattern(r"显示屏|电子屏")),
    ("广播电视", Pattern(r"广播|电视|大喇叭")),
)
_USED = Pattern(r"公开|发布|公布|推送|公示|利用|编发|刊发|更新")
_NOT_USED = Pattern(r"未|没有|无|将|拟|计划|尚|停|关闭|注销|不")
_CONDITION = Pattern(r"只有[^。；]{0,30}(?:才|方)")


def check(case: Case) -> Answer:
    """Plans for further channels and channels not used are no contradiction."""
    words = case.words
    found: list[Finding] = []
    claimed = False
    for match in _ONLY.finditer(words.flat):
        low, high = words.sentence(match.start())
        after = words.flat[match.end() : high]
        clause = words.flat[slice(*words.stretch(*match.span(), "，。；\n"))]
        if not _ABOUT.search(clause) or _CONDITION.match(words.flat, match.start()):
            continue
        named = [name for name, pattern in _CHANNELS if pattern.search(after)]
        if not named:
            continue
        claimed = True
        other = _other_channel(case, named, (low, high))
        if other is not None:
            found.append(_contradiction(case, match.span(), *other))
    return found if found or claimed else NOT_APPLICABLE


def _other_channel(case: Case, named: list[str], sentence: tuple[int, int]) -> tuple[str, str] | None:
    """A channel told as used in sections one or six that the claim leaves out, with the words that tell it."""
    words = case.words
    for part in words.parts:
        if part.number not in (1, 6):
            continue
        for name, pattern in _CHANNELS:
            if name in named:
                continue
            for match in pattern.finditer(words.flat, part.start, part.end):
                low, high = words.stretch(*match.span(), "，。；\n")
                clause = words.flat[low:high]
                inside = sentence[0] <= match.start() < sentence[1]
                if not inside and _USED.search(clause) and not _NOT_USED.search(clause):
                    return name, words.quote(low, high)
    return None


def _contradiction(case: Case, span: tuple[int, int], name: str, told: str) -> Finding:
    words = case.words
    quote = words.quote(*words.stretch(*span, "，。；\n"))
    return RULE.finding(
        f"这里说“{quote}”，别处又说“{told}”，{name}不在所说的范围内，两处不能都对。",
        "核对实际使用的公开渠道，把两处写一致。",
        section=words.section_at(span[0]),
        quote=quote,
        found=told,
        expected=name,
    )


RULE = Rule(
    code="X-13",
    sentence="说“仅限”“只有”的渠道，别处没有说到其他渠道",
    level="warning",
    cite=f"{WHOLE}；{REGULATION}第二十三条、第二十四条",
    check=check,
    good=Example(
        sections={5: "2023年指出的问题已经解决。存在的问题是公开渠道仅限于县政府网站、公众号和公示栏。将加以拓展。"}
    ),
    bad=Example(sections={5: "2023年指出的问题已经解决。存在的问题是公开渠道仅限于镇村公示栏。将加以拓展。"}),
)
RULES = (RULE,)
