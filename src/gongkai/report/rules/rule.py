"""What a rule is: a sentence that must hold, with its code, level, citation, examples and check."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from gongkai.report.model import Missing, Origin, Value
from gongkai.report.rules.case import Case
from gongkai.report.rules.finding import Finding, Level, Verdict

Answer = Verdict | list[Finding]
"""A rule answers with its findings, or, where it has none, with a verdict. An empty list means it holds."""


_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Example(NamedTuple):
    """A few words or cells put into a sound report: what the rule says about the result is shown in the catalogue.

    `sections` replaces the text of sections by number; `cells` changes cells (None makes one blank);
    `last_cells` and `last_sections` give last year's report, which is otherwise absent. Every example is run as a test.
    """

    sections: Mapping[int, str] = _NOTHING
    cells: Mapping[str, Value] = _NOTHING
    title: str | None = None
    organ: str | None = None
    year: int | None = None
    preamble: str | None = None
    headings: Mapping[int, str] | None = None
    """Headings by section number, replacing the official ones; a section set to the empty string is left out."""
    order: tuple[int, ...] | None = None
    """The section numbers in the order they stand in, where it is not the official one."""
    form: str | None = None
    period: tuple[date, date] | None = None
    missing: Mapping[str, Missing] = _NOTHING
    """Cells that hold no number, and why."""
    origins: Mapping[str, Origin] = _NOTHING
    children_cells: Mapping[str, Value] | None = None
    """Two subordinate reports, the first the sound one with these cells, the second nil, are handed in too."""
    last_cells: Mapping[str, Value] | None = None
    last_sections: Mapping[int, str] | None = None


class Rule(NamedTuple):
    """One rule. `sentence` is what must hold, in Chinese; `level` the gravest level its findings have."""

    code: str
    sentence: str
    level: Level
    cite: str
    check: Callable[[Case], Answer]
    good: Example
    bad: Example
    needs: str = ""
    """What must be handed in beside the report: `last` (any), `last_year`, `children`, `counted`, `detectors`; empty
    where nothing is needed."""
    basis: str = "V"
    """How sure the source is, as in the law's data: L, V, P, I or R."""
    arithmetic: bool = False
    """Whether an undecided answer of this rule makes the whole report one that cannot be verified."""

    def finding(self, message: str, mend: str, **details: object) -> Finding:
        """A finding of this rule; `details` are further fields of Finding, `level` among them for a milder one."""
        fields: dict[str, object] = {"level": self.level, "cite": self.cite, **details}
        return Finding(code=self.code, message=message, mend=mend, **fields)  # type: ignore[arg-type]
