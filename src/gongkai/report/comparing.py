"""Lays two reports side by side: which cells, rows and sentences differ."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.report.forms import Form
from gongkai.report.model import Missing, Report, Value


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """What the two say of themselves differently: `form`, `organ`, `year`, `title` or `period`."""

    name: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class CellDifference:
    """A cell with different values, or missing for different reasons; `path` is the first report's."""

    path: str
    name: str
    first: Value
    second: Value
    first_missing: Missing | None = None
    second_missing: Missing | None = None

    @property
    def change(self) -> Value:
        """How much the second is more than the first; None where one of them has no number."""
        if self.first is None or self.second is None:
            return None
        return self.second - self.first


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences that stand only in one of the two, or in place of each other."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class TextDifference:
    """The passages in which a part of the text differs; number 0 and an empty heading is the preamble."""

    number: int
    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything in which two reports differ."""

    fields: tuple[FieldDifference, ...]
    cells: tuple[CellDifference, ...]
    only_in_first: tuple[str, ...]
    """Paths of cells whose row the second report does not have."""
    only_in_second: tuple[str, ...]
    incomparable: tuple[str, ...]
    """Cells of either report that the other's form does not count, so that there is nothing to compare."""
    texts: tuple[TextDifference, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.fields or self.cells or self.only_in_first or self.only_in_second or self.texts)


def compare(first: Report, second: Report) -> Comparison:
    """What differs from the first report to the second.

    Where either has （六） as one row, the three rows of the other are added. Between the forms of 2019 and 2021 only
    those cells are compared that count the same thing.
    """
    fields = tuple(
        FieldDifference(name, a, b) for name, a, b in zip(_FIELDS, _said(first), _said(second), strict=True) if a != b
    )
    return Comparison(fields, *_tables(first, second), _texts(first, second))


_FIELDS = ("form", "organ", "year", "title", "period")


def _said(report: Report) -> tuple[str, ...]:
    period = "—".join(day.isoformat() for day in report.period) if report.period else ""
    year = "" if report.year is None else str(report.year)
    return report.form, report.organ or "", year, report.title or "", period


Tables = tuple[tuple[CellDifference, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def _tables(first: Report, second: Report) -> Tables:
    merged = first.merged_other or second.merged_other
    if merged:
        first, second = first.with_other_merged(), second.with_other_merged()
    one, two = first.layout, second.layout
    if one is None or two is None:
        return (), (), (), tuple(sorted({*first.cells, *second.cells}))
    pairs = one.counterparts(two)
    differences: list[CellDifference] = []
    only_first: list[str] = []
    only_second: list[str] = []
    for path, other in pairs.items():
        if path in first.cells and other in second.cells:
            differences += _cell(first, second, path, other, one)
        elif path in first.cells:
            only_first.append(path)
        elif other in second.cells:
            only_second.append(other)
    left = [path for path in first.cells if path not in pairs]
    right = [path for path in second.cells if path not in set(pairs.values())]
    return tuple(differences), tuple(only_first), tuple(only_second), (*left, *right)


def _cell(first: Report, second: Report, path: str, other: str, form: Form) -> list[CellDifference]:
    a, b = first.cells[path], second.cells[other]
    why_a = first.missing.get(path, "blank") if a is None else None
    why_b = second.missing.get(other, "blank") if b is None else None
    if a == b and why_a == why_b:
        return []
    return [CellDifference(path, form.names[path], a, b, why_a, why_b)]


def _texts(first: Report, second: Report) -> tuple[TextDifference, ...]:
    parts_a, parts_b = _parts(first), _parts(second)
    found = []
    for key in dict.fromkeys((*parts_a, *parts_b)):
        (head_a, text_a), (head_b, text_b) = parts_a.get(key, ("", "")), parts_b.get(key, ("", ""))
        passages = [Passage(head_a, head_b)] if head_a != head_b else []
        passages += _passages(_sentences(text_a), _sentences(text_b))
        if passages:
            found.append(TextDifference(key[0], head_a or head_b, tuple(passages)))
    return tuple(found)


def _parts(report: Report) -> Mapping[tuple[int, str], tuple[str, str]]:
    """Section → its heading and text: numbered ones by number, others by heading; a repeated one is joined on."""
    parts: dict[tuple[int, str], tuple[str, str]] = {(0, ""): ("", report.preamble)}
    for section in report.sections:
        key = (section.number, "" if section.number else section.heading)
        if key in parts:
            heading, text = parts[key]
            parts[key] = (heading, f"{text}\n{section.heading}\n{section.text}")
        else:
            parts[key] = (section.heading, section.text)
    return parts


def _sentences(text: str) -> list[str]:
    """The sentences of a text, paragraph by paragraph; spaces around them do not count.

    >>> _sentences("一是加强领导；二是规范流程。\\n成效明显。")
    ['一是加强领导；', '二是规范流程。', '成效明显。']
    """
    return [part for line in text.splitlines() for sentence in _END.split(line) if (part := sentence.strip())]


_END = re.compile(r"(?<=[。；！？])")


def _passages(first: Sequence[str], second: Sequence[str]) -> list[Passage]:
    if first == second:
        return []
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return [
        Passage("".join(first[a:b]), "".join(second[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
