"""Which reports are added up."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

OTHER = replace(sound_report(), organ="云岭县青石镇人民政府")


def test_one_report_an_organ_of_the_same_year_holds() -> None:
    assert verdict("R-02", sound_report(), children=[sound_report(), OTHER]) == "holds"


def test_an_organ_that_comes_twice_is_told() -> None:
    (finding,) = findings("R-02", sound_report(), children=[OTHER, OTHER, sound_report()])
    assert finding.message == "云岭县青石镇人民政府的报告交来了2份，会重复计算。"
    assert finding.level == "error"


def test_a_report_of_another_year_is_told() -> None:
    (finding,) = findings("R-02", sound_report(), children=[sound_report(), replace(OTHER, year=2023)])
    assert finding.message == "云岭县青石镇人民政府交来的是2023年的报告，汇总的是2024年。"


def test_an_unknown_year_is_not_held_against_a_child() -> None:
    assert verdict("R-02", sound_report(), children=[replace(OTHER, year=None)]) == "holds"
    assert verdict("R-02", sound_report()) == "not_applicable"


def test_a_nameless_child_and_a_parent_without_a_year_are_left_alone() -> None:
    nameless = replace(OTHER, organ=None)
    assert verdict("R-02", sound_report(), children=[nameless, nameless]) == "holds"
    assert verdict("R-02", replace(sound_report(), year=None), children=[replace(OTHER, year=2023)]) == "holds"
    (finding,) = findings("R-02", sound_report(), children=[replace(nameless, year=2023)])
    assert finding.message == "一个下级机关交来的是2023年的报告，汇总的是2024年。"


def test_three_reports_of_one_organ_are_counted() -> None:
    (finding,) = findings("R-02", sound_report(), children=[OTHER, OTHER, OTHER])
    assert finding.message == "云岭县青石镇人民政府的报告交来了3份，会重复计算。"
    assert (finding.found, finding.expected) == ("云岭县青石镇人民政府", "一个机关一份")
