"""Every year in the text is the report's own, or stands there for a reason.

Period of the annual report: 1 January to 31 December (国办公开办函〔2021〕30号). Lawful are years inside titles,
comparisons, spans, dates of issue and cut-off, plans for the next year, and last year's accounts, carry-over or report.
"""

from itertools import islice

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import YearMention
from gongkai.report.wording.statements import year_statements

_OWN_REPORT = Pattern(
    r"(?P<year>[0-9][0-9]{3})年度?[^，。；《》]{0,12}?(?:年报|年度报告)中?所?(?:提出|指出|反映|提到|列出|查摆)",
    "报告中", "年报中", "报告所", "年报所", "报告提", "报告指", "年报提", "年报指", "报告反", "年报反", "报告列",
)  # fmt: skip
_THIS_YEAR = Pattern(r"今年以来|今年1月|截[至止]目前", "今年以来", "今年1月", "目前")


_MOST = 12
"""More of the same help nobody: the text is another year's."""


def check(case: Case) -> Answer:
    """What X-04 or S-05 say is not said again."""
    own = case.report.year
    if own is None:
        return NOT_APPLICABLE
    words = case.words
    told = {statement.start for statement in year_statements(words)}
    foreign = (m for m in words.years if m.year != own and not m.ground and m.start not in told)
    found = [_foreign(case, mention, own) for mention in islice(foreign, _MOST)]
    for match in _OWN_REPORT.finditer(words.flat):
        if int(match["year"]) == own:
            found.append(_own_report(case, match.start("year"), match.end(), own))
    late = _THIS_YEAR.search(words.flat)
    if late:
        found.append(_running_year(case, late.start(), late.end(), own))
    return found


def _foreign(case: Case, mention: YearMention, own: int) -> Finding:
    quote = case.words.clause(mention.start, mention.end)
    return RULE.finding(
        f"“{quote}”说的是{mention.year}年，本报告写的是{own}年的情况，看不出为什么用{mention.year}年。",
        f"核对这句话：是{own}年的事就改年份；是别的年份的事，写明缘由（如上年结转、与上年相比）或删去。",
        section=mention.section,
        quote=quote,
        found=str(mention.year),
        expected=str(own),
    )


def _own_report(case: Case, start: int, end: int, own: int) -> Finding:
    quote = case.words.quote(start, end)
    return RULE.finding(
        f"“{quote}”：{own}年的报告不可能改进{own}年年报提出的问题，应是{own - 1}年年报。",
        f"改为{own - 1}年，并核对所列问题确是上一年度报告提出的。",
        section=case.words.section_at(start),
        quote=quote,
        found=str(own),
        expected=str(own - 1),
    )


def _running_year(case: Case, start: int, end: int, own: int) -> Finding:
    quote = case.words.quote(start, end)
    return RULE.finding(
        f"年度报告写的是已经结束的{own}年，“{quote}”像是年中的话。",
        f"改为“{own}年”或“全年”。",
        level="hint",
        section=case.words.section_at(start),
        quote=quote,
        found=quote,
        expected=f"{own}年",
    )


RULE = Rule(
    code="X-03",
    sentence="文中的年份都是报告所属年份，或有写明的缘由",
    level="warning",
    cite=OUTLINE,
    check=check,
    good=Example(
        sections={6: "2024年，松溪镇人民政府未收取政府信息公开信息处理费。公开了2023年部门决算和2025年部门预算。"}
    ),
    bad=Example(sections={6: "2022年，松溪镇组织业务培训3次。2024年，松溪镇人民政府未收取政府信息公开信息处理费。"}),
)
RULES = (RULE,)
