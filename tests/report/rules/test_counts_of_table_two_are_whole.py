"""Counts of table two."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.forms import form_of


def test_a_negative_count_is_told_with_its_cell() -> None:
    (finding,) = findings("T2-01", sound_report(cells={"active.licences": -1}))
    assert finding.message == "表二“行政许可”填的是-1，不会小于0。"
    assert (finding.cells, finding.found, finding.level) == (("active.licences",), "-1", "error")


def test_zero_is_a_count() -> None:
    assert verdict("T2-01", sound_report()) == "holds"


def test_a_missing_count_cannot_be_verified() -> None:
    assert verdict("T2-01", sound_report(cells={"active.licences": None})) == "cannot_be_verified"


def test_free_text_has_no_counts() -> None:
    assert verdict("T2-01", sound_report(form="older")) == "not_applicable"


def test_a_change_against_last_year_may_be_negative_and_may_be_missing() -> None:
    change = "active.licences.change"
    counts = dict.fromkeys(form_of("2019").paths_for(merged=False), 0)
    assert verdict("T2-01", sound_report(form="2019", cells=counts | {change: -3})) == "holds"
    assert verdict("T2-01", sound_report(form="2019", cells=counts | {change: None})) == "holds"
    assert verdict("T2-01", sound_report(form="2019", cells=counts | {"active.licences.decisions": -3})) == "fails"
