"""What one case is for Table 3: counted from the day of receipt, by units, once."""

from datetime import date
from typing import Any

import pytest
from tests.factories.applications import House, answered, at, confirmed, house, received

from gongkai.law import outcomes
from gongkai.office.applications.actions.end import join, withdraw
from gongkai.office.applications.actions.split import split
from gongkai.office.applications.actions.strike import retract
from gongkai.office.applications.facts import facts
from gongkai.report.errors import WrongFacts
from gongkai.report.tallying import tally

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> House:
    return house()


def table_three(of: House, year: int) -> dict[str, Any]:
    """Cells of Table 3 that are not 0, with their last word's column."""
    report = tally(facts(of.organ), organ=of.organ.name, year=year)
    cells = {path.removeprefix("applications."): value for path, value in report.cells.items() if value}
    return {path: value for path, value in cells.items() if not path.startswith(("remedies.", "active."))}


def test_the_letter_of_the_eighth_of_december_in_three_ways(of: House) -> None:
    letter = received(of, "2023-12-08")
    assert table_three(of, 2023) == dict.fromkeys(
        ("new.natural", "new.total", "carried_out.natural", "carried_out.total"), 1
    )
    answered(of, letter, "2023-12-28", "unavailable.not_ours", how="县自然资源局")
    found = table_three(of, 2023)
    assert (found["unavailable_not_held.natural"], found["total.total"], found.get("carried_out.total")) == (1, 1, None)

    given = received(of, "2023-12-08", demand="另一封信")
    answered(of, given, "2023-12-29")
    assert table_three(of, 2023)["granted.natural"] == 1

    late = received(of, "2023-12-08", demand="第三封信")
    answered(of, late, "2024-01-05")
    assert table_three(of, 2023)["carried_out.natural"] == 1
    following = table_three(of, 2024)
    assert (following["carried_in.natural"], following["granted.natural"], following.get("new.total")) == (1, 1, None)


def test_every_result_once_ties(of: House) -> None:
    keys = [one.key for one in outcomes.all() if one.authority.covers(date(2026, 3, 2))]
    for number, key in enumerate(keys):
        case = received(of, "2026-03-02", demand=f"第{number}项")
        case.units.update(outcome=key)
        type(case).objects.filter(pk=case.pk).update(concluded_on=date(2026, 3, 20))
    found = table_three(of, 2026)
    assert (found["new.total"], found["total.total"], found.get("carried_out.total")) == (23, 23, None)
    rows = {path.partition(".")[0] for path in found} - {"new", "total"}
    assert len(rows) == 21, "the form has 21 rows of results for the 23 kinds"


def test_a_split_case_is_as_many_as_it_has_units_for_receipt_and_result(of: House) -> None:
    case = split(
        actor=of.officer, case=received(of), demands=["低保名单", "救助名单"], reason="两件事", at=at("2026-03-03")
    )
    assert [one.key for one in facts(of.organ)] == ["2026-0001", "2026-0001/2"]
    answered(of, case, "2026-03-10", unit=1)
    assert table_three(of, 2026)["carried_out.total"] == 2, "it ends with its last answer"
    answered(of, case, "2026-03-12", "withheld.process", unit=2)
    found = table_three(of, 2026)
    assert (found["new.total"], found["granted.total"], found["total.total"]) == (2, 1, 2)


def test_joined_and_withdrawn_cases_are_cases_with_a_result(of: House) -> None:
    first, second, third = received(of), received(of), received(of)
    join(actor=of.officer, case=second, to=first, reason="同一事项", at=at("2026-03-04"))
    withdraw(actor=of.officer, case=third, on=date(2026, 3, 5), reason="书面撤回", at=at("2026-03-05"))
    found = table_three(of, 2026)
    assert (found["new.total"], found["carried_out.total"], found["total.total"]) == (3, 1, 2)


def test_what_was_not_received_counts_nowhere(of: House) -> None:
    waiting = received(of, way="ordinary_post")
    mistake = received(of, demand="登记了两次")
    retract(actor=of.head, case=mistake, reason="登记了两次", at=at("2026-03-03"))
    assert list(facts(of.organ)) == []
    confirmed(of, waiting, "2026-03-04")
    assert [one.received_on for one in facts(of.organ)] == [date(2026, 3, 4)]


def test_a_case_whose_applicant_is_not_known_is_named_and_not_left_out(of: House) -> None:
    received(of, applicant_kind="")
    with pytest.raises(WrongFacts, match="2026-0001"):
        table_three(of, 2026)
