"""An organ calls itself, its area and its superior by their own kind: a 乡 is not 我镇, a town of a 县 has no 区政府.

国办公开办函〔2021〕30号: the report is the organ's own; copied text (内容雷同) is to be answered for.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Words

_SELF = Pattern(r"(?P<self>[我本全])(?P<kind>镇|乡|街道|街|局|县|区|旗)(?![村土办]|镇|级)(?P<next>.?)")
_NOT_BEFORE_SELF = tuple("自他你一")
_OTHERS = {
    "镇": ("乡", "街道", "局"),
    "乡": ("镇", "街道", "局"),
    "街道": ("镇", "乡", "局"),
    "县": ("镇", "乡", "街道", "局", "旗"),
    "区": ("镇", "乡", "街道", "局", "县", "旗"),
    "旗": ("镇", "乡", "街道", "局", "区"),
    "市": ("镇", "乡", "街道", "局", "旗"),
    "部门": ("镇", "乡", "街道"),
}
"""By the organ's kind: what it cannot call itself. A superior area may be called 我县 or 全县 by those below."""
_SUPERIOR = Pattern(r"(?P<kind>[区县旗])(?P<office>委(?!员会)|政府|人大|纪委|政务公开|政务服务|融媒体|司法局|信访)")
_BEFORE_SUPERIOR = frozenset("在由受向报被经对与和按照据及于到的从为接合加")
_CHANGED = Pattern(
    r"撤乡|撤镇|乡改镇|镇改街|撤县|撤区|改设|改为街道|更名|区划调整|设立.{0,6}(?:镇|街道|区|市)",
    "撤",
    "改",
    "更名",
    "区划",
    "设立",
)
_AUTONOMOUS = Pattern(r"自治区|宁夏|内蒙古|广西|新疆|西藏")
_COUNTY_CLAIM = Pattern(
    r"(?:提升|推动|推进|加强|规范|指导|深化|做好|强化|促进|提高|完善|监督|统筹|组织)(?:了)?(?P<area>全[县区市旗])(?:[^，。；]{0,4}?)(?:政务公开|政府信息公开|信息公开|各部门|各单位|各乡镇)",
    "全县", "全区", "全市", "全旗",
)  # fmt: skip
_BORROWED = Pattern(r"会议|会$|培训|排名|通报|表彰|部署|要求|安排|要点|精神|大局|考核|为全|贡献|助力")


def check(case: Case) -> Answer:
    """我单位, 我办, 全局 and words such as 社区, 园区, 乡镇 say nothing; a change of kind in the year excuses all."""
    words = case.words
    if not words.organ.kind:
        return NOT_APPLICABLE
    if _CHANGED.search(words.flat):
        return HOLDS
    return [*_self(words), *_superior(words), *_county_claims(words)]


def _self(words: Words) -> list[Finding]:
    wrong, found = _OTHERS[words.organ.kind], list[Finding]()
    if not any(own + kind[0] in words.flat for kind in wrong for own in "我本全"):
        return found
    for match in _SELF.finditer(words.flat):
        kind = {"街": "街道"}.get(match["kind"], match["kind"])
        if (
            words.flat[match.start() - 1 : match.start()] in _NOT_BEFORE_SELF
            or kind not in wrong
            or (match["self"] == "全" and kind == "局")
            or match["next"] == "（"
        ):
            continue
        if kind == "区" and _AUTONOMOUS.search(words.flat):
            continue
        name = match["self"] + match["kind"]
        right = match["self"] + ("局" if words.organ.kind == "部门" else words.organ.kind)
        found.append(
            _wrong(words, match.start(), match.end("kind"), f"本机关是{_kind(words)}，却写“{name}”", name, right)
        )
    return found


def _kind(words: Words) -> str:
    return "部门" if words.organ.kind == "部门" else f"“{words.organ.kind}”"


def _superior(words: Words) -> list[Finding]:
    superior, found = words.organ.superior, list[Finding]()
    if not words.organ.is_town or superior not in ("县", "区"):
        return found
    other = {"县": "区", "区": "县"}[superior]
    if not any(other + office in words.flat for office in "委政人纪融司信"):
        return found
    for match in _SUPERIOR.finditer(words.flat):
        before = words.flat[match.start() - 1 : match.start()]
        if "\u4e00" <= before <= "\u9fff" and before not in _BEFORE_SUPERIOR:
            continue
        if match["kind"] == other:
            name = match["kind"] + match["office"]
            said = f"本机关的上级是“{superior}”，却写“{name}”"
            found.append(_wrong(words, match.start(), match.end(), said, name, superior + match["office"]))
    return found


def _county_claims(words: Words) -> list[Finding]:
    found: list[Finding] = []
    if not words.organ.is_town:
        return found
    for match in _COUNTY_CLAIM.finditer(words.flat):
        low, high = words.stretch(*match.span(), "，。；\n")
        if _BORROWED.search(words.flat[low:high]):
            continue
        area = match["area"]
        said = f"{_kind(words)}的报告写“{area}”的工作，超出了本机关的范围"
        found.append(_wrong(words, match.start("area"), match.end("area"), said, area, f"全{words.organ.kind}"))
    return found


def _wrong(words: Words, start: int, end: int, said: str, name: str, right: str) -> Finding:
    quote = words.clause(start, end)
    return RULE.finding(
        f"“{quote}”：{said}，像是从别处粘贴来的。",
        f"改为“{right}”，并核对前后文是不是本机关的情况。",
        section=words.section_at(start),
        quote=quote,
        found=name,
        expected=right,
    )


RULE = Rule(
    code="X-05",
    sentence="对本机关、本地区和上级的称呼与机关层级相符",
    level="warning",
    cite=WHOLE,
    check=check,
    good=Example(
        sections={6: "2024年，我单位未收取信息处理费。按照县政府要求，参加全县政务公开工作会议，服务社区、园区群众。"}
    ),
    bad=Example(sections={6: "2024年，我乡未收取信息处理费，参加区政务公开培训。"}),
    basis="I",
)
RULES = (RULE,)
