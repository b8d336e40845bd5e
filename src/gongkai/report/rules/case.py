"""What a rule may look at: the report, what it is compared with, and its words read once for all rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from gongkai.report.forms import Form, Identity
from gongkai.report.model import Report, Value
from gongkai.report.rules.exposed import Detector
from gongkai.report.rules.suspects import Explanation, Residuals, explanations, residuals_of
from gongkai.report.wording import Words


@dataclass(frozen=True, eq=False)
class Case:
    """A report under examination.

    `last` is last year's report of the same organ, `children` the reports of its subordinate organs, `counted` the
    values its own ledger gives, `detectors` find personal data in words; each is None where it was not handed in.
    """

    report: Report
    last: Report | None = None
    children: Sequence[Report] | None = None
    counted: Mapping[str, Value] | None = None
    detectors: Sequence[Detector] | None = None

    @cached_property
    def form(self) -> Form | None:
        """The form whose tables the report has; None for free text."""
        return self.report.layout

    @cached_property
    def last_year(self) -> Report | None:
        """The report handed in as last year's, if it is of this organ and the year before; else None (Y-01 tells)."""
        last, report = self.last, self.report
        if last is None or (report.year and last.year and last.year != report.year - 1):
            return None
        return None if report.organ and last.organ and not same_organ(report.organ, last.organ) else last

    @cached_property
    def residuals(self) -> Residuals:
        """Every sum of the form with how far it is from tying; None where a cell is missing."""
        return residuals_of(self.report, self.form) if self.form else ()

    @cached_property
    def open_sums(self) -> Mapping[str, list[tuple[Identity, int | None]]]:
        """By code, the sums that do not tie or cannot be worked out."""
        found: dict[str, list[tuple[Identity, int | None]]] = {}
        for identity, difference in self.residuals:
            if difference != 0:
                found.setdefault(identity.code, []).append((identity, difference))
        return found

    @cached_property
    def explanations(self) -> tuple[tuple[Explanation, ...], ...]:
        """For each part of the tables with broken sums, the smallest sets of cells that explain them, best first."""
        return explanations(self.report.cells, self.residuals)

    @cached_property
    def words(self) -> Words:
        """The report's words, read once for all rules."""
        return Words(self.report)

    def value(self, path: str) -> Value:
        """The value of a cell; None where it is missing or absent."""
        return self.report.cells.get(path)


def same_organ(one: str, other: str) -> bool:
    """Whether two names can be the same organ: 松溪镇 and 云岭县松溪镇人民政府 can.

    >>> same_organ("松溪镇", "云岭县松溪镇人民政府"), same_organ("松溪镇", "松涛镇")
    (True, False)
    """
    a, b = (name.removesuffix("人民政府").removesuffix("办事处") for name in (one, other))
    return a.endswith(b) or b.endswith(a)
