"""A letter as a value: everything that stands on it, and the fields it was filled with."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple

LATE = "〔发文时填写〕"
"""Stands in a draft for what is known only when the letter is issued."""


class Line(NamedTuple):
    """A line of a sheet: labels with what stands beside them, and how many lines of writing it leaves room for."""

    cells: tuple[tuple[str, str], ...]
    lines: int = 1


@dataclass(frozen=True)
class LetterValue:
    """What DOCX and PDF are both made from; frozen when the letter is issued."""

    kind: str
    outcome: str
    title: str
    organ: str
    """The full name, as on its seal."""
    to: str
    paragraphs: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    remedy: str = ""
    closing: str = ""
    attachments: tuple[str, ...] = ()
    contact: str = ""
    number: str = ""
    on: date | None = None
    picture: str = ""
    """Which kept file stands as letterhead; empty: the organ's name in red."""
    is_edited: bool = False
    """Whether its text was changed by hand."""
    fields: Mapping[str, str] = field(default_factory=dict)

    def numbered(self, number: str, *, on: date, remedy: str) -> "LetterValue":
        """The same letter with the number, the day and the remedy paragraph it is issued with."""
        return replace(self, number=number, on=on, remedy=remedy)

    def told(self, late: Mapping[str, str]) -> "LetterValue":
        """The same letter with what is known only when it is issued, in the place that was kept for it."""
        known = {name: said for name, said in late.items() if self.fields.get(name) == LATE}
        paragraphs = self.paragraphs
        for said in known.values():
            paragraphs = tuple(one.replace(LATE, said) for one in paragraphs)
        return replace(self, paragraphs=paragraphs, fields={**self.fields, **known})


def to_json(value: LetterValue) -> str:
    """A value as text, to be sealed."""
    whole = asdict(value) | {"on": None if value.on is None else value.on.isoformat()}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> LetterValue:
    """The value again."""
    whole: dict[str, Any] = json.loads(text)
    return LetterValue(
        **whole
        | {
            "on": None if whole["on"] is None else date.fromisoformat(whole["on"]),
            "paragraphs": tuple(whole["paragraphs"]),
            "attachments": tuple(whole["attachments"]),
            "lines": tuple(
                Line(tuple((label, said) for label, said in cells), lines) for cells, lines in whole["lines"]
            ),
        }
    )
