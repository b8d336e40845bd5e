"""A lost telephone: its one-time codes count no more, and the person sets up another one."""

from datetime import datetime

from django.db import transaction

from gongkai.office.journal.actions.write import write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.staff import access
from gongkai.office.staff.models import Person


@transaction.atomic
def forget_telephone(*, actor: Actor, person: Person, organ: str, at: datetime, once: str = "") -> Person:
    """Forgets the telephone whose codes are asked for at sign-in; raises Forbidden or Unlawful."""
    access.demand(actor, "forget_telephone", organ)
    forgotten, _ = person.totpdevice_set.all().delete()  # type: ignore[attr-defined]
    if not forgotten:
        raise Unlawful("这个人没有启用动态口令，不用重置")
    write(
        actor=actor,
        organ=organ,
        verb="staff.forget_telephone",
        subject=("person", str(person.pk)),
        told=f"重置{person.name}的动态口令",
        at=at,
        once=once,
    )
    return person
