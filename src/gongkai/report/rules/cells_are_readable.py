"""Every cell can be read in one way only.

国办公开办函〔2021〕30号, tables 2 to 4; what cannot be read is said, never guessed.
"""

from gongkai.report.rules.authority import FORM
from gongkai.report.rules.blanks import runs, told
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """One finding per run of cells that are lost or can be read in several ways."""
    report, form = case.report, case.form
    if form is None:
        return NOT_APPLICABLE
    paths = form.paths_for(merged=report.merged_other)
    found: list[Finding] = []
    for run in runs(report, paths, ("ambiguous",)):
        options = _options(case, run)
        message = f"{told(form, run)}有数字，但分不清填在哪一格或是哪个数{options}，没有采用。"
        mend = "对照原件核对；重新排好表格，使每格一个数。"
        found.append(RULE.finding(message, mend, cells=run, expected="每格一个数"))
    for run in runs(report, paths, ("unreadable",)):
        message = f"{told(form, run)}在文件里已经丢失，读不出来，没有当作0。"
        found.append(RULE.finding(message, "换用原始文件再读一次。", cells=run, expected="每格一个数"))
    return found or HOLDS


def _options(case: Case, run: tuple[str, ...]) -> str:
    origin = case.report.origins.get(run[0])
    values = [str(value) for value in dict.fromkeys(origin.candidates if origin else ()) if value is not None]
    return f"（可能是{'或'.join(values[:4])}）" if values else ""


RULE = Rule(
    code="V-04",
    sentence="表格的每一格只有一种读法",
    level="warning",
    cite=f"{FORM}，表二至表四",
    check=check,
    good=Example(),
    bad=Example(missing={"applications.new.natural": "unreadable"}),
    basis="I",
)
RULES = (RULE,)
