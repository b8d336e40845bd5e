"""The parts given for a total add up to it, nested ones too; a list that may be incomplete may stay below it.

国办公开办函〔2021〕30号: figures must be accurate (数据准确).
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding, Level
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording.breakdowns import Breakdown, breakdowns_in

_CHANNEL = Pattern(
    r"网|公众号|微信|微博|栏|抖音|头条|平台|客户端|新媒体|屏|报|群|视频号|小程序|电视|广播|线上|线下|渠道|端"
)
_DEDUPLICATED = Pattern(r"去重|去除重复|不重复计|剔除重复|同步发布|同时发布|多渠道")
_LEVEL = Pattern(r"国家|中央|省|自治区|市|县|区|乡|镇|街道|村|本级|本单位")
_CATEGORY = Pattern(r"(?:类|方面|领域|季度|月份?)(?:信息)?$|^第?[一二三四]季度|^[0-9]{1,2}月")


def check(case: Case) -> Answer:
    """Above the total is wrong unless channels overlap; below it only where the list is meant to be complete."""
    broken = breakdowns_in(case.words)
    if not broken:
        return NOT_APPLICABLE
    return [finding for breakdown in broken if (finding := _judge(case, breakdown)) is not None]


def _judge(case: Case, it: Breakdown) -> Finding | None:
    low, high = sum(part.low for part in it.parts), sum(part.high for part in it.parts)
    channels = all(_CHANNEL.search(label) for label in it.labels)
    level: Level
    if low > it.total.high:
        around = case.words.flat[it.total.sentence[0] : it.parts[-1].end + 30]
        if channels and _DEDUPLICATED.search(around):
            return None
        level = "hint" if channels else "warning"
    elif high < it.total.low and not it.open_ended:
        decided = _completeness(it, channels=channels)
        if decided is None:
            return None
        level = decided
    else:
        return None
    return _finding(case, it, level)


def _completeness(it: Breakdown, *, channels: bool) -> Level | None:
    """How sure it is that the list is meant to be complete; None where it is not."""
    one_dimension = (
        channels
        or all(_LEVEL.search(label) for label in it.labels)
        or all(_CATEGORY.search(label) for label in it.labels)
    )
    closed = it.bracketed or it.introduced not in ("其中", "含", "包括", "包含")
    if closed and one_dimension:
        return "warning"
    if len(it.parts) > 2 and (one_dimension or (closed and it.introduced != "其中")):
        return "hint"
    return None


def _finding(case: Case, it: Breakdown, level: Level) -> Finding:
    words = case.words
    start, end = it.total.clause[0], it.parts[-1].end
    summed = sum(part.low for part in it.parts)
    sums = "+".join(words.flat[part.start : part.end].rstrip(part.counter) for part in it.parts)
    overlap = "；各渠道重复发布的，写明“去重后”" if level == "hint" and summed > it.total.high else ""
    return RULE.finding(
        f"“{it.total.quote}”，所列各项合计{sums}={summed}{it.total.counter}，与总数对不上。",
        f"重新核对总数和各项；没有列全的，写明“等”或补上其余各项{overlap}。",
        level=level,
        section=it.total.section,
        quote=words.quote(start, end),
        found=it.total.written,
        expected=f"{summed}{it.total.counter}",
        difference=str(abs(summed - it.total.low)) if it.total.exact else "",
    )


RULE = Rule(
    code="X-01",
    sentence="分项之和与总数相符",
    level="warning",
    cite=WHOLE,
    check=check,
    good=Example(sections={1: "公开信息444条（网站118条、公众号294条、公示栏32条），网站118条中机构类70条。"}),
    bad=Example(sections={1: "所发文章被采用500余篇（国家级40篇，省级76篇，市级180篇，县级200篇）。"}),
)
RULES = (RULE,)
