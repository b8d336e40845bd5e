"""All fifteen cells of table 4 are there, and each is a whole number not below 0.

国办公开办函〔2021〕30号, table 4.
"""

from gongkai.report.rules.authority import TABLE_4
from gongkai.report.rules.blanks import runs, told
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """A table without its row of figures is one finding, each run of blank cells and each negative number another."""
    report, form = case.report, case.form
    if form is None or report.form == "blank-form":
        return NOT_APPLICABLE
    paths = form.paths_of("remedies", merged=report.merged_other)
    present = [path for path in paths if path in report.cells]
    if not present:
        message = f"表四（行政复议、行政诉讼情况）没有数据，{len(paths)}格全缺。"
        mend = "补上表四的数据行，没有发生的填0。"
        return [RULE.finding(message, mend, cells=paths, section=4, expected=f"{len(paths)}个数字")]
    found: list[Finding] = []
    for run in runs(report, paths, ("blank", "text")):
        message = f"{told(form, run)}没有填数字；空格不等于0，无法核对。"
        found.append(RULE.finding(message, "没有发生的填0，有的填实际件数。", cells=run, expected="件数"))
    for path in present:
        value = report.cells[path]
        if value is not None and value < 0:
            message = f"{form.names[path]}填的是{value}，件数不会小于0。"
            found.append(RULE.finding(message, "改为实际件数。", cells=(path,), found=str(value), expected="不小于0"))
    return found or HOLDS


RULE = Rule(
    code="T4-02",
    sentence="表四十五格齐全，都是不小于0的整数",
    level="error",
    cite=TABLE_4,
    check=check,
    good=Example(),
    bad=Example(cells={"remedies.review.pending": None}),
)
RULES = (RULE,)
