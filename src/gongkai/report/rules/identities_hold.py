"""The sums printed into the form tie: across each row, down each column, and in each group of table 4.

国办公开办函〔2021〕30号, tables 3 and 4 with the corner note of table 3. The sums are lines of the form's own file.
"""

from collections.abc import Callable, Mapping

from gongkai.report.forms import Form, Identity
from gongkai.report.model import Value
from gongkai.report.rules.authority import TABLE_3, TABLE_4
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule


def check_of(code: str) -> Callable[[Case], Answer]:
    """The check of the sums with one code."""

    def check_sums(case: Case) -> Answer:
        return check(case, code)

    return check_sums


def check(case: Case, code: str) -> Answer:
    """Every sum with this code; a sum with a missing cell can never hold."""
    if case.form is None or case.report.form == "blank-form":
        return NOT_APPLICABLE
    found: list[Finding] = []
    unknown = False
    for identity, difference in case.open_sums.get(code, ()):
        if difference is None:
            unknown = True
        else:
            found.append(_finding(case, case.form, identity, difference))
    return found or (CANNOT_BE_VERIFIED if unknown else HOLDS)


def _finding(case: Case, form: Form, identity: Identity, difference: int) -> Finding:
    cells = case.report.cells
    left, right = _sum(identity.left, cells), _sum(identity.right, cells)
    where, said = _WORDS[identity.code](form, identity, cells)
    stands_in = {*identity.left, *identity.right}
    suspects = dict.fromkeys(
        path for part in case.explanations for explanation in part for path, _ in explanation.cells if path in stands_in
    )
    return _RULES[identity.code].finding(
        f"{where}：{said}，相差{abs(difference)}件。",
        _MEND[identity.code],
        cells=(*identity.left, *identity.right),
        found=str(left),
        expected=str(right),
        difference=f"{difference:+d}",
        suspects=tuple(suspects),
    )


def _sum(paths: tuple[str, ...], cells: Mapping[str, Value]) -> int:
    return sum(int(cells[path] or 0) for path in paths)


def _across(form: Form, identity: Identity, cells: Mapping[str, Value]) -> tuple[str, str]:
    parts = "+".join(str(cells[path]) for path in identity.right)
    total = _sum(identity.right, cells)
    return f"表三“{identity.where}”一行", f"各类申请人{parts}={total}件，总计栏填的是{cells[identity.left[0]]}件"


def _down(form: Form, identity: Identity, cells: Mapping[str, Value]) -> tuple[str, str]:
    labels = {path: form.bare_labels[path.split(".")[1]] for path in identity.right}
    listed = "+".join(f"{labels[path]}{cells[path]}" for path in identity.right if cells[path]) or "各项都是0"
    total = _sum(identity.right, cells)
    return (
        f"表三“{identity.where}”一栏",
        f"各项办理结果{listed}，合计{total}件，（七）总计填的是{cells[identity.left[0]]}件",
    )


def _flow(form: Form, identity: Identity, cells: Mapping[str, Value]) -> tuple[str, str]:
    new, carried_in = (cells[path] for path in identity.left)
    total, carried_out = (cells[path] for path in identity.right)
    came, went = _sum(identity.left, cells), _sum(identity.right, cells)
    said = f"本年新收{new}件+上年结转{carried_in}件={came}件，办理结果总计{total}件+结转下年度{carried_out}件={went}件"
    return f"表三“{identity.where}”一栏", said


def _stage(form: Form, identity: Identity, cells: Mapping[str, Value]) -> tuple[str, str]:
    parts = "+".join(str(cells[path]) for path in identity.right)
    total = _sum(identity.right, cells)
    return (
        f"表四“{identity.where}”",
        f"维持、纠正、其他、未审结{parts}={total}件，总计填的是{cells[identity.left[0]]}件",
    )


_WORDS = {"T3-02": _across, "T3-03": _down, "T3-04": _flow, "T4-01": _stage}
_MEND = {
    "T3-02": "核对这一行各类申请人的件数，改正填错的一格或总计。",
    "T3-03": "核对这一栏各项办理结果，每件申请只计入一种结果；改正填错的一格或总计。",
    "T3-04": "核对未办结的申请是否都计入“结转下年度继续办理”，上年结转数是否与去年年报一致。",
    "T4-01": "核对各种结果的件数，改正填错的一格或总计。",
}
_PATH = "applications.granted.natural"
RULES = (
    Rule(
        code="T3-02",
        sentence="表三每一行的总计等于六类申请人之和",
        level="error",
        cite=TABLE_3,
        check=check_of("T3-02"),
        good=Example(),
        bad=Example(cells={_PATH: 5}),
        arithmetic=True,
    ),
    Rule(
        code="T3-03",
        sentence="表三每一栏的（七）总计等于各项办理结果之和",
        level="error",
        cite=TABLE_3,
        check=check_of("T3-03"),
        good=Example(),
        bad=Example(cells={_PATH: 5}),
        arithmetic=True,
    ),
    Rule(
        code="T3-04",
        sentence="表三每一栏新收与上年结转之和等于办理结果总计与结转下年度之和",
        level="error",
        cite=f"{TABLE_3}勾稽关系",
        check=check_of("T3-04"),
        good=Example(),
        bad=Example(cells={"applications.carried_out.business": 0, "applications.carried_out.total": 0}),
        arithmetic=True,
    ),
    Rule(
        code="T4-01",
        sentence="表四每一组的总计等于维持、纠正、其他结果与尚未审结之和",
        level="error",
        cite=TABLE_4,
        check=check_of("T4-01"),
        good=Example(),
        bad=Example(cells={"remedies.review.total": 0}),
        arithmetic=True,
    ),
)
_RULES = {rule.code: rule for rule in RULES}
