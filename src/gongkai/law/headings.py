"""What must be published unasked: the only list behind Table 2's lines (政府信息公开条例 第十九至二十一条)."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.law.duties import ORGANS
from gongkai.law.editions import Authority, Row, Shape, data, in_force, read
from gongkai.law.errors import DataError

TABLE_TWO = ("rules", "normative_documents", "licences", "penalties", "compulsory_measures", "fees_wan")
"""The keys of the lines of Table 2 in the order of the form."""


@dataclass(frozen=True)
class Heading:
    """One item of the law's list, who owes it, and which lines of Table 2 count what falls under it."""

    key: str
    item: str
    """The number printed in Table 2, such as （五）; empty for items without one."""
    term: str
    organs: tuple[str, ...]
    feeds: tuple[str, ...]
    authority: Authority


_SHAPE = Shape("heading", {"term": str, "organs": list}, {"item": str, "feeds": list})


def load(text: str, *, where: str = "headings.toml") -> tuple[Heading, ...]:
    """Reads headings out of TOML text; raises `DataError`, also when two feed one line of Table 2."""
    headings = tuple(_heading(row, where=where) for row in read(text, _SHAPE, where=where))
    fed = [line for heading in headings for line in heading.feeds]
    if len(set(fed)) != len(fed):
        raise DataError(f"{where}: a line of Table 2 is fed by two headings")
    return headings


def _heading(row: Row, *, where: str) -> Heading:
    organs, feeds = tuple(row.values["organs"]), tuple(row.values.get("feeds", ()))
    if set(feeds) - set(TABLE_TWO) or set(organs) - set(ORGANS) or not organs:
        raise DataError(f"{where}: heading {row.key}: unknown organ or unknown line of Table 2")
    return Heading(row.key, row.values.get("item", ""), row.values["term"], organs, feeds, row.authority)


@cache
def all() -> tuple[Heading, ...]:
    """Returns every heading in the order of the Regulation.

    >>> [heading.item for heading in all() if heading.feeds]
    ['（一）', '（五）', '（六）', '（八）']
    """
    return load(data("headings.toml"))


def of(organ: str, *, on: date) -> tuple[Heading, ...]:
    """Returns what a kind of organ must publish on a day.

    >>> len(of("township", on=date(2026, 1, 1)))
    24
    """
    return tuple(heading for heading in in_force(all(), on) if organ in heading.organs)
