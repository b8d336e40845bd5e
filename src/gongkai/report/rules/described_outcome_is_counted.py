"""An outcome told in the text is counted in its own row of table 3.

国办公开办函〔2021〕30号, table 3; 政府信息公开条例 articles 30, 36: what another organ answered was not granted here.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import REGULATION, TABLE_3
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording.scope import speaks_of_own_year


class Outcome:
    """Words that tell an outcome, the rows where it may be counted and how the row is called."""

    def __init__(self, words: Pattern, rows: tuple[str, ...], row: str) -> None:
        self.words = words
        self.rows = rows
        self.row = row


NOT_HELD = "（四）1.本机关不掌握相关政府信息"
OUTCOMES = (
    Outcome(
        Pattern(
            r"由(?!于)(?![^，。；]{0,6}(?:我|本))[^，。；]{0,10}(?:局|厅|委|县政府|区政府|市政府|自然资源部门|部门)(?!负责|审核|指导)[^，。；]{0,14}"
            r"(?:提供|答复|回复|予以公开)(?!的?意见)"
        ),
        ("unavailable_not_held",),
        NOT_HELD,
    ),
    Outcome(
        Pattern(
            r"告知[^，。；]{0,12}向[^，。；]{1,20}(?:申请|咨询|查询)|不属于本(?:机关|单位|级)(?:负责)?(?:公开|职责)|不由本机关公开|非本机关(?:制作|保存|掌握)"
        ),
        ("unavailable_not_held",),
        NOT_HELD,
    ),
    Outcome(
        Pattern(
            r"(?:经)?(?:检索|查找|查询)[^。；]{0,16}(?:信息不存在|不存在|未查到|没有找到)|告知[^，。；]{0,6}信息不存在"
        ),
        ("unavailable_not_held", "unavailable_must_be_created"),
        NOT_HELD,
    ),
    Outcome(
        Pattern(r"申请人[^，。；]{0,8}(?:自行|主动|自愿)?(?:撤回|撤销)(?:了)?[^，。；]{0,6}申请|撤回申请"),
        ("other_other", "other"),
        "（六）3.其他",
    ),
    Outcome(
        Pattern(r"申请人[^，。；]{0,12}(?:逾期|未在[^，。；]{0,8}期限内|未按[^，。；]{0,6})(?:未)?补正"),
        ("other_not_corrected", "other", "unavailable_still_unclear"),
        "（六）1.逾期不补正",
    ),
)
_HYPOTHETIC = Pattern(
    r"未|没有|无|对于|如|若|凡|应当|可以|规范|流程|制度|统一|负责(?!人)|协调|建立|将|按照|要求|指南|网站"
)
ALL = ("applications.new.total", "applications.carried_in.total")


def check(case: Case) -> Answer:
    """Only where applications were counted at all, and only what is told as having happened."""
    counted = [case.value(path) for path in ALL]
    if case.form is None:
        return NOT_APPLICABLE
    if None in counted:
        return CANNOT_BE_VERIFIED
    if not any(counted):
        return NOT_APPLICABLE
    return [finding for outcome in OUTCOMES for finding in _missed(case, outcome)][:3]


def _missed(case: Case, outcome: Outcome) -> list[Finding]:
    words = case.words
    cells = [f"applications.{row}.total" for row in outcome.rows if f"applications.{row}.total" in case.report.cells]
    if any(case.value(cell) != 0 for cell in cells):
        return []
    for low, high in words.sentences_with("申请"):
        match = outcome.words.search(words.flat, low, high)
        if match is None:
            continue
        nearby = words.flat[words.stretch(*match.span(), "，。；\n")[0] : match.start()]
        if words.section_at(low) != 1 or _HYPOTHETIC.search(nearby):
            continue
        if speaks_of_own_year(words, match.start(), match.start() + 1):
            return [_finding(case, outcome, words.clause(*match.span()), cells)]
    return []


def _finding(case: Case, outcome: Outcome, quote: str, cells: list[str]) -> Finding:
    granted = "applications.granted.total"
    beside = f"，而“（一）予以公开”是{case.value(granted)}件" if case.value(granted) else ""
    return RULE.finding(
        f"文字说“{quote}”，这种情形应计入表三“{outcome.row}”，表上这一行是0{beside}。",
        f"核对答复书：确属这种情形的，改计入“{outcome.row}”；是本机关答复的，把文字写清楚。",
        section=1,
        quote=quote,
        cells=tuple(cells[:1]) + ((granted,) if beside else ()),
        found="0件",
        expected="1件以上",
    )


RULE = Rule(
    code="T3-11",
    sentence="文字叙述的办理结果计在表三相应的行里",
    level="warning",
    cite=f"{TABLE_3}；{REGULATION}第三十条、第三十六条",
    check=check,
    good=Example(),
    bad=Example(
        sections={
            1: "（二）依申请公开情况。2024年新收政府信息公开申请12件，其中1件由县自然资源局提供了申请人所需信息。"
        },
        cells={"applications.unavailable_not_held.total": 0},
    ),
)
RULES = (RULE,)
