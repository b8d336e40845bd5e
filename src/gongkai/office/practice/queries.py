"""What holds on a day at an organ, and the calendar with all that was taken in."""

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.db import connection
from django.db.models import Q

from gongkai.law import limits, remedies
from gongkai.law.calendar import Calendar, LocalDay, Notice, Year, national
from gongkai.law.cite import Basis, Citation
from gongkai.law.editions import Authority
from gongkai.law.limits import Limit, WorkingDays
from gongkai.law.remedies import Result
from gongkai.office.organs.models import Organ
from gongkai.office.practice.choices import OPEN
from gongkai.office.practice.models import Choice, HolidayNotice, OwnDay


def chosen(key: str, *, organ: Organ | None, on: date) -> Any:
    """The value on a day: the organ's own choice, else the county's, else the default. One query."""
    rows = Choice.objects.filter(key=key, from_on__lte=on)
    rows = rows.filter(Q(organ__isnull=True) | Q(organ=organ)) if organ else rows.filter(organ__isnull=True)
    found = sorted(rows, key=lambda row: (row.organ_id is not None, row.from_on, row.pk))
    return found[-1].value if found else OPEN[key].default


def all_chosen(*, organ: Organ | None, on: date) -> dict[str, Any]:
    """What holds on a day at an organ, key by key, with the defaults. One query."""
    rows = Choice.objects.filter(Q(organ__isnull=True) | Q(organ=organ), from_on__lte=on)
    held = {key: one.default for key, one in OPEN.items()}
    for row in sorted(rows, key=lambda row: (row.organ_id is not None, row.from_on, row.pk)):
        held[row.key] = row.value
    return held


def own_limits(on: date) -> tuple[Limit, ...]:
    """The periods that the county has set itself, in the law's shape. One query."""
    return _limits(
        tuple(
            Choice.objects.filter(key__startswith="limit.", organ__isnull=True).values_list(
                "key", "value", "from_on", "reason"
            )
        )
    )


@lru_cache(maxsize=8)
def _limits(rows: tuple[tuple[str, int, date, str], ...]) -> tuple[Limit, ...]:
    own: list[Limit] = []
    for key, days, from_on, reason in sorted(rows, key=lambda row: (row[0], row[2])):
        law = limits.get(key.removeprefix("limit."), on=from_on)
        if own and own[-1].key == law.key and own[-1].authority.from_on == from_on:
            own.pop()
        elif own and own[-1].key == law.key:
            # Each choice ends the day before the next one begins.
            own[-1] = replace(own[-1], authority=replace(own[-1].authority, until_on=from_on - timedelta(days=1)))
        authority = Authority(Citation("本地惯例"), Basis.PRACTICE, reason, from_on)
        own.append(replace(law, period=WorkingDays(days), authority=authority))
    return tuple(own)


def own_results() -> tuple[Result, ...]:
    """The columns of Table 4 that the county has chosen for results, in the law's shape. One query."""
    rows = Choice.objects.filter(key__startswith="result.", organ__isnull=True)
    return _results(tuple(rows.values_list("key", "value", "from_on", "reason").order_by("key", "from_on", "pk")))


@lru_cache(maxsize=8)
def _results(rows: tuple[tuple[str, str, date, str], ...]) -> tuple[Result, ...]:
    law = {one.key: one for one in remedies.results()}
    own: list[Result] = []
    for key, column, from_on, reason in rows:
        result = law[key.removeprefix("result.")]
        if own and own[-1].key == result.key:
            before = own.pop()
            if before.authority.from_on < from_on:  # each choice ends the day before the next one begins
                until_on = from_on - timedelta(days=1)
                own.append(replace(before, authority=replace(before.authority, until_on=until_on)))
        authority = Authority(Citation("本地惯例"), Basis.PRACTICE, reason, from_on)
        own.append(replace(result, column=column, authority=authority))
    return tuple(own)


_EDITION = f"""
SELECT (SELECT MAX(id) FROM {HolidayNotice._meta.db_table}),
       (SELECT MAX(taken_in_at) FROM {HolidayNotice._meta.db_table}),
       (SELECT COUNT(*) FROM {HolidayNotice._meta.db_table} WHERE is_withdrawn),
       (SELECT MAX(id) FROM {OwnDay._meta.db_table}),
       (SELECT COUNT(*) FROM {OwnDay._meta.db_table})
"""


def edition() -> str:
    """A word that changes whenever the calendar does. One query: pages ask for the calendar again and again."""
    with connection.cursor() as cursor:
        cursor.execute(_EDITION)
        parts = repr(cursor.fetchone())
    # The moment is among them, for SQLite gives the number of a notice that was not taken in after all once more.
    return blake2b(parts.encode(), digest_size=8).hexdigest()


def calendar() -> Calendar:
    """The national calendar with the notices taken in and the place's own days laid over it."""
    return _calendar(edition())


@lru_cache(maxsize=4)
def _calendar(_edition: str) -> Calendar:
    made = national()
    for notice in HolidayNotice.objects.filter(is_withdrawn=False).order_by("pk"):
        made = made.with_year(to_year(notice))
    days = [LocalDay(day.on, day.is_working, day.name, day.cite) for day in OwnDay.objects.all()]
    return made.with_local(days) if days else made


def to_year(notice: HolidayNotice) -> Year:
    """A kept notice as the calendar's year."""
    return Year(
        notice.year,
        Basis.OFFICIAL,
        (Notice(notice.title, notice.number, notice.source, notice.issued_on),),
        notice.source,
        {date.fromisoformat(day): name for day, name in notice.off.items()},
        {date.fromisoformat(day): name for day, name in notice.work.items()},
    )


def notices() -> list[HolidayNotice]:
    """Every notice taken in, newest first."""
    return list(HolidayNotice.objects.order_by("-pk"))
