"""What is handed in beside a report is used only where it can be compared."""

from dataclasses import replace

from tests.report.sound import sound_last_report, sound_report

from gongkai.report import check
from gongkai.report.forms import form_of
from gongkai.report.rules import Case
from gongkai.report.rules.case import same_organ


def test_another_organs_or_years_report_is_compared_with_nothing() -> None:
    for wrong in (replace(sound_last_report(), organ="云岭县竹坪乡人民政府"), replace(sound_last_report(), year=2022)):
        checked = check(
            sound_report(), last=replace(wrong, cells={**wrong.cells, "applications.carried_out.natural": 9})
        )
        assert checked.verdicts["Y-01"] == "fails"
        assert checked.verdicts["T3-05"] == "not_applicable"
        assert checked.verdicts["T2-03"] == "not_applicable"


def test_last_years_report_without_a_name_is_believed() -> None:
    nameless = replace(sound_last_report(), organ=None)
    assert Case(sound_report(), last=nameless).last_year is nameless
    assert Case(sound_report(), last=replace(nameless, year=None)).last_year is not None
    assert Case(sound_report()).last_year is None


def test_a_report_without_a_form_has_no_sums_and_one_with_a_form_has_them_all() -> None:
    assert Case(sound_report(form="older")).residuals == ()
    residuals = Case(sound_report()).residuals
    assert [identity for identity, _ in residuals] == list(form_of("2021").identities_for(merged=False))
    assert {left for _, left in residuals} == {0}


def test_a_value_is_the_cells_or_none() -> None:
    case = Case(sound_report(cells={"active.penalties": None}))
    assert (case.value("active.licences"), case.value("active.penalties"), case.value("active.fines")) == (
        326,
        None,
        None,
    )


def test_an_office_may_leave_out_what_it_is_called_after() -> None:
    assert same_organ("城关街道", "云岭县城关街道办事处")
    assert same_organ("云岭县城关街道办事处", "城关街道")
    assert not same_organ("城关街道办事处", "东关街道办事处")
