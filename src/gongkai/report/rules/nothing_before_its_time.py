"""The text names no congress, plan or institution that did not exist in the report year, nor one long overtaken.

The table beside this file is dated by public events.
"""

from functools import cache
from typing import Any

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording.tables import rows_beside

_PLAN = Pattern(r"将|下一步|下一年|明年|来年|计划|谋划|编制")
ALWAYS = 9999


class Event:
    """Something dated: how it is named, its first and last report year, and what happened when."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.pattern = Pattern(row["pattern"], *row["holds"])
        self.what: str = row["what"]
        self.first: int = row.get("first", 0)
        self.last: int = row.get("last", ALWAYS)
        self.unless: str = row.get("unless", "")


@cache
def table() -> tuple[Event, ...]:
    """The list, read once."""
    return tuple(Event(row) for row in rows_beside(__file__, "event"))


def check(case: Case) -> Answer:
    """A plan for the next year may name what comes in it; something overtaken is only a hint."""
    year, words = case.report.year, case.words
    if year is None:
        return NOT_APPLICABLE
    found: list[Finding] = []
    for event in table():
        if event.first <= year <= event.last:
            continue
        for match in event.pattern.finditer(words.flat):
            planned = year == event.first - 1 and _PLAN.search(words.sentence_text(match.start()))
            if planned or (event.unless and event.unless in words.flat):
                continue
            found.append(_finding(case, event, match.start(), match.end(), year))
            break
    return found


def _finding(case: Case, event: Event, start: int, end: int, year: int) -> Finding:
    quote = case.words.clause(start, end)
    early = year < event.first
    said = f"{year}年还没有" if early else f"在{year}年的报告里已经过时"
    return RULE.finding(
        f"“{quote}”：{event.what}，{said}。",
        "核对这一段是不是从别的年份的文稿粘贴来的。",
        level="warning" if early else "hint",
        section=case.words.section_at(start),
        quote=quote,
        found=case.words.quote(start, end),
        expected=event.what,
    )


RULE = Rule(
    code="X-20",
    sentence="不提报告年度还没有的会议、规划和机构",
    level="warning",
    cite=WHOLE,
    check=check,
    good=Example(sections={6: "2024年未收取信息处理费。深入学习贯彻党的二十届三中全会精神。"}),
    bad=Example(sections={6: "2024年未收取信息处理费。深入学习贯彻党的二十届四中全会精神。"}),
    basis="I",
)
RULES = (RULE,)
