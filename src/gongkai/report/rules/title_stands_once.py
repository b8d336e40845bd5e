"""The title stands once, at the head: a second one inside the text is another year's report pasted in.

国办公开办函〔2021〕30号, outline of the annual report.
"""

from collections.abc import Iterator
from itertools import pairwise
from re import Match

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Words

_TITLE_LINE = Pattern(
    r"[^\n\x1e，。；：《》]{0,30}(?P<year>[0-9]{4})年度?[^\n\x1e，。；：《》]{0,16}"
    r"(?:政府信息公开|政务公开|信息公开)[^\n\x1e，。；：《》]{0,4}报告(?=[\n\x1e]|$)"
)


def check(case: Case) -> Answer:
    """With another year in it a second title is an error; the same title twice is a warning."""
    words, own = case.words, case.report.year
    found: list[Finding] = []
    if "报告" not in words.flat:
        return found
    for match in _titles(words):
        other = own is not None and int(match["year"]) != own
        section = words.section_at(match.start())
        if section == 0 and not other:
            continue
        quote = words.quote(*match.span())
        tail = f"，而且是{match['year']}年的，本报告是{own}年的" if other else ""
        found.append(
            RULE.finding(
                f"正文里又出现一个报告标题“{quote}”{tail}，标题只应在文首出现一次。",
                "删去这一行，并核对它后面的段落是不是从别的年度报告粘贴来的。",
                level="error" if other else "warning",
                section=section,
                quote=quote,
                found=match["year"],
                expected=str(own) if own is not None else "",
            )
        )
    return found


def _titles(words: Words) -> Iterator[Match[str]]:
    """The lines that are titles of a report."""
    for line, following in pairwise([*words.lines, len(words.flat) + 1]):
        if words.flat.endswith("报告", line, following - 1) and (match := _TITLE_LINE.match(words.flat, line)):
            yield match


RULE = Rule(
    code="S-05",
    sentence="报告标题只在文首出现一次",
    level="error",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(sections={1: "松溪镇人民政府2023年政府信息公开工作年度报告\n2024年，松溪镇主动公开政府信息86条。"}),
)
RULES = (RULE,)
