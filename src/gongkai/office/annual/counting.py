"""How a count is kept: the mark that says whether it still holds, and the records behind a cell."""

import zlib
from collections.abc import Iterable
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


def keys_behind(count: Count, path: str) -> list[str]:
    """The keys of the records behind a cell, a total's being those of its parts. One query."""
    parts = [part for part in base_cells(path) if count.values.get(part)]
    rows = dict(Behind.objects.filter(count=count, path__in=parts).values_list("path", "keys"))
    found: list[str] = []
    for part in parts:
        found += zlib.decompress(rows[part]).decode().split("\n") if part in rows else []
    return found


def base_cells(path: str) -> tuple[str, ...]:
    """The cells that are no totals and make up a cell; itself where it is none.

    >>> len(base_cells("applications.new.total")), base_cells("remedies.review.upheld")
    (6, ('remedies.review.upheld',))
    """
    parts = form().totals.get(path)
    return tuple(cell for part in parts for cell in base_cells(part)) if parts else (path,)
