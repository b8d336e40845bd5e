"""Says days, and how they were counted, in the words of an officer: 2026年10月10日（周六，调休上班）."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from gongkai.law.calendar import Calendar, Day, DayKind
from gongkai.law.pauses import Consultation

WEEKDAYS = "一二三四五六日"


def full(on: date, calendar: Calendar) -> str:
    """Says a day with its year, weekday and what is special about it.

    >>> from gongkai.law.calendar import national
    >>> full(date(2026, 10, 10), national()), full(date(2024, 1, 1), national())
    ('2026年10月10日（周六，调休上班）', '2024年1月1日（周一，元旦放假）')
    """
    day = calendar.day(on)
    notes = [f"周{WEEKDAYS[on.weekday()]}"]
    if day.kind is DayKind.MAKE_UP:
        notes.append("调休上班")
    if day.kind is DayKind.HOLIDAY:
        notes.append(f"{day.name}放假")
    if day.is_provisional:
        notes.append("暂算")
    return f"{on.year}年{on.month}月{on.day}日（{'，'.join(notes)}）"


def short(day: Day) -> str:
    """Says a day inside a list: month and day, with the weekday, or the holiday when it falls on a weekday.

    >>> from gongkai.law.calendar import national
    >>> short(national().day(date(2024, 1, 1))), short(national().day(date(2023, 12, 30)))
    ('1月1日（元旦）', '12月30日（周六）')
    """
    is_weekday_off = day.kind is DayKind.HOLIDAY and day.on.weekday() < 5
    note = day.name if is_weekday_off else f"周{WEEKDAYS[day.on.weekday()]}"
    if day.kind is DayKind.MAKE_UP:
        note += "，调休上班"
    return f"{day.on.month}月{day.on.day}日（{note}）"


def span(first: Day, last: Day) -> str:
    """Says a run of days; a single day is said once."""
    return short(first) if first.on == last.on else f"{short(first)}至{short(last)}"


@dataclass(frozen=True)
class Step:
    """One step of an explanation: from which day, what happens to the period, and by which text."""

    on: date
    what: str
    cite: str


def count_aloud(
    base_on: date, until_on: date, *, paused: Mapping[date, Consultation], calendar: Calendar, cite: str
) -> tuple[Step, ...]:
    """Tells every day after the base until a day: counted with its number, resting, or paused.

    >>> from gongkai.law.calendar import national
    >>> steps = count_aloud(date(2023, 12, 28), date(2024, 1, 2), paused={}, calendar=national(), cite="")
    >>> [step.what for step in steps][1]
    '12月30日（周六）至1月1日（元旦）休息，不计'
    """
    days = [calendar.day(base_on + timedelta(days=n)) for n in range(1, (until_on - base_on).days + 1)]
    steps: list[Step] = []
    counted = 0
    for reason, run in groupby(days, key=lambda day: _why(day, paused)):
        group = list(run)
        if reason == "counted":
            steps.append(Step(group[0].on, _counted(group, counted), cite))
            counted += len(group)
        elif reason == "off":
            steps.append(Step(group[0].on, f"{span(group[0], group[-1])}休息，不计", _rest_cite(group, cite)))
        else:
            asked = paused[group[0].on].asked
            what = f"{span(group[0], group[-1])}{asked.term}，{len(group)}个工作日不计"
            steps.append(Step(group[0].on, what, f"{asked.cite}、第三十三条第三款"))
    return tuple(steps)


def _why(day: Day, paused: Mapping[date, Consultation]) -> str:
    if not day.is_working:
        return "off"
    return paused[day.on].asked.value if day.on in paused else "counted"


def _counted(group: Sequence[Day], before: int) -> str:
    numbers = f"第{before + 1}个" if len(group) == 1 else f"第{before + 1}—{before + len(group)}个"
    inside = "、".join(short(day) for day in group[1:-1] if day.kind is DayKind.MAKE_UP)
    named = f"（其中{inside}）" if inside else ""
    return f"{span(group[0], group[-1])}计入{named}，{numbers}工作日"


def _rest_cite(group: Sequence[Day], cite: str) -> str:
    return next((day.cite for day in group if day.kind is DayKind.HOLIDAY), cite)
