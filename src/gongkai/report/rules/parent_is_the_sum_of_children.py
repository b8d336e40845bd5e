"""A county's printed figures are the sums of its organs' figures, cell by cell.

政府信息公开条例第四十九条; the county's report covers its departments and townships. A difference points at a missing
or changed report.
"""

from decimal import Decimal

from gongkai.report.rules.authority import REGULATION
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check(case: Case) -> Answer:
    """Cells that some child lacks cannot be verified; （六） is compared as one row where any report has it so."""
    children, form = case.children, case.form
    if children is None or form is None:
        return NOT_APPLICABLE
    merged = any(report.merged_other for report in (case.report, *children))
    reports = [report.with_other_merged() if merged else report for report in (case.report, *children)]
    parent, *parts = reports
    found: list[Finding] = []
    unknown = False
    for path in form.paths_for(merged=merged):
        printed = parent.cells.get(path)
        values = [part.cells.get(path) for part in parts]
        known = [value for value in values if value is not None]
        if printed is None or len(known) < len(values):
            unknown = True
            continue
        total = sum(known, Decimal(0) if form.kinds[path] == "wan" else 0)
        if printed != total:
            sums = f"{len(parts)}个下级机关合计{total}，相差{abs(printed - total)}"
            message = f"{form.names[path]}填的是{printed}，{sums}。"
            mend = "核对是否漏了下级机关的报告，或有的报告后来改过。"
            more = {"found": str(printed), "expected": str(total), "difference": f"{printed - total:+}"}
            found.append(RULE.finding(message, mend, cells=(path,), **more))
    return found or (CANNOT_BE_VERIFIED if unknown else HOLDS)


RULE = Rule(
    code="R-01",
    sentence="上级机关各格等于下级机关各格之和",
    level="error",
    cite=f"{REGULATION}第四十九条",
    check=check,
    good=Example(children_cells={}),
    bad=Example(children_cells={"active.licences": 300}),
    needs="children",
    basis="P",
    arithmetic=True,
)
RULES = (RULE,)
