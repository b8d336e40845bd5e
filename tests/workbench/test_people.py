"""Pages of people: entered with a first post, given and relieved of posts, stood in for; accounts closed and reopened."""

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.factories.people import person
from tests.workbench.scene import Scene, signed_in

from gongkai.law.today import today
from gongkai.office.journal.models import Entry
from gongkai.office.staff.models import Person

pytestmark = pytest.mark.django_db
NEW = {
    "name": "李大河",
    "username": "qinghe.li",
    "password": "chu-ci-kou-ling",
    "organ": "qinghe",
    "role": "office_head",
}


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture
def admin(scene: Scene) -> Client:
    return scene.visitor("administrator")


def page_of(username: str) -> str:
    return reverse("workbench:person", args=[username])


def test_a_person_is_entered_with_a_first_post(admin: Client) -> None:
    answer = admin.post(reverse("workbench:person_new"), NEW, follow=True)
    assert answer.redirect_chain == [(page_of("qinghe.li"), 302)]
    made = Person.objects.get(username="qinghe.li")
    assert made.must_change_password
    assert [post.role for post in made.posts.all()] == ["office_head"]


def test_a_weak_password_enters_nobody_and_keeps_what_was_typed(admin: Client) -> None:
    answer = admin.post(reverse("workbench:person_new"), NEW | {"password": "123"})
    assert answer.status_code == 422
    assert "至少要10个字符" in answer.content.decode()
    assert 'value="李大河"' in answer.content.decode()
    assert not Person.objects.filter(username="qinghe.li").exists()


def test_pressed_twice_a_person_is_entered_once(admin: Client) -> None:
    for _ in range(2):
        admin.post(reverse("workbench:person_new"), NEW | {"once": "the-same-form"})
    assert Entry.objects.filter(verb="staff.employ", told__contains="李大河").count() == 1


def test_a_first_password_is_kept_in_no_draft(admin: Client) -> None:
    page = admin.get(reverse("workbench:person_new")).content.decode()
    field = page[page.index('id="password"') :]
    assert "data-private" in field[: field.index(">")]


def test_a_post_is_given_and_a_day_that_is_none_is_told_on_the_person_s_page(admin: Client) -> None:
    address = reverse("workbench:appoint", args=["zhuang"])
    wrong = admin.post(address, {"organ": "qinghe", "role": "office_head", "from_on": "2026-02-30"})
    assert wrong.status_code == 422
    assert 'value="2026-02-30"' in wrong.content.decode()
    right = admin.post(address, {"organ": "qinghe", "role": "office_head", "from_on": "2026-03-02"}, follow=True)
    assert "已任命" in right.content.decode()


def test_who_is_relieved_loses_the_post_tomorrow(scene: Scene, admin: Client) -> None:
    post = scene.clerk.posts.get()
    answer = admin.post(reverse("workbench:relieve", args=["zhuang", post.pk]), follow=True)
    assert "已免去" in answer.content.decode()
    post.refresh_from_db()
    assert post.until_on == today()


def test_an_office_head_names_who_stands_in_among_the_own_organ_s_people(scene: Scene) -> None:
    head = scene.visitor("office_head")
    person(scene.county, "officer", username="wairen", name="外人")
    address = reverse("workbench:substitute", args=["zhuang", scene.clerk.posts.get().pk])
    page = head.get(address).content.decode()
    assert "外人" not in page
    given = {"by": "wairen", "from_on": "2026-03-02", "until_on": "2026-03-06"}
    assert head.post(address, given).status_code == 422


def test_an_office_head_sees_no_other_organ_s_people(scene: Scene) -> None:
    head = scene.visitor("office_head")
    person(scene.county, "officer", username="wairen", name="外人")
    assert "外人" not in head.get(reverse("workbench:people")).content.decode()
    assert head.get(page_of("wairen")).status_code == 302


def test_a_reset_password_must_be_changed_at_the_next_sign_in(scene: Scene, admin: Client) -> None:
    address = reverse("workbench:reset_password", args=["zhuang"])
    assert "至少要10个字符" in admin.post(address, {"password": "duan"}).content.decode()
    assert "口令已重置" in admin.post(address, {"password": "xin-de-kou-ling"}, follow=True).content.decode()
    scene.clerk.refresh_from_db()
    assert scene.clerk.must_change_password
    assert scene.clerk.check_password("xin-de-kou-ling")


def test_a_lost_telephone_is_forgotten_and_that_is_written_down(scene: Scene, admin: Client) -> None:
    address = reverse("workbench:forget_telephone", args=["zhuang"])
    assert admin.post(address).status_code == 422, "there is none yet"
    TOTPDevice.objects.create(user=scene.clerk, name="手机", confirmed=True)
    assert signed_in(scene.clerk).get("/staff/").url.startswith(reverse("workbench:code"))
    assert "已重置动态口令" in admin.post(address, follow=True).content.decode()
    assert signed_in(scene.clerk).get("/staff/").status_code == 200
    assert Entry.objects.filter(told="重置庄一的动态口令").count() == 1


def test_a_closed_account_cannot_sign_in_until_it_is_opened_again(scene: Scene, admin: Client) -> None:
    address = reverse("workbench:suspend", args=["zhuang"])
    assert "已停用账号" in admin.post(address, follow=True).content.decode()
    scene.clerk.refresh_from_db()
    assert not scene.clerk.is_active
    assert "已恢复账号" in admin.post(address, follow=True).content.decode()
