"""A case given to somebody to work on."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.applications import access
from gongkai.office.applications.models import Application
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.staff.models import Person
from gongkai.office.staff.queries import actor_of
from gongkai.office.staff.roles import CASEWORK


@transaction.atomic
def assign(*, actor: Actor, case: Application, to: Person, at: datetime, once: str = "") -> Application:
    """Gives the case to a colleague with a post for it at this organ; raises Forbidden or Unlawful."""
    access.demand(actor, "assign", case.organ.code)
    case = locked(case)
    held = actor_of(to, civil(at))
    if not any(post.organ == case.organ.code and post.role in CASEWORK for post in held.posts):
        raise Unlawful(f"{to.name}在{case.organ.short}没有办件的职务", {"to": "选另一位"})
    before = case.handler.name if case.handler else ""
    case.handler = to
    case.save(update_fields=["handler"])
    write(
        actor=actor,
        organ=case.organ.code,
        verb="applications.assign",
        subject=case.subject,
        told=f"{case.number}交{to.name}承办",
        at=at,
        change=Change(before={"handler": before}, after={"handler": to.name}),
        once=once,
    )
    return case
