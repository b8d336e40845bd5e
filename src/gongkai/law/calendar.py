"""Working days; a year without its notice is unknown, worked out as provisional and never guessed in silence.

Source: the State Council General Office's yearly notice (one file a year under `data/calendar`), 放假办法.
"""

import tomllib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from gongkai.law.cite import NOT_SEEN, Basis
from gongkai.law.errors import CalendarError, DataError
from gongkai.law.holidays import statutory

_DAY = timedelta(days=1)
_HORIZON_YEARS = 4
"""How many years after the last notice are worked out from the statute (our choice, not law)."""
_LAST_WEEK = 25
"""From this day of December the next year's notice may still change days off (2018-12-29 and 12-31 were)."""


class DayKind(StrEnum):
    """Why a day counts or does not."""

    WORKING = "working"
    MAKE_UP = "make_up"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class Day:
    """One civil day of Asia/Shanghai: whether it counts, why, and whether a notice may still change it."""

    on: date
    kind: DayKind
    name: str = ""
    cite: str = "放假办法"
    is_provisional: bool = False

    @property
    def is_working(self) -> bool:
        """Whether the day counts in a working-day period."""
        return self.kind in (DayKind.WORKING, DayKind.MAKE_UP)


@dataclass(frozen=True)
class Notice:
    """A notice that fixes or changes a year's days; `not seen` where we have not read its title or number."""

    title: str
    number: str
    source: str
    issued_on: date | None = None
    about: str = ""

    def __str__(self) -> str:
        known = [part for part in (self.title, self.number) if part != NOT_SEEN]
        return "，".join(known) if known else "放假通知（文号未见）"


@dataclass(frozen=True)
class Year:
    """The days off and make-up working days that one year's notices fix, also in the last week before it."""

    year: int
    basis: Basis
    notices: tuple[Notice, ...]
    days_from: str
    off: Mapping[date, str]
    work: Mapping[date, str]


@dataclass(frozen=True)
class LocalDay:
    """A day that the place itself gives off or works, such as a minority's festival (放假办法 第四条)."""

    on: date
    is_working: bool
    name: str
    cite: str


_YEAR_KEYS = {"year", "basis", "days_from", "notice", "off", "work"}
_NOTICE_KEYS = {"title", "number", "source", "issued_on", "about"}


