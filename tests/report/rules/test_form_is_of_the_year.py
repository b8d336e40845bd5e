"""Which form for which year."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


@pytest.mark.parametrize(("year", "form"), [(2021, "2021"), (2024, "2021"), (2020, "2019"), (2019, "2019")])
def test_the_form_of_its_year_holds(year: int, form: str) -> None:
    assert verdict("S-11", sound_report(year=year, form=form)) == "holds"


@pytest.mark.parametrize("year", [2021, 2025])
def test_the_form_of_2019_for_a_later_year_is_an_error(year: int) -> None:
    [found] = findings("S-11", sound_report(year=year, form="2019"))
    assert (found.level, found.section, found.found, found.expected) == ("error", 2, "2019年试行格式", "2021年格式")
    assert found.message.startswith(f"{year}年的报告用的是2019年试行格式的表格")


@pytest.mark.parametrize(("year", "form"), [(None, "2019"), (None, "2021"), (2024, "older")])
def test_without_year_or_form_nothing_is_said(year: int | None, form: str) -> None:
    assert verdict("S-11", sound_report(year=year, form=form)) == "not_applicable"
