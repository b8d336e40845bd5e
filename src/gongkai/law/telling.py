"""Says days in the words of an officer: 2026年10月10日（周六，调休上班）."""

from datetime import date

from gongkai.law.calendar import Calendar, Day, DayKind

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
