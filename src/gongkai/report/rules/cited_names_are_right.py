"""Laws and notices are cited by their right names and numbers, and a short name is explained before it is used.

Each entry of cited_names_are_right.toml names its own source; short names: GB/T 9704 usage of official papers.
"""

from functools import cache
from typing import Any

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import Finding, Level
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording.tables import rows_beside


class Name:
    """A wrong citation: how it looks, what is right and why."""

    def __init__(self, row: dict[str, Any]) -> None:
        self.pattern = Pattern(row["pattern"], *row["holds"])
        self.right: str = row["right"]
        self.why: str = row["why"]
        self.source: str = row["source"]
        self.level: Level = row.get("level", "warning")


_SHORT = Pattern(r"《(条例|规定|办法|意见|通知|要点|方案|细则|指引)》")
_REGULATION = "政府信息公开条例》"


@cache
def table() -> tuple[Name, ...]:
    """The list, read once."""
    return tuple(Name(row) for row in rows_beside(__file__, "name"))


def check(case: Case) -> Answer:
    """The Regulation's short name after its full name is a matter of form only."""
    words = case.words
    found = [_wrong(case, name) for name in table()]
    return (
        [finding for finding in [*found, _undefined(case)] if finding is not None]
        if "《" in words.flat or any(found)
        else []
    )


def _wrong(case: Case, name: Name) -> Finding | None:
    words = case.words
    match = name.pattern.search(words.flat)
    if match is None:
        return None
    quote = words.quote(*match.span())
    return RULE.finding(
        f"“{quote}”：{name.why}，应为{name.right}。",
        f"改为{name.right}，并核对原文。",
        level=name.level,
        section=words.section_at(match.start()),
        quote=quote,
        found=quote,
        expected=name.right,
        cite=name.source,
    )


def _undefined(case: Case) -> Finding | None:
    """Short names nobody explained, all in one finding at the first of them."""
    words, first, names = case.words, None, list[str]()
    for match in _SHORT.finditer(words.flat):
        name = match[1]
        if name in names or _explained(words.flat[: match.end()], name):
            continue
        first = first or match
        names.append(name)
    if first is None:
        return None
    formal = names == ["条例"] and _REGULATION in words.flat
    listed = "".join(f"《{name}》" for name in names)
    return RULE.finding(
        f"{listed}是简称，前面没有写明全称，看不出指哪一个文件。",
        "第一次提到时写全称，并注明“（以下简称《……》）”。",
        level="hint" if formal or names == ["条例"] else "warning",
        section=words.section_at(first.start()),
        quote=words.clause(*first.span()),
        found=listed,
        expected="全称",
    )


def _explained(before: str, name: str) -> bool:
    return any(
        f"{lead}{opening}{name}" in before for lead in ("简称", "简称：", "下称") for opening in ("《", "“", "")
    ) or (f"简称为《{name}" in before)


RULE = Rule(
    code="X-12",
    sentence="引用的法规、文件名称和文号正确，简称先有全称",
    level="warning",
    cite=WHOLE,
    check=check,
    good=Example(),
    bad=Example(sections={6: "2024年，松溪镇人民政府未收取信息处理费。按照《保密条例》和《规定》做好审查。"}),
)
RULES = (RULE,)
