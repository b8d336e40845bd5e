"""What comes in is registered as it came; what cannot be is told; nothing personal lies in the open."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from tests.factories.applications import ZHANG, at, confirmed, house, received
from tests.factories.organs import county, township
from tests.factories.people import actor

from gongkai.office.applications import queries
from gongkai.office.applications.actions.receive import Request, receive
from gongkai.office.applications.actions.view import view_identity
from gongkai.office.applications.identity import Identity
from gongkai.office.applications.models import Application, Series, State
from gongkai.office.journal.actor import PUBLIC
from gongkai.office.journal.errors import DoneBefore, Forbidden, Unlawful
from gongkai.office.journal.models import Entry
from gongkai.office.practice.actions.choose import choose

pytestmark = pytest.mark.django_db
ASKED = Request("registered_post", date(2026, 3, 2), "低保名单", ZHANG, "natural")


@pytest.mark.parametrize(
    ("way", "state", "receipt_on", "due_on"),
    [
        ("in_person", State.OPEN, date(2026, 3, 2), date(2026, 3, 30)),
        ("registered_post", State.OPEN, date(2026, 3, 2), date(2026, 3, 30)),
        ("oral", State.OPEN, date(2026, 3, 2), date(2026, 3, 30)),
        ("ordinary_post", State.UNCONFIRMED, None, None),
        ("online", State.UNCONFIRMED, None, None),
        ("fax", State.UNCONFIRMED, None, None),
        ("email", State.UNCONFIRMED, None, None),
        ("misdirected", State.UNCONFIRMED, None, None),
    ],
)
def test_each_way_of_arrival_has_the_day_that_the_law_gives_it(
    way: str, state: State, receipt_on: date | None, due_on: date | None
) -> None:
    case = received(house(), way=way)
    assert (case.state, case.receipt_on, case.due_on) == (state, receipt_on, due_on)


def test_an_online_application_starts_its_clock_with_the_confirmation() -> None:
    of = house()
    case = confirmed(of, received(of, way="online"), "2026-03-04")
    case.refresh_from_db()
    assert (case.state, case.receipt_on, case.due_on) == (State.OPEN, date(2026, 3, 4), date(2026, 4, 1))


def test_numbers_run_by_organ_and_year() -> None:
    of, other = house(), house()
    numbers = [received(of).number, received(of).number, received(other).number, received(of, "2025-12-30").number]
    assert numbers == ["2026-0001", "2026-0002", "2026-0001", "2025-0001"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"way": "pigeon"}, "way"),
        ({"arrived_on": date(2026, 3, 3)}, "arrived_on"),
        ({"arrived_on": date(2018, 3, 2)}, "arrived_on"),
        ({"demand": " \n"}, "demand"),
        ({"applicant_kind": "cat"}, "applicant_kind"),
        ({"form_wanted": "gold"}, "form_wanted"),
        ({"confirmed_on": date(2026, 3, 2)}, "confirmed_on"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_takes_no_number(change: dict[str, object], field: str) -> None:
    of = house()
    with pytest.raises(Unlawful) as why:
        receive(actor=of.officer, organ=of.organ, request=replace(ASKED, **change), at=at("2026-03-02"))  # type: ignore[arg-type]
    assert field in why.value.at
    assert not Series.objects.filter(organ=of.organ).exists()


def test_an_incomplete_application_is_registered_all_the_same() -> None:
    of = house()
    case = received(of, identity=Identity(), applicant_kind="")
    page = queries.page(of.officer, case.pk, on=date(2026, 3, 2))
    assert page.missing == ("姓名或者名称", "身份证明", "联系方式")


def test_only_those_whose_work_it_is_receive() -> None:
    of = house()
    for who in (of.leader, of.secrecy, actor(county(), "county_office"), actor(township(), "officer")):
        with pytest.raises(Forbidden, match="公开专干"):
            receive(actor=who, organ=of.organ, request=ASKED, at=at("2026-03-02"))


def test_pressing_twice_registers_once() -> None:
    of = house()
    receive(actor=of.officer, organ=of.organ, request=ASKED, at=at("2026-03-02"), once="press")
    with pytest.raises(DoneBefore):
        receive(actor=of.officer, organ=of.organ, request=ASKED, at=at("2026-03-02"), once="press")
    assert Application.objects.count() == 1


def test_nobody_applies_online_where_it_is_not_open() -> None:
    of = house()
    choose(
        actor=actor(county(), "county_office"),
        county=county(),
        key="apply_online",
        typed="否",
        from_on=date(2026, 1, 1),
        reason="本县未开通",
        at=at("2026-01-01"),
    )
    with pytest.raises(Unlawful, match="没有开通"):
        receive(actor=PUBLIC, organ=of.organ, request=replace(ASKED, way="online"), at=at("2026-03-02"))


def test_nothing_personal_lies_in_the_open() -> None:
    of = house()
    received(of)
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        rows = []
        for name in names:
            if name.startswith("search_words"):
                continue
            cursor.execute(f'SELECT * FROM "{name}"')
            rows.append(str(cursor.fetchall()))
    kept = "".join(rows)
    for secret in (ZHANG.name, ZHANG.id_number, ZHANG.telephone, ZHANG.address, "低保金发放"):
        assert secret not in kept


def test_looking_at_who_applied_is_written_down() -> None:
    of = house()
    case = received(of)
    assert view_identity(actor=of.leader, case=case, at=at("2026-03-03")) == ZHANG
    last = Entry.objects.order_by("-id")[0]
    assert (last.verb, last.actor) == ("applications.view_identity", of.leader.id)
    with pytest.raises(Forbidden):
        view_identity(actor=of.secrecy, case=case, at=at("2026-03-03"))


def test_the_same_applicant_and_the_same_demand_are_found_however_they_were_typed() -> None:
    of = house()
    first = received(of)
    again = received(
        of,
        identity=replace(ZHANG, name="张 三丰", id_number="１１０１０１ 19900307 0134"),
        demand="２０２５年清河镇农村低保金发放名单。",
    )
    stranger = received(of, identity=Identity(name="李四", id_number="110101199003070218"), demand="道路养护")
    page = queries.page(of.officer, again.pk, on=date(2026, 3, 2))
    assert [row.key for row in page.same_applicant] == [first.pk]
    assert [row.key for row in page.same_demand] == [first.pk]
    assert queries.page(of.officer, stranger.pk, on=date(2026, 3, 2)).same_applicant == ()


def test_a_case_of_before_is_taken_in_with_its_own_year_and_confirmation() -> None:
    of = house()
    case = receive(
        actor=of.officer,
        organ=of.organ,
        at=at("2026-01-05"),
        request=replace(
            ASKED, way="online", arrived_on=date(2025, 12, 20), confirmed_on=date(2025, 12, 22), is_opening=True
        ),
    ).case
    assert (case.number, case.receipt_on) == ("2025-0001", date(2025, 12, 22))
