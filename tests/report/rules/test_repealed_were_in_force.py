"""Repealed documents."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_last_report, sound_report


def test_more_repealed_than_there_were_is_told() -> None:
    report = sound_report(cells={"active.normative_documents.repealed": 4})
    (finding,) = findings("T2-04", report, last=sound_last_report())
    assert finding.message == "表二“行政规范性文件”·本年废止件数填的是4件，多于去年有效的2件与本年制发的1件之和。"
    assert (finding.level, finding.expected) == ("warning", "不多于3")


def test_all_of_them_may_be_repealed() -> None:
    report = sound_report(cells={"active.normative_documents.repealed": 3})
    assert verdict("T2-04", report, last=sound_last_report()) == "holds"


def test_without_last_year_or_with_a_blank_nothing_is_said() -> None:
    assert verdict("T2-04", sound_report()) == "not_applicable"
    report = sound_report(cells={"active.normative_documents.repealed": None})
    assert verdict("T2-04", report, last=sound_last_report()) == "cannot_be_verified"
