"""What is counted follows the registers; a number opens the records behind it."""

from datetime import date

import pytest
from tests.factories.applications import House, answered, at, house, received
from tests.factories.reports import begun, published

from gongkai.office.annual import queries
from gongkai.office.annual.gathering import gather
from gongkai.office.annual.counting import keys_behind
from gongkai.office.annual.models import Count
from gongkai.office.applications.models import Application

pytestmark = pytest.mark.django_db


@pytest.fixture
def of() -> House:
    return house()


def test_counting_again_gives_the_kept_count_until_something_is_done(of: House) -> None:
    first = gather(organ=of.organ, year=2025, at=at("2026-01-05"))
    assert (first.values["applications.new.total"], first.problems) == (0, [])
    assert gather(organ=of.organ, year=2025, at=at("2026-01-06")).pk == first.pk
    begun(of)
    assert gather(organ=of.organ, year=2025, at=at("2026-01-06")).pk == first.pk, "writing the report moves no register"
    received(of, "2025-12-08")
    again = gather(organ=of.organ, year=2025, at=at("2026-01-07"))
    assert again.values["applications.carried_out.natural"] == 1
    assert list(Count.objects.all()) == [again], "a count on which no version stands is gone"


def test_every_number_opens_its_records(of: House) -> None:
    answered(of, received(of, "2025-03-03"), "2025-03-20")
    received(of, "2025-12-20", applicant_kind="business", demand="合同")
    page = queries.page(of.officer, begun(of), at=at("2026-01-08"))
    opened = queries.cell(page, "applications.new.total")
    assert (opened.kind, opened.total, [one.key for one in opened.records]) == ("summed", 2, ["2025-0001", "2025-0002"])
    assert [one.key for one in queries.cell(page, "applications.granted.natural").records] == ["2025-0001"]
    assert [one.key for one in queries.cell(page, "applications.carried_out.business").records] == ["2025-0002"]
    assert queries.cell(page, "applications.refused_process.natural").records == ()
    assert keys_behind(page.count, "applications.total.total") == ["2025-0001"]
    with pytest.raises(KeyError):
        queries.cell(page, "applications.nothing.natural")


def test_a_record_that_cannot_be_counted_is_named_and_leaves_its_table_unknown(of: House) -> None:
    case = received(of, "2025-03-03")
    case.units.update(outcome="something.else")
    Application.objects.filter(pk=case.pk).update(concluded_on=date(2025, 3, 20))
    page = queries.page(of.officer, begun(of), at=at("2026-01-08"))
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
    page = queries.page(of.officer, begun(of), at=at("2026-01-08"))
    assert page.standing is not None
    told = {one.finding.code: one for one in page.standing.examined.told}
    assert "2024-0001" in told["L-02"].finding.message
    assert told["L-02"].blocks
    assert "T3-05" in told, "carried in now, and nothing was carried out then"
    assert again.number == "2025-0001"
