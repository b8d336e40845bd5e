"""What is handed in beside a report is used only where it can be compared."""

from dataclasses import replace

from tests.report.sound import sound_last_report, sound_report

from gongkai.report import check
from gongkai.report.rules import Case


def test_another_organs_or_years_report_is_compared_with_nothing() -> None:
    for wrong in (replace(sound_last_report(), organ="云岭县竹坪乡人民政府"), replace(sound_last_report(), year=2022)):
        checked = check(sound_report(), last=replace(wrong, cells={**wrong.cells, "applications.carried_out.natural": 9}))
        assert checked.verdicts["Y-01"] == "fails"
        assert checked.verdicts["T3-05"] == "not_applicable"
        assert checked.verdicts["T2-03"] == "not_applicable"


def test_last_years_report_without_a_name_is_believed() -> None:
    nameless = replace(sound_last_report(), organ=None)
    assert Case(sound_report(), last=nameless).last_year is nameless
    assert Case(sound_report(), last=replace(nameless, year=None)).last_year is not None
    assert Case(sound_report()).last_year is None
