"""The year is the same in the title, the statistics period, the opening of section one and section six.

国办公开办函〔2021〕30号: the report is on one calendar year, 1 January to 31 December.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording.statements import year_statements

_TITLE_YEAR = Pattern(r"([0-9]{4})(?=年|度)")


def check(case: Case) -> Answer:
    """What the report says of its own year is held against the year reported on; a clear contradiction is an error."""
    own = case.report.year
    if own is None:
        return CANNOT_BE_VERIFIED
    found: list[Finding] = []
    titles = {int(year) for year in _TITLE_YEAR.findall(case.words.title)}
    if titles and own not in titles:
        quote = (case.report.title or "").strip()
        found.append(_contradiction(f"标题写的是{min(titles)}年", own, quote=quote, section=0, year=min(titles)))
    found += _period(case, own)
    for statement in year_statements(case.words):
        if statement.year != own:
            quote = case.words.clause(statement.start, statement.end)
            said = f"{statement.where}写的是{statement.year}年（“{quote}”）"
            section = case.words.section_at(statement.start)
            found.append(_contradiction(said, own, quote=quote, section=section, year=statement.year))
    return found


def _period(case: Case, own: int) -> list[Finding]:
    period = case.report.period
    if period is None:
        return []
    first, last = period
    if first.year == own and last.year == own:
        return []
    written = f"{first.year}年{first.month}月{first.day}日至{last.year}年{last.month}月{last.day}日"
    year = last.year if last.year != own else first.year
    return [_contradiction(f"统计期限写的是{written}", own, quote="", section=0, year=year)]


def _contradiction(said: str, own: int, *, quote: str, section: int, year: int) -> Finding:
    return RULE.finding(
        f"{said}，而这是{own}年的报告，年份前后不一致。",
        f"核对后统一为{own}年；若这一段是上一年的文稿，整段重写。",
        section=section,
        quote=quote,
        found=str(year),
        expected=str(own),
    )


RULE = Rule(
    code="X-04",
    sentence="标题、统计期限、第一部分开头和第六部分的年份一致",
    level="error",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(sections={6: "2023年，松溪镇人民政府未收取政府信息公开信息处理费。"}),
)
RULES = (RULE,)
