"""What did not happen is written 0, not `/`, `-` or 无.

国办公开办函〔2021〕30号, tables 2 to 4.
"""

from gongkai.report.rules.authority import FORM
from gongkai.report.rules.blanks import runs, told
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """One finding per run of marks."""
    report, form = case.report, case.form
    if form is None:
        return NOT_APPLICABLE
    found: list[Finding] = []
    for run in runs(report, form.paths_for(merged=report.merged_other), ("mark",)):
        origin = report.origins.get(run[0])
        mark = origin.raw if origin and origin.raw else "符号"
        message = f"{told(form, run)}写的是“{mark}”，不是数字，无法参加合计。"
        found.append(RULE.finding(message, "没有发生的写0。", cells=run, found=mark, expected="0", quote=mark))
    return found or HOLDS


RULE = Rule(
    code="V-02",
    sentence="没有发生的写0，不写“/”“-”“无”",
    level="warning",
    cite=f"{FORM}，表二至表四",
    check=check,
    good=Example(),
    bad=Example(missing={"active.rules.issued": "mark"}),
)
RULES = (RULE,)
