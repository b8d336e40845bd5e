"""What leaves the register: masked, no formulas, written down; the calendar tells neither who nor what."""

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.applications import ZHANG, House, house, received
from tests.factories.people import PASSWORD

from gongkai.law.today import today
from gongkai.office.journal.models import Entry
from gongkai.office.staff.calendars import person_of, token_of
from gongkai.office.staff.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> House:
    return house()


def clerk(of: House) -> Person:
    return Person.objects.get(pk=int(of.officer.id.removeprefix("person:")))


def signed_in(of: House) -> Client:
    client = Client()
    client.force_login(clerk(of), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_list_is_a_workbook_with_masked_names_and_no_formulas(of: House) -> None:
    on = (today() - timedelta(days=5)).isoformat()
    received(of, on)
    received(of, on, demand="=1+SUM(A1:A9)")
    answer = signed_in(of).get(reverse("workbench:register_workbook"))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:3] == ("机关", "编号", "申请人")
    assert {row[2] for row in rows[1:]} == {"张**"}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "d", "n"}
    assert ZHANG.id_number not in answer.content.decode("latin-1")
    last = Entry.objects.order_by("-id")[0]
    assert (last.verb, last.after["rows"]) == ("applications.export", 2)


def test_the_workbook_holds_what_the_list_is_filtered_to(of: House) -> None:
    received(of, today().isoformat())
    answer = signed_in(of).get(reverse("workbench:register_workbook") + "?words=没有的词")
    assert len(list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows())) == 1


def test_the_calendar_tells_when_and_neither_who_nor_what(of: House) -> None:
    case = received(of, today().isoformat())
    answer = Client().get(reverse("workbench:feed", args=[token_of(clerk(of))]))
    text = re.sub("\r\n ", "", answer.content.decode())
    assert answer["Content-Type"].startswith("text/calendar")
    assert f"{case.number} 答复" in text
    assert f"DTSTART;VALUE=DATE:{case.due_on:%Y%m%d}" in text
    assert "低保" not in text
    assert "张" not in text
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))


@pytest.mark.parametrize("token", ["", "x", "1-", "1-abc", "999999-0", "1" * 30 + "-a"])
def test_a_wrong_address_is_no_page(of: House, token: str) -> None:
    assert person_of(token) is None
    if token:
        assert Client().get(f"/staff/qixian/{token}.ics").status_code == 404


def test_a_new_password_and_a_closed_account_end_the_address(of: House) -> None:
    person = clerk(of)
    token = token_of(person)
    assert person_of(token) == person
    person.is_active = False
    person.save()
    assert person_of(token) is None
    person.is_active = True
    person.set_password(f"{PASSWORD}-neu")
    person.save()
    assert person_of(token) is None


def test_the_usual_views_of_the_list_are_one_press_away_and_stay_over_its_pages(of: House) -> None:
    for _ in range(51):
        received(of, today().isoformat(), way="online")
    browser = signed_in(of)
    page = browser.get(reverse("workbench:applications"), {"state": "unconfirmed"}).content.decode()
    assert '?state=unconfirmed" aria-current="page">待确认' in page
    assert "?state=unconfirmed&amp;page=2" in page
    mine = browser.get(reverse("workbench:applications"), {"state": "open", "handler": clerk(of).username})
    assert "没有这样的申请" in mine.content.decode()
