"""The pages of a request to correct a record, from the form to the letter."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.applications import House, house
from tests.workbench.scene import signed_in

from gongkai.law.today import today
from gongkai.office.rectifications.models import Rectification
from gongkai.office.staff.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> House:
    return house()


def browser_of(actor_id: str) -> Client:
    return signed_in(Person.objects.get(pk=int(actor_id.removeprefix("person:"))))


def test_a_request_goes_through_its_pages_to_the_letter(of: House) -> None:
    clerk, head = browser_of(of.officer.id), browser_of(of.head.id)
    given = {
        "organ": of.organ.code, "way": "in_person", "received_on": today().isoformat(), "asked": "人口应为4人",
        "proof": "户口簿", "name": "张三丰",
    }  # fmt: skip
    assert clerk.post(reverse("workbench:rectification_new"), given | {"proof": ""}).status_code == 422
    page = clerk.post(reverse("workbench:rectification_new"), given, follow=True).content.decode()
    assert "张**" in page
    row = Rectification.objects.get()
    assert "1件更正政府信息的申请没有办完" in clerk.get(reverse("workbench:desk")).content.decode()

    def press(browser: Client, verb: str, **typed: str) -> str:
        address = reverse("workbench:rectification_act", args=[row.pk, verb])
        return browser.post(address, typed, follow=True).content.decode()

    assert "已登记核查" in press(clerk, "check", on=today().isoformat(), found="档案写成3人")
    assert "草稿" in press(clerk, "decide", outcome="corrected", said="已改为4人。")
    assert press(clerk, "issue"), "the clerk is told who issues"
    assert "待发出" in press(head, "issue")
    assert clerk.get(reverse("workbench:rectification_letter", args=[row.pk, "pdf"])).content.startswith(b"%PDF")
    assert "办结" in press(clerk, "send", way="in_person", on=today().isoformat())
    assert "没有办完" not in clerk.get(reverse("workbench:desk")).content.decode()
    assert "予以更正" in clerk.get(reverse("workbench:rectifications")).content.decode()
