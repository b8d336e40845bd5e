"""Section six says what was collected as 信息处理费 in the year, or that nothing was.

政府信息公开信息处理费管理办法（国办函〔2020〕109号, in force 2021-01-01）[R]; so only from the report for 2021 on.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import FEES
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

FIRST_YEAR = 2021
_FEE = Pattern(r"信息处理费|信息公开处理费|处理费|(?:收取|产生|发生|存在)[^，。；]{0,12}费用?|收费|费用")
_YEAR = Pattern(r"[0-9]{4}年|[一二][〇零一二三四五六七八九]{3}年")


def check(case: Case) -> Answer:
    """A missing section six is S-01's; a wrong year in the statement is X-04's."""
    year = case.report.year
    present = any(section.number == 6 for section in case.report.sections)
    if case.form is None or year is None or year < FIRST_YEAR or not present:
        return NOT_APPLICABLE
    words = case.words
    statement = _FEE.search(words.text(6))
    if statement is None:
        elsewhere = "信息处理费" in words.text(0, 1, 5)
        return [_missing(year, elsewhere=elsewhere)]
    if _YEAR.search(words.text(6)) or _YEAR.search(words.title):
        return []
    message = "信息处理费的说明只写“本年度”，标题也没有年份，看不出是哪一年。"
    quote = words.clause(*_span(case, statement.group()))
    return [RULE.finding(message, f"写明“{year}年”。", level="hint", section=6, quote=quote, expected=f"{year}年")]


def _span(case: Case, fee: str) -> tuple[int, int]:
    part = case.words.parts_of(6)[0]
    start = max(part.start, case.words.flat.find(fee, part.start))
    return start, start + len(fee)


def _missing(year: int, *, elsewhere: bool) -> Finding:
    if elsewhere:
        message = "信息处理费的收取情况写在了别的部分，应写在第六部分。"
        return RULE.finding(message, "移到第六部分。", level="hint", section=6, expected="第六部分写明")
    message = f"第六部分没有写{year}年信息处理费的收取情况，收了多少或没有收取都要写明。"
    mend = f"写明“{year}年收取信息处理费××元”或“{year}年未收取信息处理费”。"
    return RULE.finding(message, mend, section=6, expected="信息处理费收取情况")


RULE = Rule(
    code="X-07",
    sentence="第六部分写明本年度信息处理费的收取情况",
    level="warning",
    cite=FEES,
    check=check,
    good=Example(),
    bad=Example(sections={6: "2024年松溪镇无需要报告的事项。"}),
    basis="R",
)
RULES = (RULE,)
