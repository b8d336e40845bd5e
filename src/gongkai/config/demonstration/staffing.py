"""Somebody in every post, with names to sign in by that can be guessed: the organ's code, a dot, the post."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.contrib.auth.hashers import make_password

from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.organs.models import Organ
from gongkai.office.staff.actions.appoint import appoint
from gongkai.office.staff.actions.employ import employ
from gongkai.office.staff.models import Person
from gongkai.office.staff.passwords import Hashed
from gongkai.office.staff.queries import actor_of
from gongkai.office.staff.roles import Role

PASSWORD = "shanshui-yanshi"
_POSTS: Mapping[str, tuple[Role, ...]] = {
    "zhuangan": (Role.OFFICER, Role.HANDLER),
    "baomi": (Role.SECRECY_REVIEWER,),
    "zhuren": (Role.OFFICE_HEAD,),
    "lingdao": (Role.LEADER,),
}
_OF_THE_COUNTY: Mapping[str, tuple[Role, ...]] = {
    "gongkaiban": (Role.COUNTY_OFFICE,),
    "guanliyuan": (Role.ADMINISTRATOR,),
    "shenji": (Role.AUDITOR,),
}
_FAMILY = "王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗"
_GIVEN = (
    "芳",
    "娟",
    "敏",
    "静",
    "强",
    "磊",
    "军",
    "洋",
    "勇",
    "艳",
    "杰",
    "涛",
    "明",
    "超",
    "秀英",
    "丽",
    "建国",
    "海燕",
    "志强",
)


@dataclass(frozen=True)
class Team:
    """Who works at an organ."""

    organ: Organ
    officer: Actor
    secrecy: Actor
    head: Actor
    leader: Actor
    clerk: Person
    """Who is given the cases: the officer, as somebody to whom things are given."""


@cache
def _first() -> Hashed:
    """Hashed once for all: a password that the first page tells everybody is not guarded by a salt of each one's own.

    Hashing it for every person would be a third of the demonstration's time.
    """
    return Hashed(PASSWORD, make_password(PASSWORD))


def staff(organ: Organ, *, from_on: date, at: datetime, names: random.Random, is_county: bool = False) -> Team:
    """Fills every post of an organ."""
    people: dict[str, Person] = {}
    for word, roles in {**_POSTS, **(_OF_THE_COUNTY if is_county else {})}.items():
        person = employ(
            actor=SYSTEM,
            organ=organ,
            username=f"{organ.code}.{word}",
            name=names.choice(_FAMILY) + names.choice(_GIVEN),
            password=_first(),
            telephone=organ.telephone,
            must_change_password=False,
            at=at,
        )
        for role in roles:
            appoint(actor=SYSTEM, person=person, organ=organ, role=role, from_on=from_on, at=at)
        people[word] = person
    acting = {word: actor_of(person, from_on) for word, person in people.items()}
    officer, secrecy, head, leader = (acting[word] for word in _POSTS)
    return Team(organ, officer, secrecy, head, leader, people["zhuangan"])
