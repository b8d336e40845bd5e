"""Counts of table three."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_a_negative_count_is_told_with_its_cell() -> None:
    (finding,) = findings("T3-01", sound_report(cells={"applications.new.business": -2}))
    assert finding.message == "表三“一、本年新收政府信息公开申请数量”·商业企业填的是-2，件数不会小于0。"
    assert (finding.cells, finding.found) == (("applications.new.business",), "-2")


def test_zero_is_a_count() -> None:
    assert verdict("T3-01", sound_report()) == "holds"


def test_a_missing_count_cannot_be_verified() -> None:
    assert verdict("T3-01", sound_report(cells={"applications.total.total": None})) == "cannot_be_verified"


def test_free_text_has_no_counts() -> None:
    assert verdict("T3-01", sound_report(form="older")) == "not_applicable"


def test_one_less_than_nought_is_less_than_nought() -> None:
    (finding,) = findings("T3-01", sound_report(cells={"applications.new.ngo": -1}))
    assert (finding.found, finding.expected) == ("-1", "不小于0")
