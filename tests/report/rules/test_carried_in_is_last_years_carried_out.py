"""Cases carried over."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_last_report, sound_report


def test_what_last_year_carried_out_comes_in() -> None:
    assert verdict("T3-05", sound_report(), last=sound_last_report()) == "holds"


def test_a_difference_is_told_for_each_column() -> None:
    last = sound_last_report(cells={"applications.carried_out.natural": 0, "applications.carried_out.business": 1})
    natural, business = findings("T3-05", sound_report(), last=last)
    assert natural.message == "表三“自然人”一栏：上年结转填的是1件，去年年报结转下年度的是0件，相差1件。"
    assert business.message == "表三“商业企业”一栏：上年结转填的是0件，去年年报结转下年度的是1件，相差1件。"
    assert (natural.level, natural.difference, business.difference) == ("error", "+1", "-1")
    assert natural.cells == ("applications.carried_in.natural",)


def test_a_blank_in_either_year_cannot_be_verified() -> None:
    last = sound_last_report(cells={"applications.carried_out.ngo": None})
    assert verdict("T3-05", sound_report(), last=last) == "cannot_be_verified"
    report = sound_report(cells={"applications.carried_in.ngo": None})
    assert verdict("T3-05", report, last=sound_last_report()) == "cannot_be_verified"


def test_without_last_year_it_does_not_apply() -> None:
    assert verdict("T3-05", sound_report()) == "not_applicable"


def test_the_difference_is_counted_from_the_larger_to_the_smaller() -> None:
    last = sound_last_report(cells={"applications.carried_out.natural": 4})
    (finding,) = findings("T3-05", sound_report(), last=last)
    assert finding.message == "表三“自然人”一栏：上年结转填的是1件，去年年报结转下年度的是4件，相差3件。"
    assert (finding.found, finding.expected, finding.difference) == ("1", "4", "-3")
