"""Turning a rule's example into a report, and asking one rule what it says."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.report.sound import sound_last_report, sound_report

from gongkai.personal import detectors
from gongkai.report.model import Report
from gongkai.report.rules import Case, Example, Finding, Rule, all_rules
from gongkai.report.rules import judge as judge_rule
from gongkai.report.rules.finding import Verdict

RULES = {rule.code: rule for rule in all_rules()}


def report_of(example: Example) -> Report:
    """The sound report with the example's changes."""
    changes: dict[str, Any] = {
        name: value
        for name in ("title", "organ", "year", "preamble", "form", "period")
        if (value := getattr(example, name)) is not None
    }
    report = sound_report(sections=example.sections, cells=example.cells, headings=example.headings, **changes)
    if example.order is not None:
        places = {section.number: section for section in report.sections}
        report = replace(report, sections=tuple(places[number] for number in example.order))
    if example.missing:
        blank: dict[str, Any] = dict.fromkeys(example.missing)
        report = replace(report, cells={**report.cells, **blank}, missing={**report.missing, **example.missing})
    return replace(report, origins={**report.origins, **example.origins}) if example.origins else report


def children_of(example: Example) -> list[Report] | None:
    """The subordinate reports of the example: the sound one with its cells, and a nil one; None where it gives none."""
    if example.children_cells is None:
        return None
    sound = sound_report()
    nil = replace(
        sound, organ="云岭县青石镇人民政府", cells={path: 0 if v is not None else v for path, v in sound.cells.items()}
    )
    return [sound.with_cells(example.children_cells), nil]


def last_of(example: Example) -> Report | None:
    """Last year's report of the example; None where it gives none."""
    if example.last_cells is None and example.last_sections is None:
        return None
    return sound_last_report(cells=example.last_cells, sections=example.last_sections)


def judged(rule: Rule, example: Example) -> tuple[Verdict, list[Finding]]:
    """What a rule says about an example."""
    case = Case(report_of(example), last=last_of(example), children=children_of(example), detectors=detectors())
    return judge_rule(rule, case)


def findings(
    code: str, report: Report, *, last: Report | None = None, children: Sequence[Report] | None = None
) -> list[Finding]:
    """What the rule of this code finds in a report."""
    return judge_rule(RULES[code], Case(report, last=last, children=children))[1]


def verdict(
    code: str, report: Report, *, last: Report | None = None, children: Sequence[Report] | None = None
) -> Verdict:
    """The verdict of the rule of this code on a report."""
    return judge_rule(RULES[code], Case(report, last=last, children=children))[0]


def quotes(found: Sequence[Finding]) -> list[str]:
    """The words that were quoted."""
    return [finding.quote for finding in found]
