"""Every cell of table 2 is filled; what did not happen is 0.

国办公开办函〔2021〕30号, table 2; the duty to fill every cell is inferred from "填报完整" in the same notice.
"""

from gongkai.report.rules.authority import TABLE_2
from gongkai.report.rules.blanks import runs, told
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """One finding per run of blank cells, and one per row the document does not have."""
    report, form = case.report, case.form
    if form is None or report.form == "blank-form":
        return NOT_APPLICABLE
    paths = form.paths_of("active", merged=report.merged_other)
    if not any(path in report.cells for path in paths):
        return [RULE.finding("没有找到表二（主动公开政府信息情况）的表格。", "补上表二；图片不能代替表格。", section=2)]
    found: list[Finding] = []
    for run in runs(report, paths, ("blank", "text")):
        message = f"{told(form, run)}没有填数字；空格不等于0，无法核对。"
        found.append(RULE.finding(message, "没有发生的填0，有的填实际数。", cells=run, expected="数字"))
    for line in form.active_lines:
        if not any(path in report.cells for path in line.paths):
            message = f"表二缺少“{line.label}”一行。"
            found.append(RULE.finding(message, "按规定格式补上这一行。", cells=line.paths, expected=line.label))
    return found or HOLDS


RULE = Rule(
    code="V-01",
    sentence="表二的每一格都填了数字",
    level="error",
    cite=TABLE_2,
    check=check,
    good=Example(),
    bad=Example(cells={"active.licences": None}),
    basis="I",
)
RULES = (RULE,)
