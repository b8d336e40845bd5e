"""Words that are plainly wrong or belong to another kind of organ are not used; the list is a table.

Each entry of words_are_the_official_ones.toml names its own source.
"""

from functools import cache
from typing import Any

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import REGULATION
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import Finding, Level
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording.tables import rows_beside


class Word:
    """A wording to strike out: where it is wrong, what is right and why."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.pattern = Pattern(row["pattern"], *row["holds"])
        self.right: str = row["right"]
        self.why: str = row["why"]
        self.source: str = row["source"]
        self.level: Level = row.get("level", "hint")
        self.organs: tuple[str, ...] = tuple(row.get("organs", ()))
        self.sections: tuple[int, ...] = tuple(row.get("sections", ()))


@cache
def table() -> tuple[Word, ...]:
    """The list, read once."""
    return tuple(Word(row) for row in rows_beside(__file__, "word"))


def check(case: Case) -> Answer:
    """The first place of each wording is named; one mention is enough to have it mended everywhere."""
    words = case.words
    found: list[Finding] = []
    for word in table():
        if word.organs and words.organ.kind not in word.organs:
            continue
        for match in word.pattern.finditer(words.flat):
            section = words.section_at(match.start())
            if word.sections and section not in word.sections:
                continue
            quote = words.quote(*match.span())
            found.append(
                RULE.finding(
                    f"“{words.clause(*match.span())}”一句里的“{quote}”：{word.why}。",
                    f"改为“{word.right}”。",
                    level=word.level,
                    section=section,
                    quote=quote,
                    found=quote,
                    expected=word.right,
                    cite=word.source,
                )
            )
            break
    return found


RULE = Rule(
    code="S-13",
    sentence="用词准确，不用别类机关的话",
    level="warning",
    cite=f"{REGULATION}及年度报告格式的用语，逐条见用语表",
    check=check,
    good=Example(),
    bad=Example(sections={6: "2024年，松溪镇人民政府未收取政府信息公开信息处理费，利用自媒体发布信息。"}),
    basis="I",
)
RULES = (RULE,)
