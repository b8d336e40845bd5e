"""No single cell stands out as the one that breaks several sums at once.

国办公开办函〔2021〕30号, corner note of table 3; the reasoning is arithmetic.
"""

from collections.abc import Sequence

from gongkai.report.rules.authority import TABLE_3
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import HOLDS, NOT_APPLICABLE, Finding
from gongkai.report.rules.rule import Answer, Example, Rule
from gongkai.report.rules.suspects import Explanation

_SHOWN = 3


def check(case: Case) -> Answer:
    """Names the smallest changes that would make every sum tie, so that the slip is found and not smoothed over."""
    if case.form is None:
        return NOT_APPLICABLE
    return [_finding(case, part) for part in case.explanations if part] or HOLDS


def _finding(case: Case, found: Sequence[Explanation]) -> Finding:
    best, others = found[0], found[1:_SHOWN]
    if not others:
        message = f"只要{_told(case, best)}，这里的合计就全部对上，这里最可能填错。"
    else:
        ways = "；或者".join(_told(case, explanation) for explanation in (best, *others))
        more = f"（共有{len(found)}种可能，只列前{_SHOWN}种）" if len(found) > _SHOWN else ""
        message = f"下面任何一种改法都能使这里的合计对上：{ways}{more}。"
    cells = tuple(path for path, _ in best.cells)
    suspects = tuple(dict.fromkeys(path for explanation in found[:_SHOWN] for path, _ in explanation.cells))
    expected = "，".join(str(value) for _, value in best.cells)
    old = "，".join(str(case.value(path)) for path in cells)
    mend = "先核对这一格的原始登记，确认后再改；不要只为凑平合计而改数。"
    return RULE.finding(message, mend, cells=cells, suspects=suspects, found=old, expected=expected)


def _told(case: Case, explanation: Explanation) -> str:
    names = case.form.names if case.form else {}
    return "、".join(f"{names[path]}由{case.value(path)}改为{value}" for path, value in explanation.cells)


RULE = Rule(
    code="V-06",
    sentence="没有哪一格能单独解释各处合计对不上",
    level="hint",
    cite=f"{TABLE_3}勾稽关系",
    check=check,
    good=Example(),
    bad=Example(cells={"applications.granted.natural": 5}),
    basis="I",
)
RULES = (RULE,)
