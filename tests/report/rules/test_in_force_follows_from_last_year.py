"""Documents in force from one year to the next."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_last_report, sound_report


def test_what_follows_from_last_year_holds() -> None:
    assert verdict("T2-03", sound_report(), last=sound_last_report()) == "holds"


def test_a_gap_is_told_with_the_working() -> None:
    last = sound_last_report(cells={"active.normative_documents.in_force": 5})
    (finding,) = findings("T2-03", sound_report(), last=last)
    assert finding.message == (
        "表二“行政规范性文件”·现行有效件数填的是3件；去年有效5件+本年制发1件-本年废止0件=6件，相差3件。"
    )
    assert (finding.level, finding.difference, finding.cells[0]) == (
        "warning",
        "-3",
        "active.normative_documents.in_force",
    )


def test_rules_are_looked_at_too() -> None:
    last = sound_last_report(cells={"active.rules.in_force": 1})
    assert [f.cells[0] for f in findings("T2-03", sound_report(), last=last)] == ["active.rules.in_force"]


def test_a_missing_number_cannot_be_verified() -> None:
    last = sound_last_report(cells={"active.normative_documents.in_force": None})
    assert verdict("T2-03", sound_report(), last=last) == "cannot_be_verified"


def test_two_editions_of_the_form_are_not_compared() -> None:
    from dataclasses import replace

    last = replace(sound_last_report(), form="2019")
    assert verdict("T2-03", sound_report(), last=last) == "not_applicable"
    assert verdict("T2-03", sound_report()) == "not_applicable"


def test_what_was_repealed_is_taken_off() -> None:
    cells = {"active.normative_documents.repealed": 1, "active.normative_documents.in_force": 2}
    assert verdict("T2-03", sound_report(cells=cells), last=sound_last_report()) == "holds"
