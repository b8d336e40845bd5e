"""Digits with blanks between them."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.model import Origin


def test_joined_digits_are_told_once() -> None:
    origins = {"active.licences": Origin("read", "3 26", "split digits"), "active.penalties": Origin("read", "4")}
    (finding,) = findings("V-05", replace(sound_report(), origins=origins))
    assert finding.message == "表二“行政许可”等1格的数字中间有空格，已按行合计拼成整数读取。"
    assert (finding.level, finding.cells) == ("hint", ("active.licences",))


def test_whole_digits_hold() -> None:
    assert verdict("V-05", sound_report()) == "holds"
    assert verdict("V-05", sound_report(form="older")) == "not_applicable"


def test_several_joined_cells_are_named_by_the_first() -> None:
    split = {path: Origin("read", "1 2", "split digits") for path in ("active.licences", "active.penalties")}
    (finding,) = findings("V-05", replace(sound_report(), origins=split))
    assert finding.message.startswith("表二“行政许可”等2格的数字中间有空格")
    assert finding.cells == tuple(split)
