"""What may be done with a case in every state it can be in, as `tests/cases/steps.toml` says; the rest changes nothing."""

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from tests.factories.applications import House, answered, at, house, received, signed
from tests.workbench.scene import kept, signed_in, written

from gongkai.law.today import today
from gongkai.office.applications import moves, queries
from gongkai.office.applications.actions.archive import anonymise, archive
from gongkai.office.applications.actions.decide import Decision, decide
from gongkai.office.applications.actions.issue import issue
from gongkai.office.applications.actions.prepare import prepare
from gongkai.office.applications.actions.review import submit
from gongkai.office.applications.actions.send import send
from gongkai.office.applications.actions.strike import retract
from gongkai.office.applications.models import Application, State
from gongkai.office.journal.actor import Actor
from gongkai.office.staff.models import Person
from gongkai.workbench.applications.steps.table import STEPS

pytestmark = pytest.mark.django_db
CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "steps.toml").read_text(encoding="utf-8"))
POSTS = ("officer", "head", "leader", "secrecy")


def _day(back: int) -> str:
    return (today() - timedelta(days=back)).isoformat()


def _open(of: House) -> Application:
    return received(of, _day(3))


def _unconfirmed(of: House) -> Application:
    return received(of, _day(1), way="ordinary_post")


def _correcting(of: House) -> Application:
    case = _open(of)
    letter = prepare(actor=of.officer, case=case, kind="correction", fields={"what": "写明年份"}, at=at(_day(2)))
    issue(actor=of.head, case=case, letter=letter, at=at(_day(2)))
    send(
        actor=of.officer, case=case, letter=letter, way="in_person", on=date.fromisoformat(_day(2)), at=at(_day(2), 11)
    )
    return case


def _reviewing(of: House) -> Application:
    case = _open(of)
    letter = decide(actor=of.officer, case=case, decision=Decision(1, "granted.provided", "可以公开。"), at=at(_day(2)))
    submit(actor=of.officer, case=case, letter=letter, at=at(_day(2)))
    return case


def _ready(of: House) -> Application:
    case = _open(of)
    letter = decide(actor=of.officer, case=case, decision=Decision(1, "granted.provided", "可以公开。"), at=at(_day(2)))
    signed(of, case, letter, _day(2))
    return case


def _concluded(of: House) -> Application:
    case = _open(of)
    answered(of, case, _day(2))
    return case


def _archived(of: House) -> Application:
    case = _concluded(of)
    case.refresh_from_db()
    archive(actor=of.head, case=case, number="2026-永久-1", at=at(_day(1)))
    return case


def _struck(of: House) -> Application:
    case = _open(of)
    retract(actor=of.head, case=case, reason="登记了两次", at=at(_day(1)))
    return case


def _anonymised(of: House) -> Application:
    case = _struck(of)
    anonymise(actor=of.head, case=case, reason="误登", at=at(_day(0), 0))
    return case


MADE: dict[str, Callable[[House], Application]] = {
    "unconfirmed": _unconfirmed,
    "open": _open,
    "correcting": _correcting,
    "reviewing": _reviewing,
    "ready": _ready,
    "concluded": _concluded,
    "archived": _archived,
    "struck": _struck,
    "anonymised": _anonymised,
}


def expected(post: str, state: str) -> set[str]:
    tables = {"officer": ("offered",), "head": ("offered", "offered_to_the_head_alone")}.get(post, ())
    return {verb for table in tables for verb, states in CASES[table].items() if state in states}


def offered(actor: Actor, case: Application) -> set[str]:
    page = queries.page(actor, case.pk, on=today())
    return {move.verb for move in moves.moves(page, actor, on=today()) if not move.why_not}


@pytest.fixture
def of() -> House:
    return house()


def test_the_table_names_steps_and_states_that_there_are() -> None:
    assert {verb for table in CASES.values() for verb in table} <= set(STEPS)
    assert set(MADE) == set(State.values) - {State.PAYING}, "a case that waits for payment is walked by its journey"


@pytest.mark.parametrize("state", MADE)
def test_a_case_is_offered_what_its_state_allows_and_every_other_step_changes_nothing(of: House, state: str) -> None:
    case = MADE[state](of)
    case.refresh_from_db()
    assert case.state == state
    for post in POSTS:
        actor: Actor = getattr(of, post)
        assert offered(actor, case) == expected(post, state), post
        browser = signed_in(Person.objects.get(pk=int(actor.id.removeprefix("person:"))))
        before = kept()
        for verb in sorted(set(STEPS) - expected(post, state)):
            address = reverse("workbench:step", args=[case.pk, verb])
            with written() as tables:
                answer = browser.post(address, {"on": today().isoformat(), "reason": "试", "number": "1", "how": "试"})
            assert not tables or kept() == before, f"{post} {verb}: {answer.status_code}"
