"""Reading remedies: the register, one with its texts opened, and what waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from gongkai.law.calendar import Calendar
from gongkai.office.applications.models import Application
from gongkai.office.journal.actor import Actor
from gongkai.office.keys.texts import opened
from gongkai.office.remedies import access
from gongkai.office.remedies.models import Remedy, Ruling


@dataclass(frozen=True)
class Waiting:
    """What a remedy waits for: the organ's answer, or the act that must be done anew."""

    row: Remedy
    what: str
    by: date
    left: int
    """Working days left; below 0 for those past."""


@dataclass(frozen=True)
class Page:
    """All that the page of one remedy shows."""

    row: Remedy
    applicant: str
    attacked: str
    rulings: tuple[Ruling, ...]


def seen_by(actor: Actor) -> QuerySet[Remedy]:
    """The remedies of the actor's organs: open ones first, the newest first among the others."""
    mine = Remedy.objects.filter(organ__code__in=access.organs_of(actor)).select_related("organ", "key", "case")
    return mine.order_by(F("closed_on").desc(nulls_first=True), "-filed_on", "-pk")


def waiting(rows: QuerySet[Remedy], *, on: date, calendar: Calendar) -> list[Waiting]:
    """What must be done in these remedies, the soonest first. One query."""
    to_answer = Q(answered_on__isnull=True, due_on__isnull=False, closed_on__isnull=True)
    to_redo = Q(redo_by__isnull=False, redone_on__isnull=True, closed_on__isnull=False)
    return sorted(
        _waiting(rows.filter(to_answer | to_redo, struck_at__isnull=True), on, calendar), key=lambda one: one.by
    )


def _waiting(rows: Iterable[Remedy], on: date, calendar: Calendar) -> Iterable[Waiting]:
    for row in rows:
        by = row.due_on if row.closed_on is None else row.redo_by
        if by is not None:
            what = "提出书面答复" if row.closed_on is None else "按裁判重新作出"
            yield Waiting(row, what, by, calendar.count(on, by))


def of_case(actor: Actor, case: Application) -> list[Remedy]:
    """The reviews and suits in which the answer to a case, or the want of one, is attacked; the first one first."""
    return list(seen_by(actor).filter(case=case, struck_at__isnull=True).order_by("filed_on", "pk"))


def page(actor: Actor, key: int) -> Page:
    """One remedy; raises Remedy.DoesNotExist for one that the actor may not see."""
    row = seen_by(actor).get(pk=key)
    return Page(row, opened(row, "applicant"), opened(row, "attacked"), tuple(row.rulings.all()))
