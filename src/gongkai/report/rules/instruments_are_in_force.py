"""No instrument or time limit is cited that had ceased to hold in the report year.

Each entry of instruments_are_in_force.toml names its own source. A table on the old form is S-11's.
"""

from functools import cache
from typing import Any

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording.tables import rows_beside


class Instrument:
    """Something superseded: how it is cited, from which report year that is wrong, and what holds instead."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.pattern = Pattern(row["pattern"], *row["holds"])
        self.from_year: int = row["from"]
        self.right: str = row["right"]
        self.why: str = row["why"]
        self.source: str = row["source"]
        self.within = Pattern(row["within"]) if "within" in row else None
        self.unless = Pattern(row["unless"]) if "unless" in row else None


@cache
def table() -> tuple[Instrument, ...]:
    """The list, read once."""
    return tuple(Instrument(row) for row in rows_beside(__file__, "instrument"))


def check(case: Case) -> Answer:
    """What a sentence tells as abolished, or allows for by its own subject, is excused."""
    year, words = case.report.year, case.words
    if year is None:
        return NOT_APPLICABLE
    found: list[Finding] = []
    for instrument in table():
        if year < instrument.from_year:
            continue
        for match in instrument.pattern.finditer(words.flat):
            sentence = words.sentence_text(match.start())
            if instrument.unless is not None and instrument.unless.search(sentence):
                continue
            if instrument.within is None or instrument.within.search(sentence):
                found.append(_finding(case, instrument, match.start(), match.end()))
                break
    return found


def _finding(case: Case, instrument: Instrument, start: int, end: int) -> Finding:
    quote = case.words.quote(start, end)
    return RULE.finding(
        f"“{quote}”在{case.report.year}年已经不适用：{instrument.why}。",
        f"改为{instrument.right}。",
        section=case.words.section_at(start),
        quote=quote,
        found=quote,
        expected=instrument.right,
        cite=instrument.source,
    )


RULE = Rule(
    code="X-19",
    sentence="不引用已经废止或被代替的文件、期限和条号",
    level="warning",
    cite=WHOLE,
    check=check,
    good=Example(sections={6: "2024年未收取信息处理费。征求第三方意见的期限是15个工作日。"}),
    bad=Example(sections={6: "按照国办公开办函〔2019〕60号的要求编制。2024年未收取信息处理费。"}),
    basis="L",
)
RULES = (RULE,)
