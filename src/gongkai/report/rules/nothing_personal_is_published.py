"""A report is published as it stands: it holds no personal data.

政府信息公开条例 Art. 15; 个人信息保护法 Art. 33, 34. The detectors are handed in, for they live beside this floor.
"""

from collections.abc import Iterator

from gongkai.report.rules.authority import REGULATION
from gongkai.report.rules.case import Case
from gongkai.report.rules.exposed import Exposed
from gongkai.report.rules.finding import Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_MOST = 20
_BEFORE = 12
_STOPS = "\n。；，,;"


def check(case: Case) -> Answer:
    """One finding for each thing found; it is quoted veiled, and placed by the words before it."""
    return [
        _finding(section, text, exposed, before)
        for section, text in _texts(case)
        for exposed, before in _found(case, text)
    ][:_MOST]


def _texts(case: Case) -> Iterator[tuple[int, str]]:
    report = case.report
    yield 0, f"{report.title or ''}\n{report.preamble}"
    for section in report.sections:
        yield section.number, section.text


def _found(case: Case, text: str) -> list[tuple[Exposed, int]]:
    """What is found, in order, each stretch once, with the end of the one before."""
    found = sorted(
        {exposed for detector in case.detectors or () for exposed in detector(text)},
        key=lambda exposed: (exposed.start, -exposed.end, exposed.name),
    )
    kept: list[tuple[Exposed, int]] = []
    last = 0
    for exposed in found:
        if exposed.start >= last or not kept:
            kept.append((exposed, last))
        last = max(last, exposed.end)
    return kept


def _finding(section: int, text: str, exposed: Exposed, before: int) -> Finding:
    start = max(before, exposed.start - _BEFORE)
    start = max([start, *(text.rfind(stop, start, exposed.start - 1) + 1 for stop in _STOPS)])
    message = f"报告里有{exposed.name}“{exposed.veiled}”，公布前要处理。"
    return RULE.finding(
        message, f"{exposed.mend}。", section=section, found=exposed.veiled, quote=text[start : exposed.start].strip()
    )


RULE = Rule(
    code="X-16",
    sentence="报告里没有个人信息",
    level="warning",
    cite=f"{REGULATION}第十五条；《个人信息保护法》第三十三条、第三十四条",
    check=check,
    good=Example(),
    bad=Example(sections={6: "2024年，松溪镇未收取信息处理费。申请人身份证号11010519491231002X。"}),
    needs="detectors",
    basis="L",
)
RULES = (RULE,)
