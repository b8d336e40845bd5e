"""Days and moments as a page says them: 2026年10月10日（周六，调休上班）, 2026年10月10日 09:05."""

import re
from datetime import date, datetime

from gongkai.law import telling
from gongkai.law.calendar import Calendar
from gongkai.law.today import SHANGHAI

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def day(on: date) -> str:
    """Says a civil day.

    >>> day(date(2026, 10, 10))
    '2026年10月10日'
    """
    if isinstance(on, datetime):
        raise TypeError("这里要的是日期，给的却是时刻；时刻属于哪一天要看时区，请改用 moment，或先换成北京时间的日期")
    return f"{on.year}年{on.month}月{on.day}日"


def day_full(on: date, calendar: Calendar | None = None) -> str:
    """Says a civil day with its weekday, and with what the calendar says about it when one is given.

    >>> from gongkai.law.calendar import national
    >>> day_full(date(2026, 10, 10)), day_full(date(2026, 10, 10), national())
    ('2026年10月10日（周六）', '2026年10月10日（周六，调休上班）')
    """
    if calendar is not None:
        return telling.full(on, calendar)
    return f"{day(on)}（周{telling.WEEKDAYS[on.weekday()]}）"


def moment(at: datetime) -> str:
    """Says an aware moment in Beijing time.

    >>> from datetime import UTC
    >>> moment(datetime(2026, 10, 10, 1, 5, tzinfo=UTC))
    '2026年10月10日 09:05'
    """
    if at.tzinfo is None:
        raise ValueError("这个时刻没有带时区，说不出是北京时间几点；请传入带时区的时刻")
    local = at.astimezone(SHANGHAI)
    return f"{day(local.date())} {local:%H:%M}"


def when(point: date) -> str:
    """Says a day as a day and a moment as a moment, for lists that hold both.

    >>> when(date(2024, 1, 8)), when(datetime(2024, 1, 8, 9, 5, tzinfo=SHANGHAI))
    ('2024年1月8日', '2024年1月8日 09:05')
    """
    return moment(point) if isinstance(point, datetime) else day(point)


def machine(point: date) -> str:
    """Writes a day or a moment for the `datetime` attribute of a page.

    >>> machine(date(2024, 1, 8)), machine(datetime(2024, 1, 8, 9, 5, tzinfo=SHANGHAI))
    ('2024-01-08', '2024-01-08T09:05+08:00')
    """
    if isinstance(point, datetime):
        return point.astimezone(SHANGHAI).isoformat(timespec="minutes")
    return point.isoformat()


def is_date_input(typed: object) -> bool:
    """Whether a date field of a browser can show what was typed; if not, it is shown as text so that it is not lost.

    >>> is_date_input("2026-10-10"), is_date_input("2026.10.10"), is_date_input(""), is_date_input("2026-02-30")
    (True, False, True, False)
    """
    text = str(typed)
    if text == "":
        return True
    if not _ISO.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
