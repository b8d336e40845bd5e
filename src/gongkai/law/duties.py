"""What is due on which day of the year, for which kind of organ (政府信息公开条例 第四十九条)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.law.calendar import Calendar
from gongkai.law.editions import Authority, Row, Shape, data, find, in_force, lay_over, read
from gongkai.law.errors import DataError
from gongkai.law.limits import FixedDate

ORGANS = {
    "township": "乡镇人民政府",
    "street": "街道办事处",
    "department": "县级以上政府部门",
    "county": "县级人民政府",
}
"""The kinds of organ that owe something on a fixed date."""


@dataclass(frozen=True)
class Duty:
    """One thing one kind of organ owes on a fixed date of every year."""

    key: str
    term: str
    due: FixedDate
    authority: Authority

    @property
    def organ(self) -> str:
        """The kind of organ, a key of `ORGANS`."""
        return self.key.rpartition(".")[2]

    def due_on(self, year: int) -> date:
        """Returns the date in a year; it never moves."""
        return self.due.in_year(year)

    def remind_on(self, year: int, calendar: Calendar) -> date:
        """Returns the last working day on or before the date."""
        return self.due.remind_on(year, calendar)


_SHAPE = Shape("duty", {"term": str, "month": int, "day": int})


def load(text: str, *, where: str = "duties.toml") -> tuple[Duty, ...]:
    """Reads duties out of TOML text, ours or a county's own; raises `DataError`."""
    return tuple(_duty(row, where=where) for row in read(text, _SHAPE, where=where))


def _duty(row: Row, *, where: str) -> Duty:
    month, day = row.values["month"], row.values["day"]
    if row.key.rpartition(".")[2] not in ORGANS:
        raise DataError(f"{where}: duty {row.key}: a key ends in one of {', '.join(ORGANS)}")
    try:
        date(2001, month, day)
    except ValueError as error:
        raise DataError(f"{where}: duty {row.key}: {month}-{day} is no date of every year") from error
    return Duty(row.key, row.values["term"], FixedDate(month, day), row.authority)


@cache
def all() -> tuple[Duty, ...]:
    """Returns every duty with a fixed date."""
    return load(data("duties.toml"))


def get(key: str, *, on: date, own: Iterable[Duty] = ()) -> Duty:
    """Returns the duty of that key as it stands on a day; `own` are the county's earlier dates.

    >>> get("annual_report_published.county", on=date(2026, 1, 1)).due_on(2026)
    datetime.date(2026, 3, 31)
    """
    return find(lay_over(all(), tuple(own)), key, on=on)


def of(organ: str, *, on: date, own: Sequence[Duty] = ()) -> tuple[Duty, ...]:
    """Returns what a kind of organ owes in the year of a day, earliest first.

    >>> [str(duty.due) for duty in of("township", on=date(2026, 1, 1))]
    ['每年1月31日', '每年1月31日']
    """
    laid = lay_over(all(), own)
    keys = dict.fromkeys(duty.key for duty in in_force(laid, on) if duty.organ == organ)
    return tuple(sorted((find(laid, key, on=on) for key in keys), key=lambda duty: (duty.due.month, duty.due.day)))
