"""A new password: one's own, or a first one set again by the administrator."""

from datetime import datetime

from django.db import transaction

from gongkai.office.journal.actions.write import write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.staff import access
from gongkai.office.staff.models import Person
from gongkai.office.staff.passwords import refuse_weak


@transaction.atomic
def change_password(*, actor: Actor, person: Person, old: str, new: str, organ: str, at: datetime) -> Person:
    """Changes one's own password; raises Unlawful for a wrong old one or a weak new one."""
    if actor.id != f"person:{person.pk}":
        raise Forbidden("只能改自己的口令；忘了口令请管理员重置")
    if not person.check_password(old):
        raise Unlawful("原口令不对", {"old": "再输一次；忘了请管理员重置"})
    if old == new:
        raise Unlawful("新口令与原口令相同", {"password": "换一个"})
    return _set(actor, person, new, organ=organ, at=at, must_change=False, told=f"{person.name}修改了口令")


@transaction.atomic
def reset_password(*, actor: Actor, person: Person, new: str, organ: str, at: datetime) -> Person:
    """Sets a first password that must be changed at the next sign-in; raises Forbidden or Unlawful."""
    access.demand(actor, "reset_password", organ)
    return _set(actor, person, new, organ=organ, at=at, must_change=True, told=f"重置{person.name}的口令")


def _set(actor: Actor, person: Person, new: str, *, organ: str, at: datetime, must_change: bool, told: str) -> Person:
    refuse_weak(new, person)
    person.set_password(new)
    person.must_change_password = must_change
    person.save(update_fields=["password", "must_change_password"])
    write(actor=actor, organ=organ, verb="staff.change_password", subject=("person", str(person.pk)), told=told, at=at)
    return person
