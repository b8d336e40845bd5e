"""Section five also tells how the problems named in last year's report were dealt with.

国办公开办函〔2021〕30号, section five [R].
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import CONTENTS, OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule

_LOOKS_BACK = Pattern(
    r"上年|去年|上一年|往年|年报(?:中)?(?:提|指|所)|年度报告(?:中)?(?:提|指|所)|落实改进|整改(?:完成|到位|落实)|得到(?:了)?(?:解决|改进|改善|整改)"
    r"|(?:已|已经|均已|予以)(?:整改|改进|解决|完成)|改进情况(?:如下|：)"
)
_LEAST = 40


def check(case: Case) -> Answer:
    """Any word that looks back will do: what counts is that it is there."""
    text = case.words.text(5)
    if case.form is None or case.report.form == "blank-form" or len(text) < _LEAST:
        return NOT_APPLICABLE
    year = case.report.year
    if _LOOKS_BACK.search(text) or (year is not None and f"{year - 1}年" in text):
        return []
    return [
        RULE.finding(
            "第五部分没有写上一年度报告所列问题的改进情况，只写了本年度的问题和打算。",
            "对照上一年度报告第五部分，逐条写明改进到什么程度。",
            section=5,
            expected="上一年度问题的改进情况",
        )
    ]


RULE = Rule(
    code="S-12",
    sentence="第五部分写明上一年度所列问题的改进情况",
    level="hint",
    cite=f"{OUTLINE}；{CONTENTS}第一款第四项",
    check=check,
    good=Example(),
    bad=Example(
        sections={
            5: "存在的主要问题：一是部分工作人员对公开属性的把握还不够准确；二是政策解读的形式还比较单一。"
            "改进措施：一是每季度组织一次业务培训；二是增加图解、短视频等解读形式。"
        }
    ),
    basis="R",
)
RULES = (RULE,)
