"""Nothing of a template is left to be filled in.

国办公开办函〔2021〕30号: reports must be complete and are published as they stand.
"""

from itertools import islice

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_CLEAR = Pattern(
    r"20[XxＸ×]{2}|[XxＸ×]{2,4}年|[XxＸ×※□○〇]{1,4}年(?=度|政府|，|我)|_{3,60}|待补充|待填写|待核实|待定稿|此处(?:填写|填|写)|（可选）|（选填）|（请填写[^）]*）"
    r"|【[^】]{0,12}(?:填写|请|此处|可选|选填|单位名称|单位全称|示例|年份)[^】]{0,12}】|〔[^〕]{0,6}填[^〕]{0,6}〕|\?{3,9}|？{3,9}"
    r"|(?<![A-Za-z])[XxＸ×]{1,4}(?:件|条|次|篇|项|人|万元|县|乡|镇|街道|局|区|市|月|日)(?![A-Za-z])|(?<![×ＸX])[×ＸX]{2,8}(?:人民政府|单位|部门|机关|公众号)"
)
_LIKELY = Pattern(r"(?<![A-Za-z0-9×Xx某])(?:[×Ｘ]{2,}|X{2,}|※{2,}|…{3,}。|\.{6,})(?![A-Za-z0-9])")
_TRACES = (
    "×", "X", "x", "Ｘ", "※", "□", "○", "___", "待补", "待填", "待核", "待定", "此处", "（可选", "（选填", "请填",
    "填写年", "填写单位", "【", "??", "？？", "……", "...",
)  # fmt: skip
_MOST = 20
_MASKED = Pattern(r"[^\W\d_a-zA-Z][×ＸX※*]{1,3}(?:[（，、；。]|$|同志|先生|女士|某)")


def check(case: Case) -> Answer:
    """An unmistakable gap is an error; a run of crosses that might hide a name is a warning."""
    words = case.words
    found: list[Finding] = []
    if not any(trace in words.flat or trace in words.title for trace in _TRACES):
        return found
    for pattern, level in ((_CLEAR, "error"), (_LIKELY, "warning")):
        for match in islice(pattern.finditer(words.flat), _MOST):
            quote = words.clause(*match.span())
            if level == "warning" and (
                any(quote == f.quote for f in found) or _MASKED.search(words.flat, match.start() - 1)
            ):
                continue
            left = words.quote(*match.span())
            message = f"“{quote}”里还留着模板的“{left}”，没有填写内容。"
            section = words.section_at(match.start())
            mend = "填上实际内容；没有的删去或写“无”。"
            found.append(RULE.finding(message, mend, level=level, section=section, quote=quote, found=left))
    title = _CLEAR.search(words.title)
    if title:
        message = f"标题里还留着模板的“{title[0]}”，没有填写内容。"
        found.append(
            RULE.finding(
                message, "填上机关全称和年份。", section=0, quote=(case.report.title or "").strip(), found=title[0]
            )
        )
    return found


RULE = Rule(
    code="S-07",
    sentence="没有模板的空格、叉号或待填字样留在文中",
    level="error",
    cite=WHOLE,
    check=check,
    good=Example(),
    bad=Example(sections={6: "2024年，××镇人民政府未收取政府信息公开信息处理费。"}),
)
RULES = (RULE,)
