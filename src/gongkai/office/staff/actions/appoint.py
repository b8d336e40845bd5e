"""A post given to a person."""

from datetime import date, datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs.models import Organ
from gongkai.office.staff import access
from gongkai.office.staff.models import Person, Post
from gongkai.office.staff.roles import Role


@transaction.atomic
def appoint(
    *, actor: Actor, person: Person, organ: Organ, role: str, from_on: date, at: datetime, once: str = ""
) -> Post:
    """Gives a post from a day on; raises Forbidden, or Unlawful when it is held already or the organ is no more."""
    access.demand(actor, "appoint", organ.code)
    if role not in list(Role):
        raise Unlawful("没有选职务", {"role": "从列表里选"})
    if organ.until_on is not None and organ.until_on < from_on:
        raise Unlawful(f"{organ.name}已撤并，不能再任命", {"organ": "选承继的机关"})
    if Post.objects.filter(person=person, organ=organ, role=role, until_on__isnull=True).exists():
        raise Unlawful(f"{person.name}已经是{organ.short}的{Role(role).term}", {"role": "不必重复任命"})
    post = Post.objects.create(person=person, organ=organ, role=role, from_on=from_on)
    write(
        actor=actor,
        organ=organ.code,
        verb="staff.appoint",
        subject=("person", str(person.pk)),
        told=f"{person.name}任{organ.short}{Role(role).term}",
        at=at,
        change=Change(after={"organ": organ.code, "role": role, "from_on": from_on.isoformat()}),
        once=once,
    )
    return post
