"""A new person."""

import re
from datetime import datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs.models import Organ
from gongkai.office.staff import access
from gongkai.office.staff.models import Person
from gongkai.office.staff.passwords import Hashed, give_first

_USERNAME = re.compile(r"[a-z][a-z0-9._-]{1,62}")


@transaction.atomic
def employ(
    *,
    actor: Actor,
    organ: Organ,
    username: str,
    name: str,
    password: str | Hashed,
    at: datetime,
    telephone: str = "",
    email: str = "",
    must_change_password: bool = True,
    once: str = "",
) -> Person:
    """Enters a person with a first password, to be changed at the first sign-in; raises Forbidden or Unlawful.

    `organ` is where the entry is journaled; posts are given by `appoint`.
    """
    access.demand(actor, "employ", organ.code)
    username = username.strip().lower()
    if not _USERNAME.fullmatch(username):
        raise Unlawful("登录名只用小写字母、数字、点和短横，字母开头", {"username": "如 qinghe.wang"})
    if Person.objects.filter(username=username).exists():
        raise Unlawful("这个登录名已经有人用", {"username": "换一个"})
    if not name.strip():
        raise Unlawful("没有写姓名", {"name": "写姓名"})
    person = Person(
        username=username,
        name=name.strip(),
        telephone=telephone.strip(),
        email=email.strip(),
        must_change_password=must_change_password,
        made_at=at,
    )
    give_first(password, person)
    person.save(force_insert=True)
    write(
        actor=actor,
        organ=organ.code,
        verb="staff.employ",
        subject=("person", str(person.pk)),
        told=f"登记工作人员{person.name}",
        at=at,
        change=Change(after={"username": username, "name": person.name}),
        once=once,
    )
    return person
