"""Which report is taken for last year's."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_last_report, sound_report


def test_last_years_report_of_the_same_organ_holds() -> None:
    assert verdict("Y-01", sound_report(), last=sound_last_report()) == "holds"
    short = replace(sound_last_report(), organ="松溪镇")
    assert verdict("Y-01", sound_report(), last=short) == "holds"


def test_another_organs_report_is_told() -> None:
    other = replace(sound_last_report(), organ="云岭县竹坪乡人民政府")
    (finding,) = findings("Y-01", sound_report(), last=other)
    assert finding.message == "拿来比较的是云岭县竹坪乡人民政府的报告，本报告是云岭县松溪镇人民政府的。"
    assert finding.level == "warning"


def test_a_report_of_another_year_is_told() -> None:
    older = replace(sound_last_report(), year=2022)
    (finding,) = findings("Y-01", sound_report(), last=older)
    assert finding.message == "拿来比较的是2022年的报告，本报告是2024年的，不是上一年。"
    assert finding.expected == "2023"


def test_an_unknown_year_or_organ_cannot_be_verified() -> None:
    assert verdict("Y-01", sound_report(), last=replace(sound_last_report(), organ=None)) == "cannot_be_verified"
    assert verdict("Y-01", sound_report()) == "not_applicable"


def test_the_report_to_take_instead_is_named() -> None:
    (finding,) = findings("Y-01", sound_report(), last=replace(sound_last_report(), year=2024))
    assert finding.mend == "换成2023年的报告再比。"
    assert (finding.found, finding.expected) == ("2024", "2023")
    nameless = replace(sound_report(), year=None)
    assert verdict("Y-01", nameless, last=sound_last_report()) == "cannot_be_verified"
