"""Which open deadlines another calendar would move: looked at before a holiday notice is taken in."""

from dataclasses import dataclass
from datetime import date

from gongkai.law.calendar import Calendar
from gongkai.office.applications import diary
from gongkai.office.applications.models import Application, Event, State
from gongkai.office.practice import queries as practice

_AT_ONCE = 2000


@dataclass(frozen=True)
class Moved:
    """A case whose answer would be due on another day."""

    number: str
    organ: str
    before: date
    after: date


def moved_by(calendar: Calendar, *, on: date) -> list[Moved]:
    """The open cases whose due day differs under another calendar, by the day it is now. Two queries a batch."""
    own, last = practice.own_limits(on), 0
    found: list[Moved] = []
    while True:
        batch = list(
            Application.objects.filter(concluded_on__isnull=True)
            .exclude(state=State.UNCONFIRMED)
            .filter(pk__gt=last)
            .select_related("organ")
            .order_by("pk")[:_AT_ONCE]
        )
        if not batch:
            return sorted(found, key=lambda one: (one.before, one.number))
        events: dict[int, list[Event]] = {case.pk: [] for case in batch}
        for event in Event.objects.filter(application__in=batch).order_by("on", "pk"):
            events[event.application_id].append(event)
        for case in batch:
            due_on = diary.read(case, events[case.pk], on=on, calendar=calendar, own=own).due_on
            if case.due_on is not None and due_on is not None and due_on != case.due_on:
                found.append(Moved(case.number, case.organ.short, case.due_on, due_on))
        last = batch[-1].pk
