"""No section heading stands twice: a second one is usually last year's text pasted in.

国办公开办函〔2021〕30号, outline of the annual report.
"""

from collections import Counter

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import NUMERALS, OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_HEADING_LINE = Pattern(r"([一二三四五六])、([^\n\x1e，。；]{4,30})(?=[\n\x1e]|$)")


def check(case: Case) -> Answer:
    """Both a section that comes twice and a heading left inside a section's text are found."""
    form = case.form
    if form is None:
        return NOT_APPLICABLE
    times = Counter(section.number for section in case.report.sections if section.number)
    found = [_twice(number, form.sections[number - 1].heading, count) for number, count in times.items() if count > 1]
    for line in case.words.lines:
        if not case.words.flat.startswith("、", line + 1):
            continue
        match = _HEADING_LINE.match(case.words.flat, line)
        if match is None:
            continue
        number = NUMERALS.index(match[1]) + 1
        head = form.sections[number - 1]
        if match[2].strip("：") in (head.heading, *head.variants) and times.get(number) == 1:
            found.append(
                _twice(number, case.words.quote(*match.span()), 2, section=case.words.section_at(match.start()))
            )
    return found


def _twice(number: int, heading: str, count: int, *, section: int | None = None) -> Finding:
    name = heading if heading.startswith(NUMERALS[number - 1]) else f"{NUMERALS[number - 1]}、{heading}"
    return RULE.finding(
        f"标题“{name}”出现了{count}次，每个部分只应有一个标题，多出来的往往是上一年文稿粘贴时带进来的。",
        "删去多余的标题，并核对其后的文字是不是本年度的。",
        section=number if section is None else section,
        quote=name if section is not None else "",
        found=f"{count}次",
        expected="1次",
    )


RULE = Rule(
    code="S-04",
    sentence="每个部分的标题只出现一次",
    level="error",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(sections={1: "2024年，松溪镇做好政府信息公开工作。\n一、总体情况\n主动公开政府信息86条。"}),
)
RULES = (RULE,)
