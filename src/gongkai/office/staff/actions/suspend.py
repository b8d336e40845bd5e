"""An account closed or opened again; the person's entries stay."""

from datetime import datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.staff import access
from gongkai.office.staff.models import Person


@transaction.atomic
def suspend(*, actor: Actor, person: Person, organ: str, at: datetime, reopen: bool = False) -> Person:
    """Closes an account (or opens it again): who is signed in is out at the next page. Raises Forbidden, Unlawful."""
    access.demand(actor, "suspend", organ)
    if actor.id == f"person:{person.pk}":
        raise Unlawful("不能停用自己的账号")
    person.is_active = reopen
    person.save(update_fields=["is_active"])
    write(
        actor=actor,
        organ=organ,
        verb="staff.suspend",
        subject=("person", str(person.pk)),
        told=f"{'恢复' if reopen else '停用'}{person.name}的账号",
        at=at,
        change=Change(after={"is_active": reopen}),
    )
    return person
