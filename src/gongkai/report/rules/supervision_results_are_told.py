"""A people's government tells the results of assessment, public review and accountability.

政府信息公开条例 article 50, item 4; 国办公开办函〔2021〕30号, section one, 监督保障.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import OUTLINE, REGULATION
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_ITEMS = (
    ("工作考核", Pattern(r"考核|考评|测评")),
    ("社会评议", Pattern(r"评议|满意度|民意调查|问卷")),
    ("责任追究", Pattern(r"追究|追责|问责")),
)
_RESULT = Pattern(
    r"结果|等次|优秀|良好|合格|满意|得分|[0-9]分|位列|排名|第[一二三四五六七八九十0-9]+名?|通报|未发生|没有发生|没有出现|未出现|没有|未有|不存在|为零|0[次起人件]|无|未收到|不足|整改|未发现"
)
_LEAST = 20


def check(case: Case) -> Answer:
    """Not named at all is a warning; named as a plan without a result is a hint."""
    words = case.words
    text = words.text(1)
    if case.form is None or not words.organ.is_government or len(text) < _LEAST or case.report.form == "blank-form":
        return NOT_APPLICABLE
    text = words.text(1, 6)
    missing, bare = [], []
    for name, pattern in _ITEMS:
        told = None
        for match in pattern.finditer(text):
            told = bool(_RESULT.search(_around(text, match.start())))
            if told:
                break
        if told is None:
            missing.append(name)
        elif not told:
            bare.append(name)
    found: list[Finding] = []
    if missing:
        found.append(_finding("没有写" + "、".join(missing) + "的结果", "、".join(missing), "warning"))
    if bare:
        found.append(_finding("写了" + "、".join(bare) + "的安排，没有写结果", "、".join(bare), "hint"))
    return found


def _around(text: str, position: int) -> str:
    """The sentence around a position."""
    low = max(text.rfind(mark, 0, position) for mark in "。\n")
    ends = [end for mark in "。\n" if (end := text.find(mark, position)) >= 0]
    return text[low + 1 : min(ends, default=len(text))]


def _finding(said: str, names: str, level: str) -> Finding:
    return RULE.finding(
        f"监督保障情况{said}，各级人民政府的年度报告应当写明考核、评议和责任追究结果。",
        f"补写{names}的结果；没有发生责任追究的，写明没有。",
        level=level,
        section=1,
        expected=names,
    )


RULE = Rule(
    code="X-09",
    sentence="人民政府的报告写明工作考核、社会评议和责任追究结果",
    level="warning",
    cite=f"{REGULATION}第五十条第四项；{OUTLINE}",
    check=check,
    good=Example(),
    bad=Example(sections={1: "（五）监督保障情况。2024年组织业务培训3次，制发规范性文件1件，许可、处罚结果均已公示。"}),
)
RULES = (RULE,)
