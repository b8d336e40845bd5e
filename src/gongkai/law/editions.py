"""Which version of a value was in force on a day, and a county's own choices laid over it."""

import itertools
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from gongkai.law.cite import Basis, Citation
from gongkai.law.errors import DataError, UnknownError

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """Why a value holds, and from which day to which (both days included; no `until_on` means still)."""

    cite: Citation
    basis: Basis
    source: str
    from_on: date
    until_on: date | None = None
    is_open: bool = False
    """The text itself leaves the value to the place, so that a county may choose although the basis is firm."""

    def covers(self, on: date) -> bool:
        """Whether the value holds on that day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)

    def meets(self, other: "Authority") -> bool:
        """Whether two spans share at least one day."""
        return (other.until_on is None or self.from_on <= other.until_on) and (
            self.until_on is None or other.from_on <= self.until_on
        )

    @property
    def is_replaceable(self) -> bool:
        """Whether a county may lay its own choice over this value."""
        return self.is_open or self.basis.is_replaceable


@dataclass(frozen=True)
class Row:
    """One row of law data as read: its key, its authority, and the other values by name."""

    key: str
    authority: Authority
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Shape:
    """What a row of one kind must and may hold beside its key and its authority."""

    heading: str
    required: Mapping[str, type]
    optional: Mapping[str, type] = field(default_factory=lambda: MappingProxyType({}))
    one_of: tuple[str, ...] = ()
    """Of these optional values exactly one must stand in the row."""


class Kept(Protocol):
    """Anything read from law data: it has a key and an authority."""

    @property
    def key(self) -> str: ...

    @property
    def authority(self) -> Authority: ...


Value = TypeVar("Value", bound=Kept)

_AUTHORITY: Mapping[str, type] = MappingProxyType({"cite": str, "basis": str, "source": str, "from": date})
_AUTHORITY_OPTIONAL: Mapping[str, type] = MappingProxyType({"until": date, "open": bool})


def data(name: str) -> str:
    """Returns the text of one of our law files, by its name below `law/data`."""
    return files("gongkai.law").joinpath("data", *name.split("/")).read_text(encoding="utf-8")


@cache
def instruments() -> frozenset[str]:
    """Returns the names under which our data may cite an instrument; anything else is refused."""
    rows = tomllib.loads(data("instruments.toml"))["instrument"]
    return frozenset(name for row in rows for name in (row["key"], row.get("number", "")) if name)


def read(text: str, shape: Shape, *, where: str) -> tuple[Row, ...]:
    """Reads the rows of one heading out of TOML text, in the file's order.

    `where` names the file in messages. Raises `DataError` for anything unknown, missing, doubled,
    overlapping, uncited or of the wrong type.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where}: not TOML: {error}") from error
    others = sorted(set(document) - {shape.heading})
    if others:
        raise DataError(f"{where}: unknown heading {', '.join(others)}; only [[{shape.heading}]] belongs here")
    return read_rows(document.get(shape.heading, []), shape, where=where)


def read_rows(raw: Any, shape: Shape, *, where: str) -> tuple[Row, ...]:
    """Checks rows already out of TOML against their shape; see `read`."""
    if not isinstance(raw, list) or not raw or not all(isinstance(row, dict) for row in raw):
        raise DataError(f"{where}: needs at least one [[{shape.heading}]]")
    rows = tuple(_row(values, shape, where=where) for values in raw)
    _refuse_overlap_and_gap(rows, where=where)
    return rows


def _row(raw: Mapping[str, Any], shape: Shape, *, where: str) -> Row:
    key = raw.get("key")
    if not isinstance(key, str) or not key:
        raise DataError(f"{where}: a [[{shape.heading}]] has no key")
    place = f"{where}: {shape.heading} {key}"
    must = {**_AUTHORITY, **shape.required}
    may = {**_AUTHORITY_OPTIONAL, **shape.optional}
    unknown = sorted(set(raw) - {"key", *must, *may})
    if unknown:
        raise DataError(f"{place}: unknown {', '.join(unknown)}")
    missing = sorted(set(must) - set(raw))
    if missing:
        raise DataError(f"{place}: lacks {', '.join(missing)}")
    for name, value in raw.items():
        wanted = {"key": str, **must, **may}[name]
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            raise DataError(f"{place}: {name} must be {wanted.__name__}")
    if shape.one_of and sum(name in raw for name in shape.one_of) != 1:
        raise DataError(f"{place}: needs exactly one of {', '.join(shape.one_of)}")
    own = {name: value for name, value in raw.items() if name in shape.required or name in shape.optional}
    return Row(key, authority(raw, where=place), MappingProxyType(own))


def authority(raw: Mapping[str, Any], *, where: str) -> Authority:
    """Reads cite, basis, source, from, until and open; refuses an instrument that `instruments.toml` does not name."""
    cite = Citation.parse(raw["cite"]) if raw["cite"].strip() else None
    if cite is None or not raw["source"].strip():
        raise DataError(f"{where}: cite and source must not be empty")
    if cite.instrument not in instruments():
        raise DataError(f"{where}: cites {cite.instrument}, which instruments.toml does not name")
    if raw["basis"] not in list(Basis):
        raise DataError(f"{where}: basis must be one of {', '.join(Basis)}")
    until_on = raw.get("until")
    if until_on is not None and until_on < raw["from"]:
        raise DataError(f"{where}: ends before it begins")
    return Authority(cite, Basis(raw["basis"]), raw["source"], raw["from"], until_on, raw.get("open", False))


def _refuse_overlap_and_gap(rows: Sequence[Row], *, where: str) -> None:
    versions: dict[str, list[Row]] = {}
    for row in rows:
        versions.setdefault(row.key, []).append(row)
    for key, same in versions.items():
        same.sort(key=lambda row: row.authority.from_on)
        for earlier, later in itertools.pairwise(same):
            end, start = earlier.authority.until_on, later.authority.from_on
            if end is None or end >= start:
                raise DataError(f"{where}: {key} has two versions in force on {start.isoformat()}")
            if end + _DAY != start:
                raise DataError(f"{where}: {key} has a gap before {start.isoformat()}")


def in_force(values: Iterable[Value], on: date) -> tuple[Value, ...]:
    """Returns the values that hold on that day, in the order given."""
    return tuple(value for value in values if value.authority.covers(on))


def find(values: Iterable[Value], key: str, *, on: date) -> Value:
    """Returns the version of `key` that holds on that day.

    Raises `UnknownError` when the key is unknown, or known but not in force on that day.
    """
    same = [value for value in values if value.key == key]
    if not same:
        raise UnknownError(f"没有“{key}”这一项")
    for value in same:
        if value.authority.covers(on):
            return value
    raise UnknownError(f"“{key}”在{on.isoformat()}没有规定")


def lay_over(national: Sequence[Value], own: Sequence[Value]) -> tuple[Value, ...]:
    """Lays a county's own choices over the national values; `find` then meets the choice first.

    Raises `DataError` for a key that the law does not know, and for a choice whose span touches a value
    that the law does not leave to the place (basis L, V or I without `open`).
    """
    for choice in own:
        same = [value for value in national if value.key == choice.key]
        if not same:
            raise DataError(f"county's choice {choice.key}: the law has no such value")
        for value in same:
            if value.authority.meets(choice.authority) and not value.authority.is_replaceable:
                raise DataError(f"county's choice {choice.key}: fixed by {value.authority.cite}, no choice is left")
    return (*own, *national)
