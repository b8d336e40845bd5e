"""A sheet as it was read: texts by row and column, and what is merged."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from gongkai.intake.patterns import Pattern


class Merged(NamedTuple):
    """A stretch of cells that are one; all count from 1, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """Rows and columns count from 1; a cell without text is absent."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    """Of each row the last column in which a cell was kept, with text or without (a border, a colour)."""
    merged: list[Merged] = field(default_factory=list)
    width: int = 0
    """Columns that hold something, formulas without a result included, as far as it is known beforehand."""
    has_ends: bool = True
    """Whether the kind of file says which cells without text there are."""


_AREA = Pattern("([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


def letters(column: int) -> str:
    """The name of a column.

    >>> letters(1), letters(27)
    ('A', 'AA')
    """
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


class _Columns(dict[str, int]):
    """Columns by their letters, as they are met: of at most three letters, so that no file can fill it."""

    def __missing__(self, reference: str) -> int:
        name = reference.rstrip("0123456789")
        if name != reference:
            return self[name]
        if not (0 < len(name) <= 3 and name.isascii() and name.isalpha()):
            return 0
        column = 0
        for letter in name.upper():
            column = column * 26 + ord(letter) - 64
        self[name] = column
        return column


column_of = _Columns().__getitem__
"""The column of a reference or of its letters, 0 for what is none."""


def position(reference: str) -> tuple[int, int]:
    """Row and column of a reference; (0, 0) for what is none.

    >>> position("AA7"), position("$B$3"), position("7")
    ((7, 27), (3, 2), (0, 0))
    """
    name = reference.rstrip("0123456789")
    digits = reference[len(name) :]
    if "$" in reference:
        return position(reference.replace("$", ""))
    column = column_of(name)
    return (int(digits), column) if column and 0 < len(digits) <= 7 else (0, 0)


@lru_cache(maxsize=2048)
def area(reference: str) -> Merged:
    """The stretch that a reference such as `A1:C3` names; of no width for what is none.

    Tables of one form are merged alike, so that the same references come with every report.
    """
    usual = _AREA.fullmatch(reference)
    if usual is not None:
        first, top_row, last, bottom_row = usual.groups()
        return Merged(int(top_row), column_of(first), int(bottom_row), column_of(last))
    first, _, last = reference.partition(":")
    (top, left), (bottom, right) = position(first), position(last or first)
    return Merged(top, left, bottom, right)
