"""What the text tells as done is not 0 in table 2, and what table 2 counts is somewhere told.

国办公开办函〔2021〕30号, table 2; 政府信息公开条例 article 20, items 1, 5 and 6. Numbers in the text are T2-07's.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import REGULATION, TABLE_2
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording.scope import speaks_of_own_year
from gongkai.report.wording.table_two import THINGS, claims_about

_DONE = (
    (
        Pattern(
            r"(?:制定|出台|制发|印发)(?:出台|印发|并?公布|并?发布|并?公开)?了[^，。；、]{0,12}规范性文件(?!管理|工作|制|的|清理|备案|合法|审|程序|库|目录|评估|公开)|(?:行政)?规范性文件《[^》]*》"
        ),
        "行政规范性文件",
        ("active.normative_documents.issued", "active.normative_documents.made"),
    ),
    (
        Pattern(r"[作做]出了?[^的，。；、]{0,8}行政处罚决定|实施了?行政处罚(?!信息|公示|的|法|权)"),
        "行政处罚",
        ("active.penalties", "active.penalties.decisions"),
    ),
    (
        Pattern(r"[作做]出了?[^的，。；、]{0,8}行政许可决定"),
        "行政许可",
        ("active.licences", "active.licences.decisions"),
    ),
    (Pattern(r"[作做]出了?[^的，。；、]{0,8}行政强制(?:措施|执行)?决定"), "行政强制", ("active.compulsory_measures",)),
)
_NOT_DONE = Pattern(
    r"未|没有|无|不|将|要|应|拟|计划|凡|如|对于|及时|按照|规范(?!性)|严格|依法|[0０零]件|废止|失效|清理"
)
_TOLD = (
    ("active.normative_documents.issued", "行政规范性文件（本年制发）", Pattern(r"规范性文件|文件\d+件|制发|印发")),
    ("active.licences", "行政许可", Pattern(r"许可|审批|政务服务事项")),
    ("active.penalties", "行政处罚", Pattern(r"处罚|执法")),
    ("active.compulsory_measures", "行政强制", Pattern(r"强制|执法")),
    ("active.fees_wan", "行政事业性收费", Pattern(r"收费|收取")),
)


def check(case: Case) -> Answer:
    """Told but 0 is a warning; counted but never told is worth a hint."""
    if case.form is None:
        return NOT_APPLICABLE
    return [*_told_but_zero(case), *_counted_but_untold(case)]


def _told_but_zero(case: Case) -> list[Finding]:
    words, found = case.words, []
    for pattern, name, paths in _DONE:
        path = next((path for path in paths if case.value(path) == 0), None)
        if path is None:
            continue
        spans = words.sentences_with(name.removeprefix("行政") if "规范" in name else name)
        for match in (m for span in spans for m in pattern.finditer(words.flat, *span)):
            clause = words.flat[slice(*words.stretch(*match.span(), "，。；\n"))]
            if words.section_at(match.start()) != 1 or _NOT_DONE.search(clause):
                continue
            counted = any(claims_about(words, thing) for thing in THINGS if path in thing.paths)
            if not counted and speaks_of_own_year(words, match.start(), match.end()):
                found.append(_zero(case, match.start(), match.end(), name, path))
                break
    return found


def _zero(case: Case, start: int, end: int, name: str, path: str) -> Finding:
    quote = case.words.clause(start, end)
    return RULE.finding(
        f"文字说“{quote}”，表二“{name}”却是0。",
        "确有其事的，在表二填实际件数；不是本年或不是本机关的，改文字。",
        section=1,
        quote=quote,
        cells=(path,),
        found="0",
        expected="1件以上",
    )


def _counted_but_untold(case: Case) -> list[Finding]:
    text = case.words.text(0, 1, 6)
    if not text.strip():
        return []
    untold = [(path, name) for path, name, pattern in _TOLD if case.value(path) and not pattern.search(text)]
    if not untold:
        return []
    listed = "、".join(f"{name}{case.value(path)}{'万元' if path.endswith('wan') else '件'}" for path, name in untold)
    return [
        RULE.finding(
            f"表二有{listed}，文字里一句也没有提到，看不出结果是否已经公开。",
            "在第一部分主动公开情况中写明这些决定的件数和公开的渠道。",
            level="hint",
            section=1,
            cells=tuple(path for path, _ in untold),
            found=listed,
            expected="文字中有交代",
        )
    ]


RULE = Rule(
    code="X-17",
    sentence="文字说做了的事表二不是0，表二有数的事文字有交代",
    level="warning",
    cite=f"{TABLE_2}；{REGULATION}第二十条",
    check=check,
    good=Example(),
    bad=Example(
        cells={"active.penalties": 0}, sections={1: "办理行政许可326件，制发行政规范性文件1件，作出了行政处罚决定。"}
    ),
)
RULES = (RULE,)
