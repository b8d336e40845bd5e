"""Reading proposals: those that wait first, and what one case is part of."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from gongkai.office.applications.models import Application
from gongkai.office.journal.actor import Actor
from gongkai.office.proposals import access
from gongkai.office.proposals.models import Proposal

_ORDER = (Proposal.State.OPEN, Proposal.State.ACCEPTED, Proposal.State.PUBLISHED, Proposal.State.DECLINED)


def seen_by(actor: Actor) -> QuerySet[Proposal]:
    """The proposals of the actor's organs: those that wait for somebody first."""
    place = Case(
        *(When(state=state, then=Value(number)) for number, state in enumerate(_ORDER)), output_field=IntegerField()
    )
    mine = Proposal.objects.filter(organ__code__in=access.organs_of(actor)).select_related("organ")
    return mine.prefetch_related("cases").order_by(place, "-pk")


def waiting(actor: Actor) -> list[tuple[int, str]]:
    """How many wait for the actor, and for what."""
    found = []
    for action, state, what in (
        ("decide", Proposal.State.OPEN, "等您决定"),
        ("publish", Proposal.State.ACCEPTED, "已同意，等公开"),
    ):
        organs = access.organs_of(actor, action)
        count = Proposal.objects.filter(organ__code__in=organs, state=state).count() if organs else 0
        if count:
            found.append((count, what))
    return found


def same_demand(case: Application) -> list[Application]:
    """The organ's other applications for the same, which one proposal may take together."""
    if not case.demand_print:
        return []
    others = Application.objects.filter(organ=case.organ, demand_print=case.demand_print).exclude(pk=case.pk)
    return list(others.select_related("organ").order_by("pk")[:50])
