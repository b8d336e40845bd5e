"""The information-processing fee: two progressive scales, one per application (国办函〔2020〕109号 第三至五条)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from gongkai.law.editions import Authority, Row, Shape, data, find, read
from gongkai.law.errors import DataError, UnknownError


@dataclass(frozen=True)
class Slice:
    """Units from `first` to `last` (both included, `None` = without end) at one price in fen."""

    first: int
    last: int | None
    price_fen: int
    step_every: int = 0
    """Units in a block, where the price rises block by block; 0 where it does not."""
    step_fen: int = 0

    def blocks(self, until: int) -> Iterator["Slice"]:
        """Yields the stretches of one price that begin no later than a unit."""
        if not self.step_every:
            yield self
            return
        for number, first in enumerate(range(self.first, until + 1, self.step_every)):
            yield Slice(first, first + self.step_every - 1, self.price_fen + number * self.step_fen)


@dataclass(frozen=True)
class Scale:
    """One way to charge: per item in a month, or per page of an application."""

    key: str
    term: str
    unit: str
    counted: str
    slices: tuple[Slice, ...]
    authority: Authority


@dataclass(frozen=True)
class Part:
    """The units of one application that fall into one price."""

    first: int
    last: int
    price_fen: int

    @property
    def units(self) -> int:
        """How many units these are."""
        return self.last - self.first + 1

    @property
    def amount_fen(self) -> int:
        """What they cost, in fen."""
        return self.units * self.price_fen


@dataclass(frozen=True)
class Fee:
    """What one application costs, slice by slice; amounts in fen."""

    scale: Scale
    before: int
    units: int
    parts: tuple[Part, ...]

    @property
    def amount_fen(self) -> int:
        """The fee of this application alone: F(before + units) - F(before)."""
        return sum(part.amount_fen for part in self.parts)


_SHAPE = Shape("scale", {"term": str, "unit": str, "counted": str, "slices": list})
_SLICE_KEYS = {"first", "last", "price", "step_every", "step"}


def load(text: str, *, where: str = "fees.toml") -> tuple[Scale, ...]:
    """Reads scales out of TOML text; raises `DataError` when slices leave a gap, overlap or do not begin at 1."""
    return tuple(_scale(row, where=where) for row in read(text, _SHAPE, where=where))


def _scale(row: Row, *, where: str) -> Scale:
    place = f"{where}: scale {row.key}"
    values = row.values
    slices = tuple(_slice(raw, where=place) for raw in values["slices"])
    expected: int | None = 1
    for one in slices:
        if one.first != expected or (one.last is not None and one.last < one.first):
            raise DataError(f"{place}: slices must follow each other from 1 without gap or overlap")
        expected = None if one.last is None else one.last + 1
    if expected is not None:
        raise DataError(f"{place}: the last slice must have no end")
    return Scale(row.key, values["term"], values["unit"], values["counted"], slices, row.authority)


def _slice(raw: Mapping[str, Any], *, where: str) -> Slice:
    if set(raw) - _SLICE_KEYS or {"first", "price"} - set(raw) or ("step" in raw) != ("step_every" in raw):
        raise DataError(f"{where}: a slice has first, price, perhaps last, and step together with step_every")
    if any(not isinstance(value, int) or value < 0 for value in raw.values()):
        raise DataError(f"{where}: units and prices (fen) are whole numbers, not negative")
    return Slice(raw["first"], raw.get("last"), raw["price"], raw.get("step_every", 0), raw.get("step", 0))


@cache
def all() -> tuple[Scale, ...]:
    """Returns both scales."""
    return load(data("fees.toml"))


def by_items(items: int, *, on: date, before: int = 0) -> Fee:
    """Returns the fee of an application of so many items, after `before` items of the same applicant that month.

    Raises `UnknownError` for numbers below 1 (items) or 0 (before) and for days before the rule.

    >>> by_items(1, before=30, on=date(2026, 3, 2)).amount_fen, by_items(60, on=date(2026, 3, 2)).amount_fen
    (20000, 1100000)
    """
    return _fee("items", items, before=before, on=on)


def by_pages(pages: int, *, on: date) -> Fee:
    """Returns the fee of an application of so many pages; other applications do not count.

    >>> by_pages(68, on=date(2026, 3, 2)).amount_fen
    38000
    """
    return _fee("pages", pages, before=0, on=on)


def _fee(key: str, units: int, *, before: int, on: date) -> Fee:
    scale = find(all(), key, on=on)
    if units < 1 or before < 0:
        raise UnknownError(f"{scale.unit}数至少是1，此前的{scale.unit}数不能小于0")
    until = before + units
    parts = []
    for block in (block for one in scale.slices for block in one.blocks(until)):
        first = max(block.first, before + 1)
        last = until if block.last is None else min(block.last, until)
        if first <= last:
            parts.append(Part(first, last, block.price_fen))
    return Fee(scale, before, units, tuple(parts))


def yuan(fen: int) -> str:
    """Prints fen as yuan, without needless decimals.

    >>> yuan(38000), yuan(38050), yuan(38005)
    ('380', '380.5', '380.05')
    """
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".")
