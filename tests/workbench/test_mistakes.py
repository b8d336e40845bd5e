"""Pages on which a mistake is taken back, and the search in the head of every page."""

import pytest
from django.urls import reverse
from tests.factories.applications import House, confirmed, house, received
from tests.workbench.scene import signed_in

from gongkai.law.today import today
from gongkai.office.applications.models import State
from gongkai.office.staff.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> House:
    return house()


def person(actor_id: str) -> Person:
    return Person.objects.get(pk=int(actor_id.removeprefix("person:")))


def test_an_entry_is_chosen_and_struck_with_its_reason(of: House) -> None:
    case = received(of, today().isoformat(), way="online")
    confirmed(of, case, today().isoformat())
    browser = signed_in(person(of.officer.id))
    address = reverse("workbench:step", args=[case.pk, "strike"])
    page = browser.get(address).content.decode()
    assert "与申请人确认（电话与本人确认）" in page
    event = case.events.get()
    assert browser.post(address, {"event": event.pk, "reason": ""}).status_code == 422
    page = browser.post(address, {"event": event.pk, "reason": "登记到了别的件"}, follow=True).content.decode()
    assert "已删去" in page
    assert "登记到了别的件" in page, "the reason stays to be seen"
    case.refresh_from_db()
    assert case.state == State.UNCONFIRMED


def test_a_registration_is_taken_back_by_the_head_of_the_office_only(of: House) -> None:
    case = received(of, today().isoformat())
    address = reverse("workbench:step", args=[case.pk, "retract"])
    assert signed_in(person(of.officer.id)).get(address).status_code == 403
    page = signed_in(person(of.head.id)).post(address, {"reason": "登记了两次"}, follow=True).content.decode()
    assert "误登，已撤销" in page


def test_the_search_in_the_head_finds_a_case_by_number_and_by_what_was_asked(of: House) -> None:
    case = received(of, today().isoformat())
    browser = signed_in(person(of.officer.id))
    desk = browser.get(reverse("workbench:desk")).content.decode()
    assert f'action="{reverse("workbench:applications")}"' in desk
    for words in (case.number, "低保"):
        page = browser.get(reverse("workbench:applications"), {"words": words}).content.decode()
        assert reverse("workbench:application", args=[case.pk]) in page
        assert f'type="search" name="words" value="{words}"' in page
