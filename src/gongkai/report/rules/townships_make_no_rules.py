"""A township, street office, county or county department can have no 规章: its row is 0.

立法法第九十一条、第九十三条: rules are made by ministries, provinces, cities with districts and prefectures only.
"""

from gongkai.report.rules.authority import TABLE_2
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_PATHS = tuple(f"active.rules.{key}" for key in ("issued", "repealed", "in_force", "made", "published", "total"))
"""The columns of both forms."""
_NO_NAME = ("域", "级", "城", "乡", "际")
"""What follows 县 where it is no county's name: 县域, 县级, 县城, 县乡, 县际."""


def check(case: Case) -> Answer:
    """Applies only where the organ's own name proves what it is."""
    report, form = case.report, case.form
    if form is None or report.organ is None or not _cannot_make_rules(report.organ):
        return NOT_APPLICABLE
    paths = [path for path in _PATHS if path in report.cells]
    found: list[Finding] = []
    for path in paths:
        value = report.cells[path]
        if value:
            message = f"{form.names[path]}填的是{value}；{report.organ}没有规章制定权，规章一行应为0。"
            mend = "改为0；发的如果是行政规范性文件，填到“行政规范性文件”一行。"
            found.append(RULE.finding(message, mend, cells=(path,), found=str(value), expected="0"))
    if found:
        return found
    return HOLDS if paths and all(report.cells[path] is not None for path in paths) else CANNOT_BE_VERIFIED


def _cannot_make_rules(name: str) -> bool:
    """A department counts only where its name says that it is a county's: 云岭县教育局, not 云岭市教育局."""
    stem = name.removesuffix("人民政府").removesuffix("办公室")
    if stem.endswith(("乡", "镇", "街道", "街道办事处", "苏木")):
        return True
    county, sign, rest = stem.partition("县")
    return bool(county) and bool(sign) and len(county) <= 12 and not rest.startswith(_NO_NAME)


RULE = Rule(
    code="T2-02",
    sentence="乡镇、街道、县及县级部门没有规章，表二“规章”一行为0",
    level="error",
    cite=f"{TABLE_2}；《立法法》第九十一条、第九十三条",
    check=check,
    good=Example(),
    bad=Example(cells={"active.rules.issued": 2, "active.rules.in_force": 2}),
    basis="I",
    arithmetic=True,
)
RULES = (RULE,)
