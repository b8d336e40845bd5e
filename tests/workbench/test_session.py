"""Signing in and out, lock-out, passwords, the second factor, and the first run of an office without people."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.people import PASSWORD, person
from tests.journeys.telephone import code
from tests.workbench.scene import Scene, signed_in

from gongkai.office.organs.models import Organ
from gongkai.office.staff.models import Person

pytestmark = pytest.mark.django_db
SIGN_IN, DESK = "/staff/denglu/", "/staff/"
FIRST = {
    "organ_name": "云岭县人民政府",
    "organ_short": "云岭县",
    "organ_code": "yunling",
    "abbreviation": "云政",
    "review_body": "青川市人民政府",
    "court": "云岭县人民法院",
    "name": "周主任",
    "username": "admin",
    "password": "yunling-shan-shui",
}


def said(answer: Any) -> str:
    return str(answer.content.decode())


def enter(client: Client, password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"username": "zhuang", "password": password, **more})


def test_capitals_and_blanks_around_the_name_do_not_matter() -> None:
    Scene()
    assert Client().post(SIGN_IN, {"username": " ZhuAng ", "password": PASSWORD}).status_code == 302


def test_a_wrong_password_and_a_wrong_name_are_told_alike() -> None:
    Scene()
    wrong = enter(Client(), "bu-dui")
    unknown = Client().post(SIGN_IN, {"username": "mei-you", "password": "bu-dui"})
    assert wrong.status_code == unknown.status_code == 422
    assert "登录名或口令不对" in said(wrong)
    assert "登录名或口令不对" in said(unknown)
    assert 'value="zhuang"' in said(wrong)
    assert "bu-dui" not in said(wrong)


def test_five_wrong_passwords_lock_the_name_and_no_other() -> None:
    scene = Scene()
    person(scene.town, "handler", username="tongshi")
    client = Client()
    answers = [enter(client, "bu-dui").status_code for _ in range(5)]
    assert answers == [422, 422, 422, 422, 429]
    assert enter(client).status_code == 429
    assert "暂时不能登录" in said(enter(client))
    assert client.post(SIGN_IN, {"username": "tongshi", "password": PASSWORD}).status_code == 302


def test_signed_out_means_out() -> None:
    client = signed_in(Scene().clerk)
    assert client.get(DESK).status_code == 200
    assert "已退出登录" in said(client.post(reverse("workbench:sign_out"), follow=True))
    assert client.get(DESK).status_code == 302


def test_a_changed_password_ends_the_other_sessions_and_keeps_this_one() -> None:
    clerk = Scene().clerk
    here, there = signed_in(clerk), signed_in(clerk)
    given = {"old": PASSWORD, "password": "shan-gao-shui-chang", "again": "shan-gao-shui-chang"}
    assert here.post(reverse("workbench:password"), given).status_code == 302
    assert here.get(DESK).status_code == 200
    assert there.get(DESK).status_code == 302


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"old": "bu-dui"}, "原口令"),
        ({"again": "shan-gao-shui-duan"}, "两次输入的新口令不一样"),
        ({"password": "duan", "again": "duan"}, "至少要10个字符"),
    ],
)
def test_a_password_that_will_not_do_is_told_and_changes_nothing(given: dict[str, str], told: str) -> None:
    clerk = Scene().clerk
    whole = {"old": PASSWORD, "password": "shan-gao-shui-chang", "again": "shan-gao-shui-chang"}
    answer = signed_in(clerk).post(reverse("workbench:password"), whole | given)
    assert answer.status_code == 422
    assert told in said(answer)
    clerk.refresh_from_db()
    assert clerk.check_password(PASSWORD)


def test_the_second_factor_is_set_up_by_a_right_code_and_then_asked_for() -> None:
    clerk = Scene().clerk
    client = signed_in(clerk)
    page = client.get(reverse("workbench:second_factor"))
    assert "<svg" in said(page)
    assert "data:image" not in said(page)
    secret = page.context["secret"] if page.context else said(page).split('id="secret">')[1].split("<")[0]
    assert client.post(reverse("workbench:second_factor"), {"code": "000000"}).status_code == 422
    clerk.totpdevice_set.update(throttling_failure_count=0)  # type: ignore[attr-defined]
    assert client.post(reverse("workbench:second_factor"), {"code": code(secret)}).status_code == 302
    later = Client()
    enter(later)
    answer = later.get("/staff/rili/")
    assert answer["Location"] == f"{reverse('workbench:code')}?next=/staff/rili/"
    answer = later.post(reverse("workbench:code"), {"code": code(secret, later=1), "next": "/staff/rili/"})
    assert answer["Location"] == "/staff/rili/"
    assert later.get(DESK).status_code == 200


def test_an_empty_office_is_set_up_once_from_this_machine() -> None:
    client = Client()
    assert client.get(SIGN_IN)["Location"] == reverse("workbench:first_run")
    answer = client.post(reverse("workbench:first_run"), FIRST, follow=True)
    assert "已设立" in said(answer)
    organ = Organ.objects.get()
    assert (organ.name, organ.review_body, organ.court) == ("云岭县人民政府", "青川市人民政府", "云岭县人民法院")
    assert {post.role for post in Person.objects.get().posts.all()} == {"administrator", "county_office"}
    client.post(reverse("workbench:first_run"), FIRST | {"username": "second"})
    assert Person.objects.count() == 1


def test_a_first_run_with_a_fault_sets_up_nothing_and_keeps_what_was_typed() -> None:
    answer = Client().post(reverse("workbench:first_run"), FIRST | {"password": "duan"})
    assert answer.status_code == 422
    assert 'value="周主任"' in said(answer)
    assert not Organ.objects.exists()


def test_from_another_machine_nobody_sets_it_up() -> None:
    assert Client(REMOTE_ADDR="203.0.113.9").get(reverse("workbench:first_run")).status_code == 404
