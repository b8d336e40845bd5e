"""Sections one and five are texts and are not left empty.

国办公开办函〔2021〕30号, outline; 政府信息公开条例 article 50, first paragraph, items 1 and 4.
"""

from gongkai.report.rules.authority import CONTENTS, NUMERALS, OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_LEAST = 8
"""Characters below which a section says nothing: 无。, 略, 详见附件."""


def check(case: Case) -> Answer:
    """A section that is missing altogether is S-01's."""
    if case.form is None:
        return NOT_APPLICABLE
    present = {section.number for section in case.report.sections}
    found: list[Finding] = []
    for head in case.form.sections:
        if head.number not in (1, 5) or head.number not in present:
            continue
        text = case.words.text(head.number).strip()
        if len(text) < _LEAST:
            exact = case.report.section(head.number).strip() if text else ""
            stands = f"只有“{exact}”" if text else "没有文字"
            message = f"第{NUMERALS[head.number - 1]}部分“{head.heading}”{stands}，这一部分必须有实际内容。"
            found.append(RULE.finding(message, MEND[head.number], section=head.number, quote=exact, found=exact))
    return found


MEND = {
    1: "写明主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面的情况。",
    5: "写明本年度存在的主要问题、改进措施，以及上一年度所列问题的改进情况。",
}
RULE = Rule(
    code="S-08",
    sentence="第一、第五部分有实际内容",
    level="error",
    cite=f"{OUTLINE}；{CONTENTS}",
    check=check,
    good=Example(),
    bad=Example(sections={5: "无。"}),
)
RULES = (RULE,)
