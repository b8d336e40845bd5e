"""The report is not last year's with a new date: its overview and its problems are of this year.

国办公开办函〔2021〕30号: copied reports (内容雷同) are to be answered for. Compared with last year's report only.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.model import Report
from gongkai.report.rules.authority import FORM, NUMERALS
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule

_VARIABLE = Pattern(r"[0-9\s\u3000*]+|[，。、；：“”（）]")
_GRAM = 5
_LEAST = 30
SAME = 0.9
"""Share of five-character runs in common; unrelated reports have at most 0.02, a mere change of name leaves 0.98."""


def check(case: Case) -> Answer:
    """Figures, dates and punctuation do not count."""
    if case.last_year is None:
        return NOT_APPLICABLE
    found = []
    for number, mend in _MENDS.items():
        share = similarity(_plain(case.report, number), _plain(case.last_year, number))
        if share >= SAME:
            name = f"第{NUMERALS[number - 1]}部分"
            found.append(
                RULE.finding(
                    f"{name}与上一年度报告的{name}有{round(share * 100)}%相同，除数字外几乎没有变化。",
                    mend,
                    section=number,
                    found=f"{round(share * 100)}%",
                    expected="写本年度的实际情况",
                )
            )
    return found


_MENDS = {1: "按本年度的实际工作重写第一部分。", 5: "写本年度新发现的问题，并说明上一年度的问题改进得怎样。"}


def _plain(report: Report, number: int) -> str:
    return _VARIABLE.sub("", report.section(number))


def similarity(one: str, other: str) -> float:
    """The share of runs of five characters that two texts have in common; 0 where one is too short to tell.

    >>> similarity("一二三四五六" * 6, "一二三四五六" * 6)
    1.0
    """
    if min(len(one), len(other)) < _LEAST:
        return 0.0
    runs = [{text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)} for text in (one, other)]
    return len(runs[0] & runs[1]) / len(runs[0] | runs[1])


_OLD_PROBLEMS = (
    "存在的主要问题：一是部分工作人员对公开属性的把握还不够准确；二是政策解读的形式还比较单一。"
    "改进措施：一是每季度组织一次业务培训；二是增加图解、短视频等解读形式。"
)
RULE = Rule(
    code="X-15",
    sentence="内容不与上一年度报告雷同",
    level="warning",
    cite=f"{FORM}，防止内容雷同、敷衍塞责的要求",
    check=check,
    good=Example(last_sections={}),
    bad=Example(sections={5: _OLD_PROBLEMS}, last_sections={5: _OLD_PROBLEMS}),
    needs="last_year",
)
RULES = (RULE,)
