"""The organ named in title, announcement, opening, contact and section six is one and the same.

国办公开办函〔2021〕30号: the report is the organ's own; copied text (内容雷同) is to be answered for.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording.organs import TOWN_KINDS, organ_of

_ANNOUNCED = Pattern(
    r"(?:现)(?:将|公布|发布|予以公布|向社会公布)[《“]?(?P<organ>[^\W\d_a-zA-Z]{2,20}?(?:(?:镇|乡|街道)(?:人民政府|办事处)?|人民政府|局|委员会|办公室|中心))(?:的)?(?=[0-9]{4}年)"
)
_OPENING = Pattern(
    r"[0-9]{4}年度?(?:以来)?，(?P<organ>[^\W\d_a-zA-Z]{2,16}?(?:人民政府|街道办事处|镇|乡|街道|局))(?=在|坚持|认真|严格|按照|深入|高度|紧紧|以|全面|积极|根据|始终|继续|党委|围绕|切实)"
)
_CONTACT = Pattern(
    r"(?:请)(?:与|向|联系：?)(?P<organ>[^\W\d_a-zA-Z]{2,20}?(?:(?:镇|乡|街道)(?:人民政府|办事处)?|人民政府))[^\W\d_a-zA-Z]{0,16}?(?=联系|，|（|$)"
)
_CLOSING = Pattern(
    r"[0-9]{4}年度?，?(?P<organ>[^\W\d_a-zA-Z]{2,16}?(?:人民政府|街道办事处|镇|乡|街道|局))(?=未|没有|无|共?收取|不存在)"
)
_PLACES = (
    (0, _ANNOUNCED, "文首公布语"),
    (0, _CONTACT, "文首联系方式"),
    (1, _OPENING, "第一部分开头"),
    (6, _CLOSING, "第六部分"),
)
_SPEAKS_OF_ITSELF = Pattern(r"^(?:我|本|全|该|各)|(?:县|区|市)(?:委|政府)$|^(?:县|区|市|省)")


def check(case: Case) -> Answer:
    """Only where the report speaks in its own name; other places named in passing are no matter."""
    own = case.words.organ
    if not own.core or own.kind not in (*TOWN_KINDS, "部门"):
        return NOT_APPLICABLE
    words, found = case.words, list[Finding]()
    for number, pattern, where in _PLACES:
        for part in words.parts_of(number):
            for match in pattern.finditer(words.flat, part.start, part.end):
                named = match["organ"]
                if not _SPEAKS_OF_ITSELF.search(named) and not _same(own.name, own.core, named):
                    found.append(_other(case, match.start("organ"), match.end("organ"), where))
    return found


def _same(name: str, core: str, named: str) -> bool:
    """Whether two names may be one office: either holds the other, or both stand for the same place."""
    plain, other = "".join(name.split()), organ_of(named)
    if named in plain or plain in named or core in named or (other.core and other.core in plain):
        return True
    return bool(other.core) and (other.core.endswith(core) or core.endswith(other.core))


def _other(case: Case, start: int, end: int, where: str) -> Finding:
    words = case.words
    named = words.quote(start, end)
    return RULE.finding(
        f"{where}写的是“{named}”，而这是“{case.report.organ}”的报告，前后不是同一个机关。",
        "核对机关名称；若这一段是从别的机关的报告粘贴来的，按本机关的情况重写。",
        section=words.section_at(start),
        quote=words.clause(start, end),
        found=named,
        expected=case.report.organ or "",
    )


RULE = Rule(
    code="X-06",
    sentence="标题、公布语、正文和联系方式中的机关是同一个",
    level="warning",
    cite=WHOLE,
    check=check,
    good=Example(sections={6: "2024年，松溪镇未收取信息处理费。学习借鉴青石镇的经验做法。"}),
    bad=Example(sections={6: "2024年，青石镇未收取信息处理费。"}),
)
RULES = (RULE,)
