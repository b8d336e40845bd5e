"""The statistics cover the whole calendar year, 1 January to 31 December.

Period of the statistics as practised under 国办公开办函〔2021〕30号; also DB51/T 2660—2019.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule

_DAY = r"(?:(?P<y{n}>\d{{4}})\s*年\s*)?(?P<m{n}>\d{{1,2}})\s*月\s*(?P<d{n}>\d{{1,2}})\s*日"
_SPAN = Pattern(
    r"(?:统计期限|统计时限|统计时段|数据统计|统计时间|统计区间|所列数据)[^。；\n]{0,16}?"
    + _DAY.format(n=1)
    + r"\s*(?:起)?\s*(?:至|到|—|-|～|~)\s*"
    + _DAY.format(n=2)
)


def check(case: Case) -> Answer:
    """Reads the sentence that states the period, wherever it stands; a wrong year in it is X-04's."""
    report = case.report
    for number, text in ((0, report.preamble), *((section.number, section.text) for section in report.sections)):
        match = _SPAN.search(text)
        if match is None:
            continue
        first = (int(match["m1"]), int(match["d1"]))
        last = (int(match["m2"]), int(match["d2"]))
        same_year = match["y2"] is None or match["y1"] is None or int(match["y1"]) == int(match["y2"])
        if first == (1, 1) and last == (12, 31) and same_year:
            return HOLDS
        quote = text[match.start() : match.end()]
        message = f"统计期限写成“{quote}”，不是一个完整的年度。"
        mend = "统计期限应为当年1月1日至12月31日；数据也按这个期限核对。"
        return [RULE.finding(message, mend, section=number, quote=quote, expected="1月1日至12月31日")]
    return NOT_APPLICABLE


RULE = Rule(
    code="D-01",
    sentence="统计期限是当年1月1日至12月31日",
    level="error",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(preamble="本报告统计期限为2024年1月1日至2024年11月30日。"),
)
RULES = (RULE,)
