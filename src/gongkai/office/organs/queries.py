"""Reading organs."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.office.organs.models import Organ


def existing(on: date) -> QuerySet[Organ]:
    """The organs that exist on a day."""
    return Organ.objects.filter(from_on__lte=on).filter(Q(until_on__isnull=True) | Q(until_on__gte=on))


def keys(codes: Iterable[str]) -> list[int]:
    """The primary keys of organs by their codes. One query, none for no codes."""
    wanted = tuple(codes)
    return list(Organ.objects.filter(code__in=wanted).values_list("pk", flat=True)) if wanted else []


def by_code(code: str) -> Organ:
    """One organ; raises Organ.DoesNotExist."""
    return Organ.objects.select_related("reports_to", "lies_in").get(code=code)


def supervised_by(organ: Organ, on: date) -> QuerySet[Organ]:
    """The organs that report to one on a day, itself not among them."""
    return existing(on).filter(reports_to=organ)


def successor_of(organ: Organ, on: date) -> Organ:
    """Who answers for an organ on a day: itself, or the one that it went into."""
    while organ.until_on is not None and organ.until_on < on:
        step = organ.went_into.order_by("id").select_related("successor").first()
        if step is None:
            break
        organ = step.successor
    return organ
