"""The receipt tells a query code that is made when it goes out and lies nowhere in the open."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from tests.factories.applications import ZHANG, House, at, house

from gongkai.office.applications import public
from gongkai.office.applications.actions.issue import issue
from gongkai.office.applications.actions.prepare import prepare
from gongkai.office.applications.actions.receive import Received, Request, receive
from gongkai.office.letters import queries as letters
from gongkai.office.letters.actions.draft import revise
from gongkai.office.letters.models import Letter
from gongkai.office.letters.value import LATE

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 2)
ASKED = Request("registered_post", ON, "低保名单", ZHANG, "natural")


def came(of: House, way: str = "registered_post") -> Received:
    return receive(actor=of.officer, organ=of.organ, request=replace(ASKED, way=way), at=at(ON))


def receipt(of: House, got: Received) -> Letter:
    return prepare(actor=of.officer, case=got.case, kind="receipt", fields={}, at=at(ON))


def opens(of: House, got: Received, code: str) -> bool:
    return public.track(organ=of.organ.code, number=got.case.number, code=code, on=ON) is not None


def everything() -> str:
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [repr(row) for row in cursor.fetchall()]
    return "\n".join(rows)


def test_the_code_is_made_anew_when_the_receipt_is_issued() -> None:
    of = house()
    got = came(of)
    letter = receipt(of, got)
    assert any(f"查询码（{LATE}）" in text for text in letters.value(letter).paragraphs)
    assert opens(of, got, got.code), "a draft changes nothing"
    issued = issue(actor=of.officer, case=got.case, letter=letter, at=at(ON))
    value = letters.value(issued)
    assert any(f"查询码（{value.fields['code']}）" in text for text in value.paragraphs)
    assert not any(LATE in text for text in value.paragraphs)
    assert opens(of, got, value.fields["code"])
    assert not opens(of, got, got.code), "whoever read it over a shoulder has nothing of it any more"
    held = everything()
    for code in (value.fields["code"], value.fields["code"].replace("-", "")):
        assert code not in held


def test_who_applied_online_keeps_the_code_they_have() -> None:
    of = house()
    got = came(of, "online")
    issued = issue(actor=of.officer, case=got.case, letter=receipt(of, got), at=at(ON))
    assert not any("查询码" in text for text in letters.value(issued).paragraphs)
    assert opens(of, got, got.code)


def test_a_receipt_whose_text_names_no_code_makes_none() -> None:
    of = house()
    got = came(of)
    letter = revise(actor=of.officer, letter=receipt(of, got), fields={}, body=["收到。"], at=at(ON))
    issue(actor=of.officer, case=got.case, letter=letter, at=at(ON))
    assert opens(of, got, got.code)
