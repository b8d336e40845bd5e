"""A figure does not jump to twenty times last year's or fall to a twentieth without a reason.

国办公开办函〔2021〕30号 asks for accurate figures; the measure of twenty is ours.
"""

from collections.abc import Mapping

from gongkai.report.model import Value
from gongkai.report.rules.authority import WHOLE
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule

_TIMES = 20
_LEAST = 100
"""Below this many cases a jump is nothing strange."""
_PATHS = ("active.licences", "active.penalties", "active.compulsory_measures", "applications.new.total")


def check(case: Case) -> Answer:
    """Looks at what is decided or received in the year; the form of 2019 keeps decisions in a column of their own."""
    last, form = case.last_year, case.form
    if last is None or form is None or not last.cells:
        return NOT_APPLICABLE
    found: list[Finding] = []
    for path in _PATHS:
        now, before = _value(case.report.cells, path), _value(last.cells, path)
        if now is None or before is None or max(now, before) < _LEAST:
            continue
        if now > _TIMES * max(before, 1) or before > _TIMES * max(now, 1):
            name = form.names.get(path) or form.names[f"{path}.decisions"]
            message = f"{name}今年{now}，去年{before}，相差{_TIMES}倍以上，可能多打或漏打了数字。"
            mend = "核对台账；确实如此的，在正文里说明原因。"
            found.append(RULE.finding(message, mend, cells=(path,), found=str(now), expected=f"去年{before}"))
    return found or HOLDS


def _value(cells: Mapping[str, Value], path: str) -> Value:
    return cells.get(path, cells.get(f"{path}.decisions"))


RULE = Rule(
    code="A-02",
    sentence="主要数字与去年相差不到二十倍",
    level="hint",
    cite=WHOLE,
    check=check,
    good=Example(last_cells={"active.licences": 300}),
    bad=Example(last_cells={"active.licences": 3}),
    needs="last_year",
    basis="I",
)
RULES = (RULE,)
