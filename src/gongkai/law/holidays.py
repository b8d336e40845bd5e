"""The days off that the statute gives to everyone; only a stand-in for a year whose notice is not known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.law.editions import Authority, Row, Shape, data, in_force, read
from gongkai.law.errors import DataError


@dataclass(frozen=True)
class Holiday:
    """One statutory holiday: the same days every year, or dates listed for single years."""

    key: str
    term: str
    fixed: tuple[tuple[int, int], ...]
    """Month and day."""
    dates: tuple[date, ...]
    authority: Authority

    def days(self, year: int) -> Iterator[date]:
        """Yields its days in that year; none when they move and the year is not listed."""
        yield from (date(year, month, day) for month, day in self.fixed)
        yield from (day for day in self.dates if day.year == year)


_SHAPE = Shape("holiday", {"term": str}, {"fixed": list, "dates": list}, one_of=("fixed", "dates"))


def load(text: str, *, where: str = "holidays.toml") -> tuple[Holiday, ...]:
    """Reads statutory holidays out of TOML text; raises `DataError`."""
    return tuple(_holiday(row, where=where) for row in read(text, _SHAPE, where=where))


def _holiday(row: Row, *, where: str) -> Holiday:
    try:
        fixed = tuple(_month_day(text) for text in row.values.get("fixed", ()))
    except (ValueError, AttributeError) as error:
        raise DataError(f"{where}: holiday {row.key}: fixed must be month-day such as 05-01") from error
    dates = tuple(row.values.get("dates", ()))
    if any(not isinstance(day, date) for day in dates) or len(set(dates)) != len(dates):
        raise DataError(f"{where}: holiday {row.key}: dates must be different dates")
    return Holiday(row.key, row.values["term"], fixed, dates, row.authority)


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    date(2001, int(month), int(day))
    return int(month), int(day)


@cache
def all() -> tuple[Holiday, ...]:
    """Returns every version of every statutory holiday."""
    return load(data("holidays.toml"))


def statutory(year: int) -> dict[date, str]:
    """Returns the statutory days off of a year with their names, without days made up for weekends (放假办法).

    >>> [day.isoformat() for day, name in statutory(2027).items() if name == "劳动节"]
    ['2027-05-01', '2027-05-02']
    >>> sorted(set(statutory(2031).values()))
    ['元旦', '劳动节', '国庆节']
    """
    return {day: holiday.term for holiday in in_force(all(), date(year, 1, 1)) for day in holiday.days(year)}
