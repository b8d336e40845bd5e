"""Documents of the year in force."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_fewer_in_force_than_issued_is_told() -> None:
    report = sound_report(cells={"active.normative_documents.issued": 5, "active.normative_documents.repealed": 1})
    (finding,) = findings("T2-05", report)
    assert finding.message == "表二“行政规范性文件”·现行有效件数填的是3件，少于本年制发5件减去废止1件后的4件。"
    assert (finding.level, finding.found, finding.expected) == ("warning", "3", "不少于4")


def test_just_as_many_is_enough() -> None:
    report = sound_report(cells={"active.normative_documents.issued": 4, "active.normative_documents.repealed": 1})
    assert verdict("T2-05", report) == "holds"


def test_a_blank_cannot_be_verified_and_the_form_of_2019_has_no_such_column() -> None:
    blank = sound_report(cells={"active.rules.in_force": None})
    assert verdict("T2-05", blank) == "cannot_be_verified"
    assert verdict("T2-05", sound_report(form="2019")) == "not_applicable"
