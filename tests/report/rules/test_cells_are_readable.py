"""Cells that cannot be read."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.model import Origin

PATH = "applications.new.total"


def test_an_ambiguous_cell_is_told_with_its_readings() -> None:
    sound = sound_report()
    report = replace(
        sound,
        cells={**sound.cells, PATH: None},
        missing={PATH: "ambiguous"},
        origins={PATH: Origin("read", "112", candidates=(1, 12, None))},
    )
    (finding,) = findings("V-04", report)
    assert finding.message == (
        "表三“一、本年新收政府信息公开申请数量”·总计有数字，但分不清填在哪一格或是哪个数（可能是1或12），没有采用。"
    )
    assert finding.level == "warning"


def test_a_lost_cell_is_told_as_lost() -> None:
    sound = sound_report()
    report = replace(sound, cells={**sound.cells, PATH: None}, missing={PATH: "unreadable"})
    (finding,) = findings("V-04", report)
    assert finding.message == "表三“一、本年新收政府信息公开申请数量”·总计在文件里已经丢失，读不出来，没有当作0。"


def test_what_can_be_read_holds() -> None:
    assert verdict("V-04", sound_report()) == "holds"
    assert verdict("V-04", sound_report(form="older")) == "not_applicable"


def test_a_run_of_ambiguous_cells_shows_four_readings_of_its_first() -> None:
    sound, paths = sound_report(), ("applications.new.natural", "applications.new.business")
    report = replace(
        sound,
        cells={**sound.cells, **dict.fromkeys(paths)},
        missing=dict.fromkeys(paths, "ambiguous"),
        origins={
            paths[0]: Origin("read", "12345", candidates=(1, 12, 123, 1234, 12345)),
            paths[1]: Origin("read", "67", candidates=(6, 7)),
        },
    )
    (finding,) = findings("V-04", report)
    assert "（可能是1或12或123或1234），" in finding.message
    assert (finding.cells, finding.expected) == (paths, "每格一个数")


def test_an_ambiguous_cell_without_readings_is_told_without_them() -> None:
    sound = sound_report()
    report = replace(sound, cells={**sound.cells, PATH: None}, missing={PATH: "ambiguous"})
    (finding,) = findings("V-04", report)
    assert "分不清填在哪一格或是哪个数，没有采用。" in finding.message
