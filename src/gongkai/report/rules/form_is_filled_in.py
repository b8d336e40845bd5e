"""The form is filled in: an empty national form is no report.

政府信息公开条例第五十条; 国办公开办函〔2021〕30号.
"""

from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """An empty form gets this one finding; the rules on cells leave it alone."""
    if case.report.form != "blank-form":
        return HOLDS
    message = "这是一份空白表格：没有机关名称、年份，也没有任何数字。"
    return [RULE.finding(message, "填写后再检查；如果拿错了文件，请换成填好的报告。")]


RULE = Rule(
    code="V-07",
    sentence="表格已经填写，不是空白样表",
    level="error",
    cite=WHOLE,
    check=check,
    good=Example(),
    bad=Example(form="blank-form"),
)
RULES = (RULE,)
