"""People for tests, made by the real actions."""

import itertools
from datetime import date
from typing import Any

from tests.factories.organs import LONG_AGO

from gongkai.law.today import today
from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.organs.models import Organ
from gongkai.office.staff.actions.appoint import appoint
from gongkai.office.staff.actions.employ import employ
from gongkai.office.staff.models import Person
from gongkai.office.staff.queries import actor_of

PASSWORD = "shan-shui-tian-lu"
_numbers = itertools.count(1)


def person(organ: Organ, *roles: str, **given: Any) -> Person:
    number = next(_numbers)
    made = employ(
        actor=SYSTEM,
        organ=organ,
        **{
            "username": f"ren{number}",
            "name": f"王{number}",
            "password": PASSWORD,
            "must_change_password": False,
            "at": LONG_AGO,
        }
        | given,
    )
    for role in roles:
        appoint(actor=SYSTEM, person=made, organ=organ, role=role, from_on=date(2020, 1, 1), at=LONG_AGO)
    return made


def actor(organ: Organ, *roles: str) -> Actor:
    return actor_of(person(organ, *roles), today())
