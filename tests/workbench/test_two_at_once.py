"""Two people on one case are told of each other; pressing twice does it once."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.factories.applications import House, house, received

from gongkai.law.today import now, today
from gongkai.office.applications.models import Application
from gongkai.office.journal.actions.write import write
from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.staff.models import Person

pytestmark = pytest.mark.django_db


def signed_in(who: Actor) -> Client:
    client = Client()
    client.force_login(
        Person.objects.get(pk=int(who.id.removeprefix("person:"))),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


@pytest.fixture
def of() -> House:
    cache.clear()
    return house()


@pytest.fixture
def case(of: House) -> Application:
    return received(of, (today() - timedelta(days=3)).isoformat())


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    assert found is not None, name
    return found[1]


def test_who_has_the_case_open_is_told_to_the_other(of: House, case: Application) -> None:
    page = reverse("workbench:application", args=[case.pk])
    one, other = signed_in(of.officer), signed_in(of.head)
    assert "现在也打开着" not in one.get(page).content.decode()
    assert f"{of.officer.name}现在也打开着" in other.get(page).content.decode()
    assert f"{of.head.name}现在也打开着" in one.get(page).content.decode()


def test_whoever_comes_second_is_told_what_the_first_did_and_loses_nothing(of: House, case: Application) -> None:
    one, other = signed_in(of.officer), signed_in(of.head)
    step = reverse("workbench:step", args=[case.pk, "withdraw"])
    first, second = one.get(step).content.decode(), other.get(step).content.decode()
    assign = reverse("workbench:step", args=[case.pk, "search"])
    form = one.get(assign).content.decode()
    typed = {"on": today().isoformat(), "place": "档案室", "words": "低保", "found": "没有"}
    done = one.post(assign, typed | {"once": hidden(form, "once"), "version": hidden(form, "version")})
    assert done.status_code == 302
    sent = {
        "on": today().isoformat(),
        "reason": "来电撤回，随后补书面",
        "once": hidden(second, "once"),
        "version": hidden(second, "version"),
    }
    told = other.post(step, sent)
    html = told.content.decode()
    assert told.status_code == 422
    assert f"{of.officer.name}为{case.number}检索" in html
    assert "来电撤回，随后补书面" in html, "what was typed is still there"
    assert Application.objects.get(pk=case.pk).concluded_on is None
    again = other.post(step, sent | {"version": hidden(html, "version")})
    assert again.status_code == 302
    assert Application.objects.get(pk=case.pk).concluded_on == today()
    late = one.post(step, sent | {"once": hidden(first, "once"), "version": hidden(first, "version")})
    assert late.status_code == 422


def test_what_the_office_does_by_itself_is_no_colleague(of: House, case: Application) -> None:
    one = signed_in(of.officer)
    step = reverse("workbench:step", args=[case.pk, "withdraw"])
    form = one.get(step).content.decode()
    with transaction.atomic():
        write(actor=SYSTEM, organ=of.organ.code, verb="files.keep", subject=case.subject, told="收存文件", at=now())
    sent = {name: hidden(form, name) for name in ("once", "version")}
    done = one.post(step, sent | {"on": today().isoformat(), "reason": "书面撤回"})
    assert done.status_code == 302


def test_pressing_twice_does_it_once_and_does_not_look_like_a_mistake(of: House, case: Application) -> None:
    one = signed_in(of.officer)
    step = reverse("workbench:step", args=[case.pk, "withdraw"])
    html = one.get(step).content.decode()
    sent = {
        "on": today().isoformat(),
        "reason": "书面撤回",
        "once": hidden(html, "once"),
        "version": hidden(html, "version"),
    }
    assert [one.post(step, sent).status_code for _ in range(2)] == [302, 302]
    assert "没有重复办理" in one.get(reverse("workbench:application", args=[case.pk])).content.decode()
