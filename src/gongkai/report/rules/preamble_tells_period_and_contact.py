"""The report says for which days its figures count and whom to ask.

Custom of published reports since 国办公开办函〔2021〕30号 [P]; period: 1 January to 31 December.
"""

from gongkai.intake.patterns import Pattern
from gongkai.report.rules.authority import OUTLINE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import NOT_APPLICABLE
from gongkai.report.rules.rule import Answer, Example, Rule

_PERIOD = Pattern(r"统计期限|统计时限|统计期间|统计时间|数据统计|1月1日[^。]{0,16}12月31日")
_CONTACT = Pattern(r"联系电话|电话|联系地址|地址|邮编|邮箱|请与[^。]{1,40}联系|请联系")


def check(case: Case) -> Answer:
    """Looked for anywhere, since some reports put it at the end; a matter of good form only."""
    if case.form is None or not case.words.flat.strip("\x1e\n"):
        return NOT_APPLICABLE
    flat = case.words.flat
    missing, unknown = [], []
    if case.report.period is None and not _PERIOD.search(flat):
        missing.append("数据的统计期限（1月1日至12月31日）")
        unknown.append("看不出数据算到哪一天")
    if not _CONTACT.search(flat):
        missing.append("联系方式（单位、地址、邮编、电话）")
        unknown.append("有疑问不知道找谁")
    if not missing:
        return []
    named = "和".join(missing)
    message = f"文首没有写{named}，群众{'，'.join(unknown)}。"
    return [RULE.finding(message, f"在第一部分之前加一段，写明编制依据、{named}。", section=0, expected=named)]


RULE = Rule(
    code="S-10",
    sentence="文首写明统计期限和联系方式",
    level="hint",
    cite=OUTLINE,
    check=check,
    good=Example(),
    bad=Example(preamble="根据《中华人民共和国政府信息公开条例》（以下简称《条例》）编制本报告。"),
    basis="P",
)
RULES = (RULE,)
