"""Reading the journal."""

from collections.abc import Sequence

from django.db.models import QuerySet

from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.models import Entry


def history(kind: str, key: str) -> list[Entry]:
    """What happened to one thing, oldest first."""
    return list(Entry.objects.filter(kind=kind, key=key).order_by("id"))


def of_organs(organs: Sequence[str]) -> QuerySet[Entry]:
    """What was done at these organs, newest first."""
    return Entry.objects.filter(chain__key__in=organs).select_related("chain").order_by("-id")


def changes(kind: str, key: str) -> QuerySet[Entry]:
    """What people did with a thing, oldest first: neither looking at it nor what the office does by itself counts."""
    done = Entry.objects.filter(kind=kind, key=key).exclude(verb__contains=".view").exclude(actor=SYSTEM.id)
    return done.order_by("id")


def version(kind: str, key: str) -> int:
    """How often people changed a thing: a page carries it along, so that a change by another is noticed."""
    return changes(kind, key).count()


def pressed_before(actor: str, once: str) -> Entry | None:
    """The entry that the same press of a button made, if it did already."""
    return Entry.objects.filter(actor=actor, once=once).first() if once else None
