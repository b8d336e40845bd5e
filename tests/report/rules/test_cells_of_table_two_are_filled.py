"""Blank cells of table two."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_a_blank_cell_is_an_error() -> None:
    (finding,) = findings("V-01", sound_report(cells={"active.licences": None}))
    assert finding.message == "表二“行政许可”没有填数字；空格不等于0，无法核对。"
    assert (finding.level, finding.cells) == ("error", ("active.licences",))


def test_neighbouring_blanks_are_one_finding_and_others_another() -> None:
    cells = {"active.rules.issued": None, "active.rules.repealed": None, "active.penalties": None}
    first, second = findings("V-01", sound_report(cells=cells))
    assert first.cells == ("active.rules.issued", "active.rules.repealed")
    assert first.message.startswith("从表二“规章”·本年制发件数到表二“规章”·本年废止件数共2格没有填数字")
    assert second.cells == ("active.penalties",)


def test_a_filled_table_holds_and_a_blank_form_is_left_alone() -> None:
    assert verdict("V-01", sound_report()) == "holds"
    assert verdict("V-01", sound_report(form="blank-form")) == "not_applicable"


def test_a_missing_row_and_a_missing_table_are_told() -> None:
    sound = sound_report()
    without = replace(sound, cells={k: v for k, v in sound.cells.items() if k != "active.penalties"})
    assert [f.message for f in findings("V-01", without)] == ["表二缺少“行政处罚”一行。"]
    none = replace(sound, cells={k: v for k, v in sound.cells.items() if not k.startswith("active.")})
    assert findings("V-01", none)[0].message == "没有找到表二（主动公开政府信息情况）的表格。"


def test_a_table_that_is_not_there_is_told_in_its_section_and_a_row_by_its_cells() -> None:
    sound = sound_report()
    none = replace(sound, cells={k: v for k, v in sound.cells.items() if not k.startswith("active.")})
    (finding,) = findings("V-01", none)
    assert (finding.level, finding.section, finding.cells) == ("error", 2, ())
    without = replace(sound, cells={k: v for k, v in sound.cells.items() if not k.startswith("active.rules.")})
    (row,) = findings("V-01", without)
    assert row.cells == ("active.rules.issued", "active.rules.repealed", "active.rules.in_force")
