"""What is counted follows the registers; a number opens the records behind it."""

from dataclasses import replace
from datetime import date

import pytest
from tests.factories.applications import House, answered, at, house, received
from tests.factories.reports import begun, published

from gongkai.office.annual import queries
from gongkai.office.annual.gathering import gather
from gongkai.office.annual.models import Count
from gongkai.office.annual.tasks import count
from gongkai.office.applications.actions.end import join
from gongkai.office.applications.models import Application
from gongkai.office.remedies.actions.redo import redo
from gongkai.office.remedies.actions.register import Brought, register
from gongkai.office.remedies.actions.rule import Ruled, rule

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> House:
    return house()


def test_a_kept_count_holds_until_something_is_done(of: House) -> None:
    first = gather(of.organ, 2025)
    assert (first.values["applications.new.total"], first.problems, first.kept) == (0, [], None)
    begun(of)
    count.run(at("2026-01-06"))
    kept = gather(of.organ, 2025).kept
    assert kept is not None, "writing the report moves no register"
    received(of, "2025-12-08")
    again = gather(of.organ, 2025)
    assert (again.kept, again.values["applications.carried_out.natural"]) == (None, 1)
    count.run(at("2026-01-07"))
    held = gather(of.organ, 2025)
    assert held.kept is not None
    assert held.keys("applications.carried_out.total") == again.keys("applications.carried_out.total") == ["2025-0001"]
    assert list(Count.objects.all()) == [held.kept], "a count on which no version stands is gone"


def test_every_number_opens_its_records(of: House) -> None:
    answered(of, received(of, "2025-03-03"), "2025-03-20")
    received(of, "2025-12-20", applicant_kind="business", demand="合同")
    page = queries.page(of.officer, begun(of), on=date(2026, 1, 8))
    opened = queries.cell(of.officer, page, "applications.new.total")
    assert (opened.kind, opened.total, [one.key for one in opened.records]) == ("summed", 2, ["2025-0001", "2025-0002"])
    assert [one.key for one in queries.cell(of.officer, page, "applications.granted.natural").records] == ["2025-0001"]
    assert [one.key for one in queries.cell(of.officer, page, "applications.carried_out.business").records] == [
        "2025-0002"
    ]
    assert queries.cell(of.officer, page, "applications.refused_process.natural").records == ()
    assert page.count.keys("applications.total.total") == ["2025-0001"]
    with pytest.raises(KeyError):
        queries.cell(of.officer, page, "applications.nothing.natural")


def test_a_record_that_cannot_be_counted_is_named_and_leaves_its_table_unknown(of: House) -> None:
    case = received(of, "2025-03-03")
    case.units.update(outcome="something.else")
    Application.objects.filter(pk=case.pk).update(concluded_on=date(2025, 3, 20))
    page = queries.page(of.officer, begun(of), on=date(2026, 1, 8))
    assert page.report.cells["applications.new.total"] is None, "a number that is not known is not a zero"
    assert page.report.cells["remedies.review.total"] == 0
    assert page.standing is not None
    assert any("2025-0001" in said for said in page.standing.examined.in_the_way)


def test_a_case_that_last_years_report_counted_too_is_told(of: House) -> None:
    case = received(of, "2024-03-04")
    answered(of, case, "2024-03-20")
    published(of, 2024, "2025-01-15")
    Application.objects.filter(pk=case.pk).update(concluded_on=date(2025, 1, 3))
    again = received(of, "2025-12-22", demand="另一件")  # something is done, so that it is counted anew
    page = queries.page(of.officer, begun(of), on=date(2026, 1, 8))
    assert page.standing is not None
    told = {one.finding.code: one for one in page.standing.examined.told}
    assert "2024-0001" in told["L-02"].finding.message
    assert told["L-02"].blocks
    assert "T3-05" in told, "carried in now, and nothing was carried out then"
    assert again.number == "2025-0001"


def test_what_a_clerk_may_not_expect_is_told_with_its_cell(of: House) -> None:
    first, second = received(of, "2025-03-03"), received(of, "2025-03-04", demand="另一件")
    join(actor=of.officer, case=second, to=first, reason="同一事项", at=at("2025-03-06"))
    answered(of, first, "2025-03-20")
    received(of, "2025-12-28", demand="年底的一件")
    brought = Brought("review", "对答复不服", "云岭县人民政府", date(2025, 4, 1), date(2025, 4, 2), case=first)
    suit = register(actor=of.officer, organ=of.organ, brought=brought, at=at("2025-04-02"))
    ruled = Ruled(date(2025, 5, 20), "review.revoked", date(2025, 5, 22), date(2025, 6, 20))
    rule(actor=of.officer, remedy=suit, ruled=ruled, at=at("2025-05-23"))
    redo(actor=of.officer, remedy=suit, on=date(2025, 6, 10), at=at("2025-06-10"))
    page = queries.page(of.officer, begun(of), on=date(2026, 1, 8))
    assert page.standing is not None
    told = {one.finding.code: one for one in page.standing.examined.told}
    assert told["L-04"].finding.cells == ("applications.carried_out.total",)
    assert "1件并入" in told["L-05"].finding.message
    assert "1件按复议决定" in told["L-06"].finding.message
    cells = page.report.cells
    assert (cells["applications.new.total"], cells["applications.total.total"]) == (3, 2)
    assert (cells["applications.granted.total"], cells["remedies.review.corrected"]) == (1, 1)
    assert not any(told[code].blocks for code in ("L-04", "L-05", "L-06"))


def test_a_page_of_keys_is_a_piece_of_all_keys(of: House) -> None:
    for number in range(7):
        kind = "business" if number % 3 else "natural"
        received(of, f"2025-03-{number + 3:02}", applicant_kind=kind, demand=f"第{number}件")
    begun(of)
    count.run(at("2026-01-06"))
    kept = gather(of.organ, 2025)
    behind = {path: kept.keys(path) for path in kept.values}
    for counted in (kept, replace(kept, kept=None, behind=behind)):
        whole = counted.keys("applications.new.total")
        assert len(whole) == 7
        for first in range(9):
            for most in (1, 2, 3, 50):
                amount, some = counted.some_keys("applications.new.total", first, most)
                assert (amount, some) == (7, whole[first : first + most])
