"""The checks. One rule, one file: every module of this folder that has `RULES` is found and run by `check`.

>>> from gongkai.report.model import Report
>>> check(Report(form="older")).verdict
'holds'
"""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module

from gongkai.report.model import Report, Value
from gongkai.report.rules.case import Case
from gongkai.report.rules.checked import Checked, in_reading_order, sum_up
from gongkai.report.rules.exposed import Detector, Exposed
from gongkai.report.rules.finding import FAILS, HOLDS, NOT_APPLICABLE, Finding, Level, Verdict
from gongkai.report.rules.rule import Example, Rule

__all__ = [
    "Case",
    "Checked",
    "Detector",
    "Example",
    "Exposed",
    "Finding",
    "Level",
    "Rule",
    "Verdict",
    "all_rules",
    "check",
]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule there is, by code."""
    names = sorted(name[:-3] for name in os.listdir(os.path.dirname(__file__)) if name.endswith(".py"))
    modules = [import_module(f"{__name__}.{name}") for name in names if name != "__init__"]
    return tuple(sorted((rule for m in modules for rule in getattr(m, "RULES", ())), key=lambda rule: rule.code))


def check(
    report: Report,
    *,
    last: Report | None = None,
    children: Sequence[Report] | None = None,
    counted: Mapping[str, Value] | None = None,
    detectors: Sequence[Detector] | None = None,
) -> Checked:
    """Hold a report against every rule. What it is compared with is handed in; without it a rule does not apply."""
    case = Case(report, last=last, children=children, counted=counted, detectors=detectors)
    findings: list[Finding] = []
    verdicts: dict[str, Verdict] = {}
    for rule in all_rules():
        verdict, found = judge(rule, case)
        verdicts[rule.code] = verdict
        findings += found
    return Checked(in_reading_order(report, findings), verdicts, sum_up(all_rules(), findings, verdicts))


def judge(rule: Rule, case: Case) -> tuple[Verdict, list[Finding]]:
    """What one rule says: its verdict, and its findings where it fails."""
    if rule.needs and getattr(case, rule.needs) is None:
        return NOT_APPLICABLE, []
    answer = rule.check(case)
    if isinstance(answer, str):
        return answer, []
    return (FAILS, answer) if answer else (HOLDS, [])
