"""Marks in place of zeros."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.model import Origin


def test_a_mark_is_a_warning_to_write_zero() -> None:
    sound = sound_report()
    paths = ("active.rules.issued", "active.rules.repealed", "active.rules.in_force")
    report = replace(
        sound,
        cells={**sound.cells, **dict.fromkeys(paths)},
        missing=dict.fromkeys(paths, "mark"),
        origins={paths[0]: Origin("read", "/")},
    )
    (finding,) = findings("V-02", report)
    assert (
        finding.message == "从表二“规章”·本年制发件数到表二“规章”·现行有效件数共3格写的是“/”，不是数字，无法参加合计。"
    )
    assert (finding.level, finding.expected, finding.cells) == ("warning", "0", paths)


def test_a_blank_is_no_mark() -> None:
    assert verdict("V-02", sound_report(cells={"active.rules.issued": None})) == "holds"
    assert verdict("V-02", sound_report(form="older")) == "not_applicable"