def read_year(text: str, *, where: str) -> Year:
    """Reads one year's file; `where` names it in messages.

    Raises `DataError` for unknown or missing keys, a day given twice, a make-up working day that is no
    weekend day, and days outside the year and the last week before it.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where}: not TOML: {error}") from error
    if set(raw) - _YEAR_KEYS or {"year", "basis", "days_from", "notice", "off"} - set(raw):
        raise DataError(f"{where}: a year has exactly {', '.join(sorted(_YEAR_KEYS))} (work may be missing)")
    if raw["basis"] not in list(Basis):
        raise DataError(f"{where}: basis must be one of {', '.join(Basis)}")
    notices = tuple(_notice(entry, where=where) for entry in raw["notice"])
    off = _once(((day, entry["holiday"]) for entry in raw["off"] for day in _span(entry, where=where)), where=where)
    work = _once(((entry["on"], entry["holiday"]) for entry in raw.get("work", [])), where=where)
    _refuse_wrong_days(raw["year"], off, work, where=where)
    return Year(raw["year"], Basis(raw["basis"]), notices, raw["days_from"], off, work)


def _notice(raw: Mapping[str, Any], *, where: str) -> Notice:
    if set(raw) - _NOTICE_KEYS or {"title", "number", "source"} - set(raw):
        raise DataError(f"{where}: a notice has title, number, source, and perhaps issued_on and about")
    if not all(raw[name].strip() for name in ("title", "number", "source")):
        raise DataError(f"{where}: what was not read of a notice is written {NOT_SEEN}, not left empty")
    return Notice(raw["title"], raw["number"], raw["source"], raw.get("issued_on"), raw.get("about", ""))


def _span(raw: Mapping[str, Any], *, where: str) -> Iterator[date]:
    if set(raw) != {"holiday", "first", "last"} or raw["last"] < raw["first"]:
        raise DataError(f"{where}: days off have a holiday, a first day and a last day not before it")
    return (raw["first"] + _DAY * n for n in range((raw["last"] - raw["first"]).days + 1))


def _once(pairs: Iterable[tuple[date, str]], *, where: str) -> dict[date, str]:
    days: dict[date, str] = {}
    for day, name in pairs:
        if day in days:
            raise DataError(f"{where}: {day.isoformat()} is given twice")
        days[day] = name
    return days


def _refuse_wrong_days(year: int, off: Mapping[date, str], work: Mapping[date, str], *, where: str) -> None:
    earliest = date(year - 1, 12, _LAST_WEEK)
    for day in (*off, *work):
        if not earliest <= day <= date(year, 12, 31):
            raise DataError(f"{where}: {day.isoformat()} belongs to another year")
    for day in work:
        if day in off:
            raise DataError(f"{where}: {day.isoformat()} is both off and worked")
        if day.weekday() < 5:
            raise DataError(f"{where}: {day.isoformat()} is no weekend day, so it cannot be worked instead")


class Calendar:
    """Answers which days count, from the years' notices and the place's own days.

    >>> calendar = national()
    >>> calendar.after(date(2023, 12, 8), 20), calendar.day(date(2024, 2, 4)).kind.value
    (datetime.date(2024, 1, 8), 'make_up')
    """

    def __init__(self, years: Iterable[Year], *, local: Iterable[LocalDay] = ()) -> None:
        self._years = {year.year: year for year in years}
        if not self._years:
            raise CalendarError("日历里一年也没有")
        self._local = {day.on: day for day in local}
        self._first = date(min(self._years), 1, 1)
        self._last = date(max(self._years) + _HORIZON_YEARS, 12, 31)
        self._special = self._special_days()
        self._working = array("l", self._working_ordinals())

    def _special_days(self) -> dict[date, Day]:
        days: dict[date, Day] = {}
        for number in range(self._first.year, self._last.year + 1):
            year = self._years.get(number)
            if year is None:
                days |= {on: Day(on, DayKind.HOLIDAY, name, "放假办法") for on, name in statutory(number).items()}
                continue
            cite = str(year.notices[0])
            days |= {on: Day(on, DayKind.HOLIDAY, name, cite) for on, name in year.off.items()}
            days |= {on: Day(on, DayKind.MAKE_UP, name, cite) for on, name in year.work.items()}
        for own in self._local.values():
            kind = DayKind.MAKE_UP if own.is_working and own.on.weekday() >= 5 else DayKind.WORKING
            days[own.on] = Day(own.on, kind if own.is_working else DayKind.HOLIDAY, own.name, own.cite)
        return days

    def _working_ordinals(self) -> Iterator[int]:
        special = {on.toordinal(): day.is_working for on, day in self._special.items()}
        for ordinal in range(self._first.toordinal(), self._last.toordinal() + 1):
            # Ordinal 1 is a Monday, so the remainders 1 to 5 are Monday to Friday.
            if special.get(ordinal, 1 <= ordinal % 7 <= 5):
                yield ordinal

    def with_year(self, year: Year) -> "Calendar":
        """Returns this calendar with one more notice loaded, or a loaded one replaced."""
        return Calendar({**self._years, year.year: year}.values(), local=self._local.values())

    def without_year(self, number: int) -> "Calendar":
        """Returns this calendar as it was before that year's notice came."""
        kept = (year for year in self._years.values() if year.year != number)
        return Calendar(kept, local=self._local.values())

    def with_local(self, days: Iterable[LocalDay]) -> "Calendar":
        """Returns this calendar with the place's own days laid over it."""
        return Calendar(self._years.values(), local=(*self._local.values(), *days))

    @property
    def years(self) -> tuple[Year, ...]:
        """The years whose notice is loaded, earliest first."""
        return tuple(self._years[number] for number in sorted(self._years))

    def day(self, on: date) -> Day:
        """Returns what that day is; raises `CalendarError` outside the calendar."""
        self._refuse_outside(on)
        kind = DayKind.WEEKEND if on.weekday() >= 5 else DayKind.WORKING
        day = self._special.get(on, Day(on, kind))
        return Day(on, day.kind, day.name, day.cite, self.is_provisional(on))

    def is_working(self, on: date) -> bool:
        """Whether the day counts in a working-day period."""
        return self.day(on).is_working

    def is_provisional(self, on: date) -> bool:
        """Whether a notice not loaded may still change the day: an unknown year, or the last week before one."""
        is_last_week = (on.month, on.day) >= (12, _LAST_WEEK)
        return on.year not in self._years or (is_last_week and on.year + 1 not in self._years)

    def is_provisional_between(self, after: date, until: date) -> bool:
        """Whether any day d with after < d <= until is provisional."""
        for year in range(after.year, until.year + 1):
            for first, last in self._open_spans(year):
                if first <= until and last > after:
                    return True
        return False

    def _open_spans(self, year: int) -> Iterator[tuple[date, date]]:
        if year not in self._years:
            yield date(year, 1, 1), date(year, 12, 31)
        elif year + 1 not in self._years:
            yield date(year, 12, _LAST_WEEK), date(year, 12, 31)

    def after(self, on: date, count: int) -> date:
        """Returns the `count`-th working day strictly after a day (count ≥ 1): the day of the event is not counted.

        Raises `CalendarError` when the way leads outside the calendar.
        """
        if count < 1:
            raise CalendarError("工作日的天数至少是1")
        self._refuse_outside(on)
        index = bisect_right(self._working, on.toordinal()) + count - 1
        if index >= len(self._working):
            self._refuse_outside(self._last + _DAY)
        return date.fromordinal(self._working[index])

    def count(self, after: date, until: date) -> int:
        """Returns the number of working days d with after < d <= until; negative when `until` is earlier."""
        self._refuse_outside(after)
        self._refuse_outside(until)
        return bisect_right(self._working, until.toordinal()) - bisect_right(self._working, after.toordinal())

    def working_days(self, after: date, until: date) -> tuple[date, ...]:
        """Returns the working days d with after < d <= until, in order."""
        start, end = (bisect_right(self._working, day.toordinal()) for day in (after, until))
        return tuple(date.fromordinal(ordinal) for ordinal in self._working[start:end])

    def on_or_after(self, on: date) -> date:
        """Returns the day itself if it is a working day, else the next one."""
        self._refuse_outside(on)
        index = bisect_left(self._working, on.toordinal())
        if index >= len(self._working):
            self._refuse_outside(self._last + _DAY)
        return date.fromordinal(self._working[index])

    def last_before(self, on: date) -> date:
        """Returns the last working day strictly before a day."""
        self._refuse_outside(on)
        index = bisect_left(self._working, on.toordinal()) - 1
        if index < 0:
            self._refuse_outside(self._first - _DAY)
        return date.fromordinal(self._working[index])

    def _refuse_outside(self, on: date) -> None:
        if not self._first <= on <= self._last:
            raise CalendarError(
                f"{on.isoformat()}不在日历范围内（{self._first.isoformat()}至{self._last.isoformat()}），"
                "无法计算工作日；请核对日期，或先载入该年的放假通知"
            )


@cache
def national() -> Calendar:
    """Returns the calendar of all notices we carry, read once."""
    folder = files("gongkai.law").joinpath("data", "calendar")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    years = []
    for name in names:
        year = read_year(folder.joinpath(name).read_text(encoding="utf-8"), where=f"calendar/{name}")
        if name != f"{year.year}.toml":
            raise DataError(f"calendar/{name}: holds the year {year.year}")
        years.append(year)
    return Calendar(years)
