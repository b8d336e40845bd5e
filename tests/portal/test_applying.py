"""Applying in four steps without signing in, and following the case: what goes right, and what bad input gets."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.factories.applications import House, house, signed
from tests.factories.people import actor

from gongkai.law.today import now, today
from gongkai.office.applications.actions.confirm import confirm
from gongkai.office.applications.actions.decide import Decision, decide
from gongkai.office.applications.actions.send import send
from gongkai.office.applications.models import Application

pytestmark = pytest.mark.django_db
STEPS: tuple[dict[str, str], ...] = (
    {"demand": "2025年清河镇农村低保金发放名单"},
    {"form_wanted": "electronic", "way_wanted": "email"},
    {
        "applicant_kind": "natural",
        "name": "王小山",
        "id_kind": "居民身份证",
        "id_number": "110101199003070134",
        "telephone": "13800138000",
        "email": "wang@example.org",
    },
    {},
)


@pytest.fixture
def of() -> House:
    cache.clear()
    return house()


def at_step(browser: Client, of: House, number: int, typed: str, **given: str) -> Any:
    address = f"/{of.organ.code}/shenqing/tianxie/"
    return browser.post(address, {"typed": typed, "step": str(number), **STEPS[number - 1], **given})


def carried(page: Any) -> str:
    found = re.search(r'name="typed" value="([^"]*)"', page.content.decode())
    assert found
    return found[1]


def applied(browser: Client, of: House) -> tuple[str, str]:
    """The number and the code that the receipt shows."""
    page, typed = None, ""
    for number in (1, 2, 3, 4):
        page = at_step(browser, of, number, typed)
        assert page.status_code == 200, page.content.decode()
        typed = carried(page) if number < 4 else ""
    return shown(page)


def shown(page: Any) -> tuple[str, str]:
    words = re.sub(r"<[^>]+>", " ", page.content.decode())
    number = re.search(r"\d{4}-\d{4}(?!\d)", words)
    code = re.search(r"(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}", words)
    assert number
    assert code
    return number[0], code[0]


def test_four_steps_make_one_unconfirmed_case_and_a_receipt(of: House) -> None:
    number, code = applied(Client(), of)
    case = Application.objects.get()
    assert (case.number, case.way, case.receipt_on) == (number, "online", None)
    assert code.replace("-", "") not in repr(vars(case)), "the office keeps no code"


def test_the_last_press_twice_is_one_case(of: House) -> None:
    browser, typed = Client(), ""
    for number in (1, 2, 3):
        typed = carried(at_step(browser, of, number, typed))
    first, second = (at_step(browser, of, 4, typed) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 200)
    assert shown(first) == shown(second), "the receipt is not lost on a slow line"
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("number", "given"),
    [
        (1, {"demand": " "}),
        (2, {"way_wanted": "pigeon"}),
        (3, {"name": ""}),
        (3, {"telephone": ""}),
        (3, {"email": "wang@"}),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_is_still_there(
    of: House, number: int, given: dict[str, str]
) -> None:
    browser, typed = Client(), ""
    for before in range(1, number):
        typed = carried(at_step(browser, of, before, typed))
    page = at_step(browser, of, number, typed, **given)
    assert page.status_code == 422
    kept = {name: text for name, text in (STEPS[number - 1] | given).items() if name not in given}
    for text in kept.values():
        assert text in page.content.decode()
    assert not Application.objects.exists()


def test_a_step_cannot_be_left_out_and_what_was_carried_cannot_be_made_up(of: House) -> None:
    browser = Client()
    assert 'name="step" value="1"' in at_step(browser, of, 4, "").content.decode()
    typed = carried(at_step(browser, of, 1, ""))
    assert 'name="step" value="1"' in at_step(browser, of, 2, typed[:-4] + "AAAA").content.decode()
    assert not Application.objects.exists()


def test_going_back_shows_what_was_typed(of: House) -> None:
    browser = Client()
    typed = carried(at_step(browser, of, 1, ""))
    page = browser.post(f"/{of.organ.code}/shenqing/tianxie/", {"typed": typed, "to": "1"})
    assert STEPS[0]["demand"] in page.content.decode()


def test_a_machine_that_fills_in_the_hidden_field_is_sent_away(of: House) -> None:
    browser, typed = Client(), ""
    for number in (1, 2, 3):
        typed = carried(at_step(browser, of, number, typed))
    assert at_step(browser, of, 4, typed, website="x").status_code == 400
    assert not Application.objects.exists()


def test_number_and_code_open_the_case_and_nothing_else_does(of: House) -> None:
    browser = Client()
    number, code = applied(browser, of)
    track, case = f"/{of.organ.code}/chaxun/", f"/{of.organ.code}/chaxun/jindu/"
    assert browser.get(case).status_code == 302, "before the code nothing shows"
    wrong = browser.post(track, {"number": number, "code": code[:-1] + ("2" if code[-1] != "2" else "3")})
    assert wrong.status_code == 422
    assert "对不上" in wrong.content.decode()
    page = browser.post(track, {"number": number, "code": code.lower().replace("-", "")}, follow=True)
    assert page.status_code == 200
    assert number in page.content.decode()
    assert "王小山" not in page.content.decode(), "the page tells of the case, not of the person"
    assert Client().get(case).status_code == 302, "another browser knows nothing of it"


def test_wrong_codes_are_slowed_and_a_right_one_waits_too(of: House) -> None:
    browser = Client()
    number, code = applied(browser, of)
    address = f"/{of.organ.code}/chaxun/"
    answers = [browser.post(address, {"number": number, "code": "2" * 20}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
    told = browser.post(address, {"number": number, "code": code})
    assert told.status_code == 429
    assert "请过15分钟再试" in told.content.decode()


def test_the_answer_is_downloaded_by_whoever_has_the_code_only(of: House) -> None:
    browser = Client()
    number, code = applied(browser, of)
    case = Application.objects.get()
    case = confirm(actor=of.officer, case=case, on=today(), how="电话", at=now())
    decision = Decision(1, "granted.provided", "经查，该信息可以公开。")
    letter = decide(actor=of.officer, case=case, decision=decision, at=now())
    letter = signed(of, case, letter, today().isoformat())
    send(actor=of.officer, case=case, letter=letter, way="online", on=today(), at=now())
    browser.post(f"/{of.organ.code}/chaxun/", {"number": number, "code": code})
    page = browser.get(f"/{of.organ.code}/chaxun/jindu/").content.decode()
    link = re.search(r'href="([^"]+wenshu[^"]+)"', page)
    assert link, page
    assert browser.get(link[1]).content.startswith(b"%PDF")
    assert Client().get(link[1]).status_code == 404


def test_an_organ_that_is_not_there_is_not_found(of: House) -> None:
    assert actor(of.organ, "officer")
    assert Client().get("/nowhere/shenqing/").status_code == 404
