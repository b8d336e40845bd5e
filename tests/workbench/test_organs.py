"""Pages of organs: one is established, described, renamed; what was typed stays when something is wrong."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.workbench.scene import Scene

from gongkai.office.journal.models import Entry
from gongkai.office.organs.models import Organ

pytestmark = pytest.mark.django_db
NEW = {
    "name": "石桥镇人民政府",
    "short": "石桥镇",
    "level": "township",
    "code": "shiqiao",
    "from_on": "2020-01-01",
    "lies_in": "yunling",
    "reports_to": "yunling",
}


@pytest.fixture
def admin() -> Client:
    return Scene().visitor("administrator")


def test_a_new_organ_begins_with_the_county_above_it(admin: Client) -> None:
    page = admin.get(reverse("workbench:organ_new")).content.decode()
    assert page.count('<option value="yunling" selected>') == 2


def test_an_organ_is_established_and_one_is_led_to_its_page(admin: Client) -> None:
    answer = admin.post(reverse("workbench:organ_new"), NEW, follow=True)
    assert answer.redirect_chain == [("/staff/jiguan/shiqiao/", 302)]
    assert "已设立石桥镇人民政府" in answer.content.decode()
    assert Organ.objects.get(code="shiqiao").reports_to == Organ.objects.get(code="yunling")


def test_pressed_twice_it_is_established_once(admin: Client) -> None:
    given = NEW | {"once": "the-same-form"}
    admin.post(reverse("workbench:organ_new"), given)
    again = admin.post(reverse("workbench:organ_new"), given, follow=True)
    assert "没有重复办理" in again.content.decode()
    assert Organ.objects.filter(code="shiqiao").count() == 1
    assert Entry.objects.filter(verb="organs.establish", key="shiqiao").count() == 1


def test_a_code_that_is_taken_is_told_and_what_was_typed_stays(admin: Client) -> None:
    answer = admin.post(reverse("workbench:organ_new"), NEW | {"code": "qinghe"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="石桥镇人民政府"' in page
    assert 'aria-invalid="true"' in page


def test_details_are_kept_and_a_wrong_postcode_is_told(admin: Client) -> None:
    address = reverse("workbench:organ", args=["qinghe"])
    wrong = admin.post(address, {"short": "清河镇", "postcode": "12", "telephone": "0833-5550101"})
    assert wrong.status_code == 422
    assert "六位数字" in wrong.content.decode()
    assert 'value="0833-5550101"' in wrong.content.decode()
    right = admin.post(address, {"short": "清河镇", "postcode": "614001", "telephone": "0833-5550101"}, follow=True)
    assert "已保存" in right.content.decode()
    assert Organ.objects.get(code="qinghe").telephone == "0833-5550101"


def test_a_renamed_organ_stays_in_the_list_with_its_successor(admin: Client) -> None:
    admin.post(reverse("workbench:organ_new"), NEW)
    given = {"way": "renamed", "successors": ["shiqiao"], "on": "2026-01-01", "reason": "县府发〔2025〕8号"}
    answer = admin.post(reverse("workbench:organ_dissolve", args=["qinghe"]), given, follow=True)
    page = answer.content.decode()
    assert "已办理撤并、更名" in page
    assert "承继：石桥镇人民政府" in page


def test_an_organ_that_never_was_is_a_missing_page(admin: Client) -> None:
    assert admin.get(reverse("workbench:organ", args=["mei-you"])).status_code == 404
