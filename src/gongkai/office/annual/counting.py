"""What the registers gave for a year, and the records behind every number of it."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from gongkai import __version__
from gongkai.office.annual.models import Behind, Count
from gongkai.office.journal.models import Entry
from gongkai.office.organs.models import Organ
from gongkai.office.practice import queries as practice
from gongkai.report.forms import Form, form_of

FORM = "2021"
FIRST_YEAR = 2021
"""From this year on reports have the form that the office writes."""
COUNTED = ("applications", "remedies")
"""The tables that registers give; table 2 is typed until it has registers of its own."""


@dataclass(frozen=True)
class Counted:
    """A year's count: worked out now, or kept when it was."""

    mark: str
    """How far the registers and the county's choices were; the same mark gives the same count."""
    values: Mapping[str, int]
    """Cell path → number; a cell that no register gives is not in it."""
    problems: Sequence[str]
    """What could not be counted, in sentences; then no value of its table is there."""
    twice: Sequence[str]
    """Cases that last year's published report counted as concluded, too."""
    behind: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Cell path → the keys of its records, for a count worked out now."""
    kept: Count | None = None

    def keys(self, path: str) -> list[str]:
        """The keys of the records behind a cell, a total's being those of its parts. One query for a kept count."""
        return self._keys([part for part in base_cells(path) if self.values.get(part)])

    def some_keys(self, path: str, first: int, most: int) -> tuple[int, list[str]]:
        """How many records there are behind a cell, and the keys of some: of the other parts nothing is opened."""
        wanted: list[str] = []
        begin = before = 0
        for part in base_cells(path):
            amount = self.values.get(part, 0)
            if amount and begin + amount > first and begin < first + most:
                before = begin if not wanted else before
                wanted.append(part)
            begin += amount
        return begin, self._keys(wanted)[first - before : first - before + most] if wanted else []

    def _keys(self, parts: Sequence[str]) -> list[str]:
        if self.kept is None:
            return [key for part in parts for key in self.behind.get(part, ())]
        rows = dict(Behind.objects.filter(count=self.kept, path__in=parts).values_list("path", "keys"))
        return [key for part in parts if part in rows for key in unpacked(bytes(rows[part]))]


def of_kept(count: Count) -> Counted:
    """A count as it was kept."""
    return Counted(count.mark, count.values, count.problems, count.twice, kept=count)


def form() -> Form:
    """The form that the office writes."""
    return form_of(FORM)


def mark_of(organ: Organ) -> str:
    """A word that changes whenever something was done at the organ besides writing the report. Two queries."""
    done = Entry.objects.filter(chain__key=organ.code).exclude(kind="annual").order_by("-number")
    last = done.values_list("number", flat=True).first() or 0
    chosen = blake2b(repr((organ.name, practice.own_results())).encode(), digest_size=6).hexdigest()
    return f"{last}.{chosen}.{__version__}"


def packed(keys: Iterable[str]) -> bytes:
    """Keys as they are kept."""
    return zlib.compress("\n".join(keys).encode(), 1)


def unpacked(kept: bytes) -> list[str]:
    """The keys again."""
    return zlib.decompress(kept).decode().split("\n")


def base_cells(path: str) -> tuple[str, ...]:
    """The cells that are no totals and make up a cell; itself where it is none.

    >>> len(base_cells("applications.new.total")), base_cells("remedies.review.upheld")
    (6, ('remedies.review.upheld',))
    """
    parts = form().totals.get(path)
    return tuple(cell for part in parts for cell in base_cells(part)) if parts else (path,)
