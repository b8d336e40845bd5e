"""One way of asking who may: at the own organ, everywhere, the public, the office itself."""

from importlib import import_module

import pytest

from gongkai.office.journal.actor import PUBLIC, SYSTEM, Actor, Held
from gongkai.office.journal.errors import Forbidden
from gongkai.office.staff.permission import Permission
from gongkai.office.staff.roles import Role

TABLE = Permission(
    {
        "see": frozenset({Role.OFFICER, Role.HANDLER}),
        "sign": frozenset({Role.OFFICE_HEAD, Role.LEADER}),
        "apply": frozenset({Role.OFFICER}),
        "free": frozenset({Role.OFFICE_HEAD}),
    },
    "{what}由{who}办理；请转给他们。",
    terms={"sign": "签批"},
    everywhere={"sign": frozenset({Role.COUNTY_OFFICE})},
    public=frozenset({"apply"}),
    for_people=frozenset({"free"}),
)
APPS = ("applications", "files", "ledgers", "letters", "practice", "proposals", "rectifications", "remedies", "staff")


def holding(*posts: tuple[str, Role]) -> Actor:
    return Actor("person:1", "某人", tuple(Held(organ, role) for organ, role in posts))


def test_a_post_counts_at_its_own_organ_only() -> None:
    head = holding(("qinghe", Role.OFFICE_HEAD), ("shiqiao", Role.OFFICER))
    assert [TABLE.may(head, "sign", organ) for organ in ("qinghe", "shiqiao", "")] == [True, False, False]


def test_a_post_that_counts_everywhere_needs_no_organ() -> None:
    office = holding(("yunling", Role.COUNTY_OFFICE))
    assert [TABLE.may(office, "sign"), TABLE.may(office, "sign", "qinghe")] == [True, True]
    assert not TABLE.may(office, "see", "yunling")


def test_the_public_may_only_what_is_said_and_the_office_all_but_what_is_for_people() -> None:
    assert [TABLE.may(PUBLIC, action, "qinghe") for action in TABLE.table] == [False, False, True, False]
    assert [TABLE.may(SYSTEM, action, "qinghe") for action in TABLE.table] == [True, True, True, False]


def test_whoever_may_not_is_told_who_may() -> None:
    with pytest.raises(Forbidden, match="签批由办公室主任、主要领导、县公开办办理；请转给他们。"):
        TABLE.demand(holding(), "sign", "qinghe")
    with pytest.raises(Forbidden, match="签批由县公开办办理；请转给他们。"):
        TABLE.demand(holding(), "sign")


def test_the_organs_at_which_somebody_may_are_named_once_each() -> None:
    clerk = holding(("qinghe", Role.OFFICER), ("qinghe", Role.HANDLER), ("shiqiao", Role.LEADER))
    assert TABLE.organs_of(clerk) == ("qinghe",)
    assert TABLE.organs_of(clerk, "sign") == ("shiqiao",)


@pytest.mark.parametrize("app", APPS)
def test_every_action_of_an_app_has_somebody_and_its_sentence_can_be_said(app: str) -> None:
    permission: Permission = import_module(f"gongkai.office.{app}.access").PERMISSION
    assert {*permission.everywhere, *permission.terms, *permission.public, *permission.for_people} <= {
        *permission.table
    }
    assert not permission.terms or {*permission.terms} == {*permission.table}
    for action in permission.table:
        with pytest.raises(Forbidden) as told:
            permission.demand(holding(), action, "qinghe")
        assert any(role.term in str(told.value) for role in Role), action
