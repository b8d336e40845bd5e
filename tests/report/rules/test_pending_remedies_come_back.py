"""Pending reviews and suits."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_last_report, sound_report


def test_a_total_below_last_years_pending_is_told() -> None:
    last = sound_last_report(cells={"remedies.review.pending": 3})
    (finding,) = findings("T4-03", sound_report(), last=last)
    assert finding.message == "表四“行政复议”总计1件，少于去年年报尚未审结的3件；去年未结的案件今年应继续统计。"
    assert (finding.level, finding.expected) == ("warning", "不少于3")


def test_just_as_many_is_enough() -> None:
    last = sound_last_report(cells={"remedies.review.pending": 1})
    assert verdict("T4-03", sound_report(), last=last) == "holds"


def test_a_blank_cannot_be_verified_and_without_last_year_nothing_is_said() -> None:
    last = sound_last_report(cells={"remedies.litigation_direct.pending": None})
    assert verdict("T4-03", sound_report(), last=last) == "cannot_be_verified"
    assert verdict("T4-03", sound_report()) == "not_applicable"
