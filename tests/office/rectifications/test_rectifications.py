"""A request to correct a record is registered, checked, decided and told; it is no application and never counted as one."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from tests.factories.applications import ZHANG, House, at, house

from gongkai.office.applications.models import Application
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.journal.verifying import verify
from gongkai.office.letters.actions.void import void
from gongkai.office.letters.queries import value
from gongkai.office.rectifications import queries
from gongkai.office.rectifications.actions.check import check
from gongkai.office.rectifications.actions.decide import decide
from gongkai.office.rectifications.actions.issue import issue
from gongkai.office.rectifications.actions.register import Asked, register
from gongkai.office.rectifications.actions.send import send
from gongkai.office.rectifications.models import Rectification

pytestmark = pytest.mark.django_db
ASKED = Asked("in_person", date(2026, 3, 2), "低保档案里的家庭人口写成了3人，应为4人", "户口簿复印件", ZHANG)


@pytest.fixture
def of() -> House:
    return house()


def registered(of: House, **given: Any) -> Rectification:
    return register(actor=of.officer, organ=of.organ, asked=Asked(**vars(ASKED) | given), at=at("2026-03-02"))


def checked(of: House) -> Rectification:
    found = "查民政所低保档案，人口登记为3人，与户口簿不符"
    on = date(2026, 3, 4)
    return check(actor=of.officer, rectification=registered(of), on=on, found=found, at=at("2026-03-04"))


def decided(of: House, outcome: str = "corrected", said: str = "家庭人口已改为4人。") -> Rectification:
    row = checked(of)
    decide(actor=of.officer, rectification=row, outcome=outcome, said=said, at=at("2026-03-05"))
    return Rectification.objects.get(pk=row.pk)


def test_it_goes_from_arrival_to_the_letter_under_a_number_of_its_own(of: House) -> None:
    row = decided(of)
    assert (row.number, row.due_on) == ("更2026-0001", date(2026, 3, 30))
    letter = issue(actor=of.head, rectification=row, at=at("2026-03-05"))
    text = "".join(value(letter).paragraphs)
    assert "家庭人口已改为4人" in text
    assert "第四十一条" in text
    assert value(letter).remedy
    row = send(actor=of.officer, rectification=row, way="in_person", on=date(2026, 3, 6), at=at("2026-03-06"))
    assert row.told_on == date(2026, 3, 6)
    with pytest.raises(Unlawful, match="不能再办理"):
        decide(actor=of.officer, rectification=row, outcome="refused", said="x", at=at("2026-03-07"))
    assert not Application.objects.exists(), "it is in no register of applications"
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("outcome", "said", "stands"),
    [
        ("forwarded", "云岭县公安局，电话0938-7654321。", "已转送有权更正的行政机关：云岭县公安局"),
        ("referred", "云岭县公安局，电话0938-7654321。", "请向有权更正的行政机关提出：云岭县公安局"),
        ("refused", "证据与档案一致，记录没有错误。", "不予更正。证据与档案一致"),
    ],
)
def test_passing_on_and_declining_say_where_to_and_why(of: House, outcome: str, said: str, stands: str) -> None:
    row = decided(of, outcome, said)
    letter = issue(actor=of.head, rectification=row, at=at("2026-03-05"))
    assert stands in "".join(value(letter).paragraphs)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"proof": " "}, "proof"),
        ({"asked": ""}, "asked"),
        ({"received_on": date(2026, 3, 3)}, "received_on"),
        ({"way": "pigeon"}, "way"),
    ],
)
def test_what_lacks_is_said_at_its_field(of: House, given: dict[str, Any], field: str) -> None:
    with pytest.raises(Unlawful) as error:
        registered(of, **given)
    assert field in error.value.at


def test_nothing_is_decided_before_it_was_checked_nor_without_reasons(of: House) -> None:
    with pytest.raises(Unlawful, match="还没有核查"):
        decide(actor=of.officer, rectification=registered(of), outcome="refused", said="不", at=at("2026-03-05"))
    with pytest.raises(Unlawful, match="理由"):
        decide(actor=of.officer, rectification=checked(of), outcome="refused", said=" ", at=at("2026-03-05"))


def test_another_decision_takes_the_place_of_a_draft_but_not_of_an_issued_letter(of: House) -> None:
    row = decided(of)
    decide(actor=of.officer, rectification=row, outcome="refused", said="证据不足。", at=at("2026-03-05"))
    row.refresh_from_db()
    letter = issue(actor=of.head, rectification=row, at=at("2026-03-05"))
    with pytest.raises(Unlawful, match="已经发文"):
        decide(actor=of.officer, rectification=row, outcome="corrected", said="改了。", at=at("2026-03-06"))
    void(actor=of.head, letter=letter, reason="写错了", at=at("2026-03-06"))
    again = decide(actor=of.officer, rectification=row, outcome="corrected", said="改了。", at=at("2026-03-06"))
    assert again.pk != letter.pk


def test_only_the_head_issues_and_no_other_organ_sees_it(of: House) -> None:
    row = decided(of)
    with pytest.raises(Forbidden):
        issue(actor=of.officer, rectification=row, at=at("2026-03-05"))
    with pytest.raises(Rectification.DoesNotExist):
        queries.page(house().officer, row.pk)
    assert list(queries.seen_by(of.secrecy)) == []


def test_who_asks_and_what_lie_sealed(of: House) -> None:
    row = decided(of)
    assert queries.lines([row], on=date(2026, 3, 5))[0].name == "张**"
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            kept = repr(cursor.fetchall())
            assert "13800138000" not in kept, table
            assert "家庭人口" not in kept, table
