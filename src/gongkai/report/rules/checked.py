"""What checking a report gives: its findings in reading order, a verdict per rule and one for the whole."""

from collections.abc import Iterable, Mapping
from itertools import count
from typing import NamedTuple

from gongkai.report.model import Report
from gongkai.report.rules.finding import CANNOT_BE_VERIFIED, FAILS, HOLDS, Finding, Verdict
from gongkai.report.rules.rule import Rule

GRAVITY = {"error": 0, "warning": 1, "hint": 2}
SECTION_OF_TABLE = {"active": 2, "applications": 3, "remedies": 4}


class Checked(NamedTuple):
    """The outcome of a check. `verdicts` has one entry per rule code; `verdict` is the report's own."""

    findings: tuple[Finding, ...]
    verdicts: Mapping[str, Verdict]
    verdict: Verdict


def section_of(finding: Finding) -> int:
    """The section a finding belongs to; a cell's is that of its table, and the title's is 0."""
    if finding.section is not None:
        return finding.section
    if finding.cells:
        return SECTION_OF_TABLE.get(finding.cells[0].partition(".")[0], 0)
    return 0


def in_reading_order(report: Report, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings as an officer meets them: by section, by place in it, the gravest first."""
    findings = list(findings)
    if not findings:
        return ()
    paths = dict(zip(report.cells, count(), strict=False))
    texts = {section.number: report.section(section.number) for section in report.sections}
    texts[0] = f"{report.title or ''}\n{report.preamble}"

    def place(finding: Finding) -> tuple[int, int, int, str]:
        section = section_of(finding)
        if finding.quote:
            at = texts.get(section, "").find(finding.quote)
        elif finding.cells:
            at = paths.get(finding.cells[0], 0)
        else:
            at = -1
        return section, at, GRAVITY[finding.level], finding.code

    return tuple(sorted(findings, key=place))


def sum_up(rules: Iterable[Rule], findings: Iterable[Finding], verdicts: Mapping[str, Verdict]) -> Verdict:
    """The verdict on the whole report: an error fails it, an undecided sum leaves it open."""
    if any(finding.level == "error" for finding in findings):
        return FAILS
    if any(rule.arithmetic and verdicts.get(rule.code) == CANNOT_BE_VERIFIED for rule in rules):
        return CANNOT_BE_VERIFIED
    return HOLDS
