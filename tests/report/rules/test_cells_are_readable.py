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
