"""The title names the organ in full and exactly one year, and says 年度 once.

国办公开办函〔2021〕30号: 〈organ's full name〉〈year〉年政府信息公开工作年度报告.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.wording.organs import Organ, organ_of

_YEAR = Pattern(r"([0-9]{4})(?=年|度)")
_NOT_THE_NAME = Pattern(r"关于|[0-9]{4}年?度?|(?:的)?(?:政府信息公开|政务公开|信息公开).*$|[（〔].*$")


def check(case: Case) -> Answer:
    """Without a title nothing can be said: many pages leave it to the site's frame."""
    title = case.words.title
    if not title:
        return CANNOT_BE_VERIFIED
    quote = (case.report.title or "").strip()
    years = list(dict.fromkeys(_YEAR.findall(title)))
    named = _NOT_THE_NAME.sub("", title).strip("年度")
    missing = [word for word, there in (("机关名称", named), ("年份", years)) if not there]
    found: list[Finding] = []
    if missing:
        level = "error" if len(missing) == 2 else "warning"
        mend = "标题写成“机关全称＋年份＋年政府信息公开工作年度报告”。"
        message = f"标题“{quote}”没有{'，也没有'.join(missing)}，看不出是哪个机关哪一年的报告。"
        found.append(RULE.finding(message, mend, level=level, section=0, quote=quote, expected="、".join(missing)))
    if len(years) > 1:
        message = f"标题里有{len(years)}个年份（{'、'.join(years)}），只应有报告所属的一个年份。"
        found.append(RULE.finding(message, "只留报告所属年份。", section=0, quote=quote, found="、".join(years)))
    if title.count("年度") > 1:
        message = f"标题“{quote}”里“年度”重复，格式是“……{years[0] if years else ''}年政府信息公开工作年度报告”。"
        found.append(RULE.finding(message, "删去前一个“度”字。", level="hint", section=0, quote=quote))
    if named and (lacking := _lacking(organ_of(named))):
        message = f"标题里的机关名称“{named}”不是全称，缺{lacking}。"
        found.append(
            RULE.finding(message, "写机关全称。", level="hint", section=0, quote=quote, found=named, expected=lacking)
        )
    return found


def _lacking(organ: Organ) -> str:
    """What a township's name lacks to be full."""
    if not organ.is_town or not organ.name.endswith((organ.core, "人民政府", "办事处")):
        return ""
    office = "办事处" if organ.kind == "街道" else "人民政府"
    lacking = [] if organ.superior else ["所属县（市、区）"]
    return "和".join(lacking if organ.name.endswith(office) else [*lacking, f"“{office}”"])


RULE = Rule(
    code="S-06",
    sentence="标题写明机关全称和一个年份，“年度”不重复",
    level="error",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(title="政府信息公开工作年度报告"),
)
RULES = (RULE,)
