"""Section one gives the numbers counties ask for, and the report is long enough to say something.

Practice of county offices [P]: items published by channel, policy explanations, answers, some 1,000 characters.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_PUBLISHED = Pattern(r"公开|公示|政府信息|政务信息|公布")
_ITEMS = frozenset(("条", "件", "篇", "则", "份", "条次", "期", "项", "个"))
_EXPLAINED = Pattern(r"解读|图解|回应|互动|留言|热线|宣讲")
LEAST_LENGTH = 400
"""Characters of sections one, five and six together; a county may ask for more."""


def check(case: Case) -> Answer:
    """All of it is a hint: the form asks for none of these numbers."""
    words = case.words
    text = words.text(1, 5, 6)
    if case.form is None or not words.text(1).strip() or case.report.form == "blank-form":
        return NOT_APPLICABLE
    found: list[Finding] = []
    if not any(
        claim.section == 1 and _counts_items(claim.before + claim.after, claim.counter) for claim in words.claims
    ):
        found.append(
            _hint("第一部分没有写主动公开了多少条信息。", "写明全年公开的条数，最好按网站、新媒体、公示栏等渠道分列。")
        )
    if not _EXPLAINED.search(text):
        found.append(_hint("全文没有提到政策解读和回应关切。", "写明解读、回应的件数和形式；没有的写明没有。"))
    length = len(text.replace("\n", ""))
    if length < LEAST_LENGTH:
        message = f"文字部分只有{length}个字，内容单薄。"
        found.append(
            _hint(
                message,
                "补充实际做法和数字；不少县要求一千字左右。",
                found=f"{length}字",
                expected=f"{LEAST_LENGTH}字以上",
            )
        )
    return found


def _counts_items(clause: str, counter: str) -> bool:
    return counter in _ITEMS and bool(_PUBLISHED.search(clause)) and "申请" not in clause


def _hint(message: str, mend: str, **details: object) -> Finding:
    return RULE.finding(message, mend, section=1, **details)


RULE = Rule(
    code="X-22",
    sentence="第一部分有公开条数、解读和回应的情况，篇幅适当",
    level="hint",
    cite=f"{OUTLINE}；各地对年度报告的通行要求",
    check=check,
    good=Example(),
    bad=Example(sections={1: "2024年，松溪镇认真做好政府信息公开工作。"}),
    basis="P",
)
RULES = (RULE,)
