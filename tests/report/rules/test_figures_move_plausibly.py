"""Jumps from one year to the next."""

from dataclasses import replace

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_last_report, sound_report


@pytest.mark.parametrize(
    ("before", "verdict_"), [(16, "fails"), (17, "holds"), (6520, "holds"), (6521, "fails"), (0, "fails")]
)
def test_twenty_times_is_the_measure(before: int, verdict_: str) -> None:
    assert verdict("A-02", sound_report(), last=sound_last_report(cells={"active.licences": before})) == verdict_


def test_the_jump_is_told_with_both_figures() -> None:
    (finding,) = findings("A-02", sound_report(), last=sound_last_report(cells={"active.licences": 3}))
    assert finding.message == "表二“行政许可”今年326，去年3，相差20倍以上，可能多打或漏打了数字。"
    assert finding.level == "hint"


def test_small_figures_may_jump() -> None:
    report = sound_report(cells={"active.licences": 99})
    assert verdict("A-02", report, last=sound_last_report(cells={"active.licences": 0})) == "holds"
    assert verdict("A-02", sound_report(cells={"active.licences": 100}), last=sound_last_report()) == "fails"
    assert verdict("A-02", sound_report()) == "not_applicable"


def test_applications_received_may_jump_too_and_the_form_of_2019_has_decisions_of_its_own() -> None:
    (finding,) = findings(
        "A-02",
        sound_report(),
        last=sound_last_report(cells={"applications.new.total": 300, "active.licences": 300}),
    )
    assert (finding.cells, finding.found, finding.expected) == (("applications.new.total",), "12", "去年300")
    cells = {"active.licences.decisions": 3, "active.penalties.decisions": 4}
    last = replace(sound_last_report(), form="2019", cells=cells)
    (jump,) = findings("A-02", sound_report(), last=last)
    assert (jump.cells, jump.found, jump.expected) == (("active.licences",), "326", "去年3")
    assert verdict("A-02", sound_report(), last=replace(last, cells={})) == "not_applicable"


def test_from_none_or_one_a_hundred_is_a_jump_up_and_down() -> None:
    for one, other in ((0, 100), (1, 100), (100, 0), (100, 1)):
        report = sound_report(cells={"active.licences": one})
        assert verdict("A-02", report, last=sound_last_report(cells={"active.licences": other})) == "fails"
    assert verdict("A-02", sound_report(form="older"), last=sound_last_report()) == "not_applicable"


def test_twenty_times_just_so_is_no_jump() -> None:
    report = sound_report(cells={"active.licences": 100})
    assert verdict("A-02", report, last=sound_last_report(cells={"active.licences": 5})) == "holds"
    assert verdict("A-02", report, last=sound_last_report(cells={"active.licences": 2000})) == "holds"
