"""The three sorts of time limit, which are never mixed, and every period the law sets.

A working-day period skips days off; a calendar-day period does not, but its end moves off a day off
(民事诉讼法 第八十五条); a fixed date never moves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from gongkai.law.calendar import Calendar
from gongkai.law.editions import Authority, Row, Shape, data, find, lay_over, read
from gongkai.law.errors import DataError


@dataclass(frozen=True)
class WorkingDays:
    """A period of working days; the day of the event is not counted."""

    days: int

    def ends_on(self, event_on: date, calendar: Calendar) -> date:
        """Returns its last day, always a working day."""
        return calendar.after(event_on, self.days)

    def __str__(self) -> str:
        return f"{self.days}个工作日"


@dataclass(frozen=True)
class CalendarDays:
    """A period of calendar days; the day of the event is not counted, an end on a day off moves on."""

    days: int

    def ends_on(self, event_on: date, calendar: Calendar) -> date:
        """Returns its last day: the day itself, or the next working day."""
        return calendar.on_or_after(event_on + timedelta(days=self.days))

    def __str__(self) -> str:
        return f"{self.days}日"


@dataclass(frozen=True)
class FixedDate:
    """The same date every year; it never moves, whatever day of the week it is."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """Returns the date in a year."""
        return date(year, self.month, self.day)

    def remind_on(self, year: int, calendar: Calendar) -> date:
        """Returns the last working day on which it can still be done in office hours.

        >>> from gongkai.law.calendar import national
        >>> FixedDate(1, 31).remind_on(2026, national())
        datetime.date(2026, 1, 30)
        """
        due_on = self.in_year(year)
        return due_on if calendar.is_working(due_on) else calendar.last_before(due_on)

    def __str__(self) -> str:
        return f"每年{self.month}月{self.day}日"


@dataclass(frozen=True)
class Limit:
    """A period the law sets, from which event it runs, and why."""

    key: str
    term: str
    starts: str
    period: WorkingDays | CalendarDays
    authority: Authority

    def ends_on(self, event_on: date, calendar: Calendar) -> date:
        """Returns the last day of the period that an event starts."""
        return self.period.ends_on(event_on, calendar)


_SHAPE = Shape(
    "limit",
    {"term": str, "starts": str},
    {"working_days": int, "calendar_days": int},
    one_of=("working_days", "calendar_days"),
)


def load(text: str, *, where: str = "time_limits.toml") -> tuple[Limit, ...]:
    """Reads periods out of TOML text, ours or a county's own; raises `DataError`."""
    return tuple(_limit(row, where=where) for row in read(text, _SHAPE, where=where))


def _limit(row: Row, *, where: str) -> Limit:
    values = row.values
    days = values.get("working_days", values.get("calendar_days"))
    if days < 1:
        raise DataError(f"{where}: limit {row.key}: a period has at least one day")
    period = WorkingDays(days) if "working_days" in values else CalendarDays(days)
    return Limit(row.key, values["term"], values["starts"], period, row.authority)


@cache
def all() -> tuple[Limit, ...]:
    """Returns every version of every period."""
    return load(data("time_limits.toml"))


def get(key: str, *, on: date, own: Iterable[Limit] = ()) -> Limit:
    """Returns the period of that key in force on a day; `own` are a county's choices.

    Raises `UnknownError` for an unknown key or a day before the rule, `DataError` for a choice the law does not leave.

    >>> str(get("reply", on=date(2026, 3, 2)).period), str(get("budget_publication", on=date(2026, 3, 2)).period)
    ('20个工作日', '20日')
    """
    return find(lay_over(all(), tuple(own)), key, on=on)
