"""The pages on which information that was asked for is proposed for publication."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.applications import House, house, received
from tests.workbench.scene import signed_in

from gongkai.law.today import today
from gongkai.office.applications.identity import Identity
from gongkai.office.proposals.models import Proposal
from gongkai.office.staff.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> House:
    return house()


def browser_of(actor_id: str) -> Client:
    return signed_in(Person.objects.get(pk=int(actor_id.removeprefix("person:"))))


def test_two_cases_on_the_same_go_from_the_page_of_one_to_the_published_address(of: House) -> None:
    on = today().isoformat()
    first, second = received(of, on), received(of, on, identity=Identity(name="李大田", telephone="1"))
    clerk, head = browser_of(of.officer.id), browser_of(of.head.id)
    address = reverse("workbench:proposal_new", args=[first.pk])
    assert address in clerk.get(reverse("workbench:application", args=[first.pk])).content.decode()
    assert second.number in clerk.get(address).content.decode()
    given = {"topic": "低保标准", "basis": "several", "reason": "两人都要", "others": [second.pk]}
    assert "已建议" in clerk.post(address, given, follow=True).content.decode()
    made = Proposal.objects.get()
    decide = reverse("workbench:proposal_act", args=[made.pk, "decide"])
    assert clerk.post(decide, {"agrees": "yes", "why": "社会救助"}).status_code == 403
    assert "同意，待公开" in head.post(decide, {"agrees": "yes", "why": "社会救助"}, follow=True).content.decode()
    publish = reverse("workbench:proposal_act", args=[made.pk, "publish"])
    assert clerk.post(publish, {"address": "不是网址", "on": on}).status_code == 422
    page = clerk.post(publish, {"address": "https://www.example.gov.cn/1.html", "on": on}, follow=True).content.decode()
    assert "已登记公开" in page
    assert "低保标准" in clerk.get(reverse("workbench:proposals")).content.decode()
    assert "转主动公开：已公开" in clerk.get(reverse("workbench:application", args=[second.pk])).content.decode()


def test_the_desk_tells_whom_a_proposal_waits_for(of: House) -> None:
    case = received(of, today().isoformat())
    clerk, head = browser_of(of.officer.id), browser_of(of.head.id)
    given = {"topic": "低保标准", "basis": "own", "reason": "群众关心"}
    clerk.post(reverse("workbench:proposal_new", args=[case.pk]), given)
    assert "1条建议转主动公开的等您决定" in head.get(reverse("workbench:desk")).content.decode()
    assert "建议转主动公开的" not in clerk.get(reverse("workbench:desk")).content.decode()
    made = Proposal.objects.get()
    head.post(reverse("workbench:proposal_act", args=[made.pk, "decide"]), {"agrees": "yes", "why": "社会救助"})
    assert "已同意，等公开" in clerk.get(reverse("workbench:desk")).content.decode()
