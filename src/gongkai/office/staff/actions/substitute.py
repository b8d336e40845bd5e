"""Somebody stands in for an absent colleague."""

from datetime import date, datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.staff import access
from gongkai.office.staff.models import Person, Post, Substitution
from gongkai.office.staff.roles import Role


@transaction.atomic
def substitute(
    *, actor: Actor, post: Post, by: Person, from_on: date, until_on: date, at: datetime, once: str = ""
) -> Substitution:
    """Lets a person act in another's post from day to day; raises Forbidden or Unlawful."""
    access.demand(actor, "substitute", post.organ.code)
    if post.person_id == by.pk:
        raise Unlawful("不能代理自己", {"by": "选另一位"})
    if until_on < from_on:
        raise Unlawful("结束的日期早于开始的日期", {"until_on": "核对日期"})
    if post.until_on is not None and post.until_on < from_on:
        raise Unlawful("这个职务届时已经免去，不需要代理")
    if post.role == Role.ADMINISTRATOR:
        raise Unlawful("管理员不设代理；请另外任命一位管理员")
    found = Substitution.objects.create(post=post, by=by, from_on=from_on, until_on=until_on)
    write(
        actor=actor,
        organ=post.organ.code,
        verb="staff.substitute",
        subject=("person", str(by.pk)),
        told=f"{post.person.name}外出期间由{by.name}代理{post.organ.short}{Role(post.role).term}",
        at=at,
        change=Change(after={"role": post.role, "from_on": from_on.isoformat(), "until_on": until_on.isoformat()}),
        once=once,
    )
    return found
