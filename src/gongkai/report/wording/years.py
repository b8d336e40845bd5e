"""Every year named in the text, and the ground on which a year other than the report's own may lawfully stand there."""

from gongkai.intake.patterns import Pattern
from gongkai.report.wording.numerals import value_of
from gongkai.report.wording.text import Text

_YEAR = Pattern(
    r"[12一二](?:(?<=[12])[0-9]{3}(?![0-9])|(?<=[一二])[〇零一二三四五六七八九]{3})(?=年|[-—–~～至到][0-9]{4}年)"
)
"""Begins with one of four characters, so that the others are passed over quickly."""
_COMPARED = Pattern(r"较|相比|同比|环比|对比|[比于](?:上年|去年)?$")
_COMPARED_AFTER = Pattern(r"^年(?:度|同期|末|底)*(?:的[^，。；]{0,8})?(?:相比|同期|增|减|上升|下降|提[高升])")
_SPAN_AFTER = Pattern(r"^年?(?:度)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:[-—–~～至到]|以来|起|开始|始|至今|迄今)")
_SPAN_BEFORE = Pattern(
    r"(?:[0-9]{4}年?(?:度)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[-—–~～至到、和与及]|截至|截止|截止到|截至到|到|至|自|从)$"
)
_SINCE = Pattern(r"^年(?:度)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?[^，。；]{0,8}?(?:以来|以后|之后|起)")
_DATED = Pattern(
    r"^年(?:度)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:(?:以)?前|之前|底前|[^，。；]{0,12}?"
    r"(?:印发|颁布|修订|修正|施行|实施|制定|出台|下发|发布|公布|通过|生效|成立|组建|设立|建成|撤|更名|改|废止|失效)(?:的|[》，]|$)|(?:新)?修订|版|第[0-9])"
)
_LAST_YEAR = Pattern(
    r"决算|结转|年报|年度报告|工作报告|上年|上一年|去年|总结|审计|绩效|考核|测评|评估|评议结果|通报|整改|遗留|历史|回头看|统计公报"
)
_PLAN = Pattern(
    r"将|下一步|下一年|下年|明年|来年|计划|拟|继续|打算|着力|预算|目标|力争|结转|要点|要[在加进着做把按以坚不从重严切深持]|规划|远景|努力|进一步|重点|工作(?:思路|打算|安排)"
)
_DONE = Pattern(r"完成了|已经|取得了|收到|共公开|未收取|没有收取|未发生|共发布|累计")
_REACH = 400
"""Characters before a year in which an opening mark is looked for."""
_PUBLISHED = Pattern(r"公布|发布|公开|联系|电话|编制|形成|报送|印发")


class YearMention:
    """A year in the text. `ground` says why it may differ from the report's year; empty where nothing allows it."""

    __slots__ = ("end", "ground", "section", "start", "year")

    def __init__(self, year: int, start: int, end: int, section: int, ground: str) -> None:
        self.year = year
        self.start = start
        self.end = end
        self.section = section
        self.ground = ground


def years_in(words: Text) -> list[YearMention]:
    """All years named, in reading order."""
    own = words.report.year
    found = []
    for match in _YEAR.finditer(words.flat):
        start, end = match.span()
        if start and words.flat[start - 1].isdigit():
            continue
        year = value_of(match[0])
        if isinstance(year, int) and 1949 <= year <= 2100:
            ground = "" if own is None or year == own else ground_for(words, year, start, end, own)
            found.append(YearMention(year, start, end, words.section_at(start), ground))
    return found


def in_quotation(words: Text, start: int) -> bool:
    """Whether a position lies inside 《》, 〔〕, 【】 or “”."""
    low, _ = words.sentence(start)
    flat = words.flat
    low = max(flat.rfind("\n", 0, low + 1) + 1, start - _REACH)
    return any(
        flat.count(left, low, start) > flat.count(right, low, start) for left, right in ("《》", "〔〕", "【】", "“”")
    )


def ground_for(words: Text, year: int, start: int, end: int, own: int) -> str:
    """Why another year may stand here: the name of the ground, or nothing."""
    flat = words.flat
    if in_quotation(words, start):
        return "quoted"
    low, high = words.stretch(start, end, "，。；：\n！？（）")
    before, after = flat[low:start], flat[end:high]
    if _COMPARED.search(before[-12:]) or _COMPARED_AFTER.search(after):
        return "compared"
    if _SPAN_AFTER.search(after) or _SPAN_BEFORE.search(flat[max(0, start - 14) : start]) or _SINCE.search(after):
        return "span"
    if _DATED.search(after) or (year < own and before.endswith(("于", "在")) and "月" in after[:4]):
        return "dated"
    return _near_year(words, year, start, own)


def _near_year(words: Text, year: int, start: int, own: int) -> str:
    sentence = words.sentence_text(start)
    section = words.section_at(start)
    if year == own + 1:
        if section == 0 or (_PUBLISHED.search(sentence) and _is_dated_day(words, start)):
            return "published"
        planned = section == 5 or _PLAN.search(sentence)
        return "plan" if planned and not _DONE.search(words.clause(start, start + 4)) else ""
    if year > own + 1:
        return "plan" if _PLAN.search(sentence) else ""
    if year == own - 1 and (_LAST_YEAR.search(sentence) or _is_last_years_problem(words, section, sentence)):
        return "last year"
    if year < own - 3 and not words.flat.startswith(("年，", "年度", "年我", "年,"), start + 4):
        return "history"
    return ""


def _is_dated_day(words: Text, start: int) -> bool:
    """A full date of the first months, as reports are published in January to March."""
    return words.flat[start + 4 : start + 7] in ("年1月", "年2月", "年3月", "年4月")


def _is_last_years_problem(words: Text, section: int, sentence: str) -> bool:
    return section == 5 and any(word in sentence for word in ("问题", "不足", "改进"))
