"""Every cell of table 3 is filled; a blank cell is not 0.

国办公开办函〔2021〕30号, table 3.
"""

from gongkai.report.rules.authority import TABLE_3
from gongkai.report.rules.blanks import runs, told
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """One finding per run of blank cells, and one per row the document does not have."""
    report, form = case.report, case.form
    if form is None or report.form == "blank-form":
        return NOT_APPLICABLE
    paths = form.paths_of("applications", merged=report.merged_other)
    if not any(path in report.cells for path in paths):
        message = "没有找到表三（收到和处理政府信息公开申请情况）的表格。"
        return [RULE.finding(message, "补上表三；图片不能代替表格。", section=3)]
    found: list[Finding] = []
    for run in runs(report, paths, ("blank", "text")):
        message = f"{told(form, run)}没有填数字；空格不等于0，勾稽关系无法核对。"
        found.append(RULE.finding(message, "没有发生的填0，有的填实际件数。", cells=run, expected="件数"))
    for line in form.lines_for(merged=report.merged_other):
        if line.paths[0] not in report.cells:
            message = f"表三缺少“{line.label}”一行。"
            found.append(RULE.finding(message, "按规定格式补上这一行。", cells=line.paths, expected=line.label))
    return found or HOLDS


RULE = Rule(
    code="T3-09",
    sentence="表三的每一格都填了数字，空格不当作0",
    level="error",
    cite=TABLE_3,
    check=check,
    good=Example(),
    bad=Example(cells={"applications.granted.research": None}),
)
RULES = (RULE,)
