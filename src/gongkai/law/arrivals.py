"""How a request may arrive, and which day it counts as received (政府信息公开条例 第三十一条)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.law import limits
from gongkai.law.calendar import Calendar
from gongkai.law.editions import Authority, Row, Shape, data, find, lay_over, read
from gongkai.law.errors import DataError, DiaryError

SAME_DAY = "same_day"


@dataclass(frozen=True)
class Arrival:
    """One way in, whether both sides must confirm it, and the word for its coming in."""

    key: str
    term: str
    arrived: str
    needs_confirmation: bool
    confirm_within: str
    """`same_day`, the key of a limit, or empty where nothing needs confirming."""
    authority: Authority

    def received_on(self, arrived_on: date, confirmed_on: date | None = None) -> date | None:
        """Returns 收到申请之日, or `None` while a confirmation is wanting: then no clock has started.

        Raises `DiaryError` when it was confirmed before it came.

        >>> get("online", on=date(2026, 3, 2)).received_on(date(2026, 3, 2)) is None
        True
        >>> get("in_person", on=date(2026, 3, 2)).received_on(date(2026, 3, 2))
        datetime.date(2026, 3, 2)
        """
        if confirmed_on is not None and confirmed_on < arrived_on:
            raise DiaryError(
                f"确认日期{confirmed_on.isoformat()}早于收到日期{arrived_on.isoformat()}：先收到、后确认，请核对两个日期"
            )
        return confirmed_on if self.needs_confirmation else arrived_on

    def confirm_by(self, arrived_on: date, calendar: Calendar) -> date | None:
        """Returns the day by which the office confirms with the applicant; `None` where nothing needs confirming."""
        if not self.needs_confirmation:
            return None
        if self.confirm_within == SAME_DAY:
            return arrived_on
        return limits.get(self.confirm_within, on=arrived_on).ends_on(arrived_on, calendar)


_SHAPE = Shape("arrival", {"term": str, "receipt": str, "arrived": str}, {"confirm_within": str})


def load(text: str, *, where: str = "arrivals.toml") -> tuple[Arrival, ...]:
    """Reads ways of arrival out of TOML text; raises `DataError`."""
    return tuple(_arrival(row, where=where) for row in read(text, _SHAPE, where=where))


def _arrival(row: Row, *, where: str) -> Arrival:
    values = row.values
    if values["receipt"] not in ("arrived", "confirmed"):
        raise DataError(f"{where}: arrival {row.key}: receipt is arrived or confirmed")
    needs = values["receipt"] == "confirmed"
    within = values.get("confirm_within", "")
    if needs != bool(within):
        raise DataError(f"{where}: arrival {row.key}: confirm_within stands exactly where receipt is confirmed")
    if within not in ("", SAME_DAY, *(limit.key for limit in limits.all())):
        raise DataError(f"{where}: arrival {row.key}: confirm_within names no limit: {within}")
    return Arrival(row.key, values["term"], values["arrived"], needs, within, row.authority)


@cache
def all() -> tuple[Arrival, ...]:
    """Returns every way in.

    >>> [way.key for way in all() if way.needs_confirmation]
    ['ordinary_post', 'online', 'fax', 'email', 'misdirected']
    """
    return load(data("arrivals.toml"))


def get(key: str, *, on: date, own: Iterable[Arrival] = ()) -> Arrival:
    """Returns the way of that key as it stands on a day; raises `UnknownError`."""
    return find(lay_over(all(), tuple(own)), key, on=on)
