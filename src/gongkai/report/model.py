"""The annual report as one value: every reader ends here, every check and every writer starts here."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from gongkai.intake.places import Place
from gongkai.report.forms import Form, form_of

Edition = Literal["2021", "2019", "older", "blank-form"]
Missing = Literal["blank", "mark", "text", "unreadable", "ambiguous"]
"""Why a cell holds no number: nothing there; `/`, `-` or 无; words; lost in the file; more than one reading fits."""
MISSING: tuple[Missing, ...] = get_args(Missing)
OriginKind = Literal["read", "counted", "summed", "typed"]
Value = int | Decimal | None
"""A count is an int, an amount in 万元 a Decimal, and None is everything that is not a number. Never 0 for missing."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Summand(NamedTuple):
    """One number that went into a sum: whose report, which value; `None` where that report has no number."""

    organ: str
    value: Value


class Origin(NamedTuple):
    """Where a cell's number came from."""

    kind: OriginKind
    raw: str = ""
    normalised: str = ""
    """What had to be done to the raw words to get the number, e.g. `full-width digits`; empty where nothing."""
    candidates: tuple[Value, ...] = ()
    """For an ambiguous cell: every value that some reading of the text gives it."""
    place: Place | None = None
    facts: tuple[str, ...] = ()
    """For a counted cell: the keys of the facts behind it."""
    summands: tuple[Summand, ...] = ()
    """For a summed cell: what was added."""


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections: its number (0 where the heading bears none we know), heading and text without tables."""

    number: int
    heading: str
    text: str
    place: Place | None = field(default=None, compare=False)


class Source(NamedTuple):
    """The file a report was read from."""

    file: str
    sha256: str
    kind: str
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An annual report: what it says of itself, its texts and its cells.

    `cells` maps a cell path (`applications.new.total`; docs/reference/form.md lists them) to its value; a row that the
    document does not contain is absent. `missing` says why for every cell that is None. Two reports are equal when
    values, missing and texts are.
    """

    form: Edition
    organ: str | None = None
    year: int | None = None
    title: str | None = None
    period: tuple[date, date] | None = None
    preamble: str = ""
    sections: tuple[Section, ...] = ()
    cells: Mapping[str, Value] = field(default_factory=dict)
    missing: Mapping[str, Missing] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)
    """What the reader had to say: traces of a conversion, things left out. Chinese sentences."""
    source: Source | None = field(default=None, compare=False)

    @property
    def layout(self) -> Form | None:
        """The form whose tables this report has; None for free text. The blank form is the one of 2021."""
        if self.form == "older":
            return None
        return form_of("2021" if self.form == "blank-form" else self.form)

    @property
    def merged_other(self) -> bool:
        """Whether （六）其他处理 is a single row here."""
        return "applications.other.total" in self.cells

    def normalised(self, what: str) -> tuple[str, ...]:
        """The cells to whose raw words this had to be done to get a number."""
        told: Mapping[str, str] | None = getattr(self.origins, "told", None)
        if told is None:
            told = {path: origin.normalised for path, origin in self.origins.items()}
        return tuple(path for path, done in told.items() if done == what)

    def section(self, number: int) -> str:
        """The text of all sections with this number, joined; empty where there is none."""
        return "\n".join(section.text for section in self.sections if section.number == number)

    def row(self, key: str) -> tuple[Value, ...] | None:
        """The seven cells of a row of table 3 in the order of the form; None where the report has no such row."""
        paths = [f"applications.{key}.{column}" for column in APPLICANT_COLUMNS]
        if paths[0] not in self.cells:
            return None
        return tuple(self.cells.get(path) for path in paths)

    def with_cells(self, changes: Mapping[str, Value]) -> "Report":
        """The same report with some cells changed; a cell set to None counts as blank."""
        cells = {**self.cells, **changes}
        missing = {path: kind for path, kind in self.missing.items() if cells.get(path) is None}
        for path, value in changes.items():
            if value is None:
                missing[path] = self.missing.get(path, "blank")
        return replace(self, cells=cells, missing=missing)

    def with_totals(self) -> "Report":
        """The same report with every total of the form worked out from its parts; a missing part leaves it missing."""
        layout = self.layout
        if layout is None:
            return self
        cells = dict(self.cells)
        missing = {path: kind for path, kind in self.missing.items() if path not in layout.totals}

        def worked_out(path: str) -> Value:
            parts = layout.totals.get(path)
            if parts is None:
                return cells.get(path)
            values = [worked_out(part) for part in parts]
            return None if None in values else sum(value for value in values if value is not None)

        for path in layout.totals:
            cells[path] = worked_out(path)
            if cells[path] is None:
                missing[path] = "blank"
        return replace(self, cells=cells, missing=missing)

    def with_other_merged(self) -> "Report":
        """The same report with the three rows of （六） added into one; a missing part makes the sum missing."""
        layout = self.layout
        if layout is None or layout.merged is None or self.merged_other:
            return self
        parts = [line.paths for line in layout.lines if line.key in layout.merged_lines]
        gone = {path for paths in parts for path in paths}
        cells = {path: value for path, value in self.cells.items() if path not in gone}
        missing = {path: kind for path, kind in self.missing.items() if path not in gone}
        for path, *three in zip(layout.merged.paths, *parts, strict=True):
            values = [self.cells[part] for part in three if part in self.cells]
            lacking = next((part for part in three if self.cells.get(part) is None), None)
            if lacking is None:
                cells[path] = sum(value for value in values if value is not None)
            elif values:
                cells[path], missing[path] = None, self.missing.get(lacking, "blank")
        return replace(self, cells=cells, missing=missing)


APPLICANT_COLUMNS = ("natural", "business", "research", "ngo", "legal", "other", "total")
