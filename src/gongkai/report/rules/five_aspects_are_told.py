"""Section one tells of five aspects, and each heading is followed by its own matter.

国办公开办函〔2021〕30号, section one: 主动公开, 依申请公开, 政府信息管理, 平台建设, 监督保障.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


class Aspect:
    """An aspect: its name, what shows that it is told at all, its heading as an expression, and the things its
    paragraph speaks of."""

    def __init__(self, name: str, told: Pattern, heading: str, things: Pattern) -> None:
        self.name = name
        self.told = told
        self.heading = heading
        self.things = things


ASPECTS = (
    Aspect(
        "主动公开",
        Pattern(r"主动公开|公开[^，。；]{0,12}信息|及时公开|信息公开[^，。；]{0,6}[0-9]"),
        r"(?:政府信息)?主动公开(?:政府信息)?(?:工作|方面|情况)*",
        Pattern(r"公开|公示|公布|发布"),
    ),
    Aspect(
        "依申请公开",
        Pattern(
            r"依申请|(?:收到|新收|受理|接到)[^，、。；]{0,16}(?:信息公开申请|公开申请|申请[0-9])|申请公开|未收到|申请[^，。；]{0,6}[0-9零]+[件条]"
        ),
        r"依申请公开(?:政府信息)?(?:工作|方面|情况|办理)*",
        Pattern(r"申请"),
    ),
    Aspect(
        "政府信息管理",
        Pattern(
            r"信息管理|公开属性|属性标识|规范性文件|动态管理|公开目录|公开指南|指南和目录|对目录|发布审[核查]|三审|审核发布|动态调整"
        ),
        r"(?:政府|政务)?信息(?:资源)?(?:的)?(?:规范)?管理(?:工作|方面|情况)*",
        Pattern(
            r"属性|规范性文件|审[查核批]|目录|公开指南|清理|动态|更新|台账|归档|保密|源头|制度|档案|管理办法|标准化|栏目"
        ),
    ),
    Aspect(
        "政府信息公开平台建设",
        Pattern(r"平台|网站|公众号|新媒体|公示栏|公开栏|专栏|专区|微信|查阅点|小程序"),
        r"(?:政府信息公开|政府信息|政务公开|信息公开|公开)?平台(?:建设)?(?:工作|方面|情况)*",
        Pattern(
            r"(?:公开|网络|信息|政务|发布|新媒体|互动|媒体)平台|平台(?:日常|运行|建设，|维护)|网站|公众号|新媒体|专栏|专区|公示栏|公开栏|微信|抖音|小程序|显示屏|查阅"
        ),
    ),
    Aspect(
        "监督保障",
        Pattern(r"监督|考核|评议|追究|培训|领导小组|督查"),
        r"(?:强化)?监督(?:和)?保障(?:工作|方面|情况)*",
        Pattern(r"监督|考核|评议|追究|培训|领导|督查|检查|责任|审核|审查"),
    ),
)
_HEADING = Pattern(
    r"(?:（?[一二三四五六七八九十0-9]{1,2}[）、.]?|[一二三四五]是)?(?:做好|加强|规范|推进|强化|关于)?(?:"
    + "|".join(f"({aspect.heading})" for aspect in ASPECTS)
    + r")(?=[\n。：])"
)
"""One group for each aspect."""
_PUBLICITY = Pattern(r"正能量|主旋律|浏览量|粉丝|媒体采用|采用[^，。；]{0,6}篇|宣传报道|点赞|转发量")
_PLATFORM = Pattern(r"网站|专栏|专区|公示栏|公开栏|查阅|公开平台|政府信息公开(?:栏目|平台)|门户")
_SENTENCE = Pattern("[。\n]")
_FIRST = frozenset("（一二三四五六七八九十0123456789做加规推强关政信依主公平监")
_LEAST = 20


def check(case: Case) -> Answer:
    """What is missing altogether is a warning; a paragraph that speaks of other things than its heading is a hint."""
    text = case.words.text(1)
    if case.form is None or len(text) < _LEAST or case.report.form == "blank-form":
        return NOT_APPLICABLE
    found = [_astray(case, *paragraph) for paragraph in _astray_paragraphs(text)]
    missing = [aspect.name for aspect in ASPECTS if not aspect.told.search(text)]
    return [_missing(missing), *found] if missing else found


def _astray_paragraphs(text: str) -> list[tuple[Aspect, str, str]]:
    """Headings whose paragraph names none of their own things."""
    starts = [0, *(mark.end() for mark in _SENTENCE.finditer(text))]
    heads = [
        (match.start(), match.end(), ASPECTS[match.lastindex - 1])
        for start in starts
        if text[start : start + 1] in _FIRST and (match := _HEADING.match(text, start)) and match.lastindex
    ]
    astray = []
    for index, (start, end, aspect) in enumerate(heads):
        paragraph = text[end : heads[index + 1][0] if index + 1 < len(heads) else len(text)]
        if len(paragraph) < _LEAST:
            continue
        if not aspect.things.search(paragraph):
            astray.append((aspect, text[start:end], "没有一句说到这件事"))
        elif aspect is ASPECTS[3] and len(_PUBLICITY.findall(paragraph)) > 1 and not _PLATFORM.search(paragraph):
            astray.append((aspect, text[start:end], "写的是宣传报道，没有写公开的平台和栏目"))
    return astray


def _missing(missing: list[str]) -> Finding:
    names = "、".join(missing)
    return RULE.finding(
        f"第一部分应写五个方面，这里没有写{names}。",
        f"补写{names}的情况；本年没有发生的，也写明没有。",
        section=1,
        found=f"{len(ASPECTS) - len(missing)}个方面",
        expected=names,
    )


def _astray(case: Case, aspect: Aspect, heading: str, why: str) -> Finding:
    quote = heading.strip("\n：。")
    part = next((p for p in case.words.parts_of(1) if quote in case.words.flat[p.start : p.end]), None)
    if part is not None:
        at = case.words.flat.find(quote, part.start)
        quote = case.words.quote(at, at + len(quote))
    return RULE.finding(
        f"小标题是“{quote}”，下面的文字{why}。",
        f"在这一段写{aspect.name}的实际情况，其余内容移到相应的方面。",
        level="hint",
        section=1,
        quote=quote,
        expected=aspect.name,
    )


RULE = Rule(
    code="X-08",
    sentence="第一部分写全五个方面，各段内容与小标题相符",
    level="warning",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(
        sections={
            1: "2024年，松溪镇在县政府网站主动公开政府信息86条，许可、处罚结果均已公示，制发规范性文件1件，培训3次。"
        }
    ),
)
RULES = (RULE,)
