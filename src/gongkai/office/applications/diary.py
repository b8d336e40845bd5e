"""A case's events as the law's diary, and what its clock says: read here and nowhere else."""

from collections.abc import Iterable
from datetime import date

from gongkai.law import clock as law_clock
from gongkai.law.calendar import Calendar
from gongkai.law.clock import Clock
from gongkai.law.limits import Limit
from gongkai.law.process import Event as Happened
from gongkai.office.applications.models import Application, Event


def happened(events: Iterable[Event]) -> tuple[Happened, ...]:
    """The events that count, in the law's words."""
    return tuple(Happened(event.kind, event.on, event.extra_days) for event in events if not event.is_struck)


def read(
    case: Application, events: Iterable[Event], *, on: date, calendar: Calendar, own: tuple[Limit, ...] = ()
) -> Clock:
    """The clock of a case as at a day; once concluded, as at the day it was."""
    seen_on = case.concluded_on or on
    return law_clock.read(
        case.arrived_on,
        on=max(seen_on, case.arrived_on),
        way=case.way,
        events=happened(events),
        calendar=calendar,
        own=own,
    )
