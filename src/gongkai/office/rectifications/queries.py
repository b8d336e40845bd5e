"""Reading requests to correct a record: the list, and one with its sealed texts opened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Min, QuerySet

from gongkai.office.applications.identity import Identity
from gongkai.office.journal.actor import Actor
from gongkai.office.keys.sealing import sealer
from gongkai.office.keys.texts import opened
from gongkai.office.letters.models import Letter
from gongkai.office.practice import queries as practice
from gongkai.office.rectifications import access
from gongkai.office.rectifications.models import Rectification
from gongkai.office.rectifications.opening import letter_of

_SHOWN = 60


@dataclass(frozen=True)
class Line:
    """A request in a list: nothing personal but the masked name and the beginning of what is asked."""

    row: Rectification
    name: str
    asked: str
    left: int | None
    """Working days left; None once it was answered."""


@dataclass(frozen=True)
class Page:
    """All that the page of one request shows."""

    row: Rectification
    name: str
    asked: str
    proof: str
    found: str
    said: str
    letter: Letter | None


def seen_by(actor: Actor) -> QuerySet[Rectification]:
    """The requests of the actor's organs: open ones first, by their day."""
    mine = Rectification.objects.filter(organ__code__in=access.organs_of(actor)).select_related("organ", "key")
    return mine.order_by(F("told_on").desc(nulls_first=True), "due_on", "pk")


def open_at(actor: Actor) -> tuple[date | None, int]:
    """The nearest day of the requests that the actor may work on, and how many there are; None where there are none."""
    mine = access.organs_of(actor, "check")
    if not mine:
        return None, 0
    found = Rectification.objects.filter(organ__code__in=mine, told_on__isnull=True)
    counted = found.aggregate(nearest=Min("due_on"), count=Count("pk"))
    return counted["nearest"], counted["count"]


def lines(rows: Iterable[Rectification], *, on: date) -> list[Line]:
    """Requests as a list shows them."""
    calendar = practice.calendar()
    found = []
    for row in rows:
        asked = opened(row, "asked")
        left = None if row.told_on else calendar.count(on, row.due_on)
        found.append(Line(row, _who(row).masked_name, asked if len(asked) <= _SHOWN else f"{asked[:_SHOWN]}…", left))
    return found


def page(actor: Actor, key: int) -> Page:
    """One request; raises Rectification.DoesNotExist for one that the actor may not see."""
    row = seen_by(actor).get(pk=key)
    texts = {field: opened(row, field) for field in ("asked", "proof", "found", "said")}
    return Page(row, _who(row).masked_name, **texts, letter=letter_of(row))


def _who(row: Rectification) -> Identity:
    return Identity.opened(sealer(row.key), row.identity, row.row)
