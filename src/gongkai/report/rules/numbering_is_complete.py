"""Numbered points follow one another without gap or double, in one style, and are as many as announced.

国办公开办函〔2021〕30号: reports must be complete and accurate.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import NUMERALS, WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording import Words
from gongkai.report.wording.lists import NumberedList
from gongkai.report.wording.numerals import value_of

_ANNOUNCED = Pattern(
    r"(?P<number>[两二三四五六七八九十]|[2-9])(?:个|大|项|点|方面)(?:方面)?(?:的)?(?:主要)?(?:问题|不足|差距|短板|工作|措施|举措)?[^。；\n一]{0,16}[：:，,。]\s*$"
)
_POINTS_ON = Pattern(r"以下|如下|下列|下面|存在|主要有")
_BARE = Pattern(
    r"(?P<number>[一二三四五六七八九])(?P<head>[^是、，。：；（）\n个项方体次年月些直定切般起旦线律系心经次][^，；。\n]{1,18}(?:情况|方面|工作))[。：]"
)


def check(case: Case) -> Answer:
    """Gaps, doubles and a wrong announced number are warnings, mixed brackets a hint."""
    words = case.words
    found = [_broken(words, numbered) for numbered in words.lists if numbered.broken is not None]
    found += [f for numbered in words.lists if numbered.kind == "是" and (f := _announced(words, numbered)) is not None]
    found += _bare(words)
    found += _mixed(words)
    return found if found or words.lists else NOT_APPLICABLE


def _broken(words: Words, numbered: NumberedList) -> Finding:
    item = numbered.broken
    assert item is not None
    at = numbered.items.index(item)
    written = words.quote(item.start, item.end)
    numbers = [other.number for other in numbered.items[:at]]
    if item.number in numbers:
        said = f"“{written}”重复出现"
    elif at == 0:
        said = f"从“{written}”开始，前面没有第一点"
    else:
        said = (
            f"“{words.quote(numbered.items[at - 1].start, numbered.items[at - 1].end)}”之后接着是“{written}”，中间缺号"
        )
    return RULE.finding(
        f"序号不连贯：{said}。",
        "补上缺的一点或改正序号。",
        section=numbered.section,
        quote=words.quote(item.start, min(item.end + 12, words.stretch(item.end, item.end, "，。；：\n")[1])),
        found=written,
        expected=str(numbers[-1] + 1 if numbers else 1),
    )


def _announced(words: Words, numbered: NumberedList) -> Finding | None:
    part = words.part_at(numbered.start)
    lead = words.flat[max(part.start, numbered.start - 40) : numbered.start]
    match = _ANNOUNCED.search(lead)
    if match is None or numbered.broken is not None or ("。" in match[0] and not _POINTS_ON.search(lead)):
        return None
    said, there = value_of(match["number"]), len(numbered.items)
    if said == there or there < 2:
        return None
    start = max(part.start, numbered.start - 40) + match.start()
    quote = words.clause(start, start + 1)
    return RULE.finding(
        f"“{quote}”，后面实际列了{there}点。",
        "补齐或改正所说的数目。",
        section=numbered.section,
        quote=quote,
        found=f"{there}点",
        expected=f"{said}点",
        difference=str(abs(there - int(said or 0))),
    )


def _bare(words: Words) -> list[Finding]:
    """Sub-headings whose number runs into the words: 一主动公开情况。二依申请公开情况。"""
    matches = (match for line in words.lines if (match := _BARE.match(words.flat, line)))
    heads = [match for match in matches if words.section_at(match.start()) in (1, 5, 6)]
    if len(heads) < 2 or [NUMERALS.index(match["number"]) for match in heads][:2] != [0, 1]:
        return []
    quote = words.quote(heads[0].start(), heads[0].end("head"))
    listed = "、".join(f"“{words.quote(match.start(), match.end('head'))}”" for match in heads)
    return [
        RULE.finding(
            f"小标题的序号后面没有括号或顿号：{listed}。",
            f"写成“（{heads[0]['number']}）{heads[0]['head']}”的样式。",
            section=words.section_at(heads[0].start()),
            quote=quote,
            found=quote,
            expected=f"（{heads[0]['number']}）{heads[0]['head']}",
        )
    ]


def _mixed(words: Words) -> list[Finding]:
    """Half and full width brackets in one run of sub-headings."""
    found: list[Finding] = []
    for numbered in words.lists:
        if numbered.kind != "（）":
            continue
        written = [words.quote(item.start, item.end) for item in numbered.items]
        odd = next((mark for mark in written if (mark[0] == "(") != (written[0][0] == "(")), None)
        if odd is not None:
            message = f"同一组小标题前面用“{written[0]}”，到“{odd}”换了括号。"
            details = {"section": numbered.section, "quote": odd, "found": odd, "expected": written[0]}
            found.append(RULE.finding(message, "统一用全角括号。", level="hint", **details))
    return found


RULE = Rule(
    code="X-10",
    sentence="序号连贯，样式一致，与所说的数目相符",
    level="warning",
    cite=WHOLE,
    check=check,
    good=Example(),
    bad=Example(
        sections={
            5: "2023年指出的问题已经解决。存在的主要问题：一是解读形式单一；三是培训不够。"
            "2025年做好以下三个方面工作：一是加强解读；二是加强培训。"
        }
    ),
)
RULES = (RULE,)
