"""Blank cells of table three."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_blank_cells_are_one_error_a_run() -> None:
    cells = {f"applications.granted.{key}": None for key in ("research", "ngo")}
    cells["applications.total.other"] = None
    first, second = findings("T3-09", sound_report(cells=cells))
    assert first.message == (
        "从表三“（一）予以公开”·科研机构到表三“（一）予以公开”·社会公益组织共2格没有填数字；空格不等于0，勾稽关系无法核对。"
    )
    assert first.level == "error"
    assert second.cells == ("applications.total.other",)


def test_words_in_a_cell_are_no_number_either() -> None:
    report = sound_report()
    worded = replace(
        report, cells={**report.cells, "applications.new.ngo": None}, missing={"applications.new.ngo": "text"}
    )
    assert len(findings("T3-09", worded)) == 1
    marked = replace(worded, missing={"applications.new.ngo": "mark"})
    assert verdict("T3-09", marked) == "holds"


def test_a_run_goes_on_over_the_end_of_a_row() -> None:
    cells = {"applications.granted.total": None, "applications.partly_granted.natural": None}
    assert len(findings("T3-09", sound_report(cells=cells))) == 1


def test_a_filled_table_holds_and_a_blank_form_is_left_alone() -> None:
    assert verdict("T3-09", sound_report()) == "holds"
    assert verdict("T3-09", sound_report().with_other_merged()) == "holds"
    assert verdict("T3-09", sound_report(form="blank-form")) == "not_applicable"


def test_a_missing_row_and_a_missing_table_are_told() -> None:
    sound = sound_report()
    without = replace(sound, cells={k: v for k, v in sound.cells.items() if ".carried_in." not in k})
    assert [f.message for f in findings("T3-09", without)] == ["表三缺少“二、上年结转政府信息公开申请数量”一行。"]
    none = replace(sound, cells={k: v for k, v in sound.cells.items() if not k.startswith("applications.")})
    assert findings("T3-09", none)[0].message == "没有找到表三（收到和处理政府信息公开申请情况）的表格。"


def test_a_table_that_is_not_there_is_told_in_its_section_and_a_row_by_its_first_cell() -> None:
    sound = sound_report()
    none = replace(sound, cells={k: v for k, v in sound.cells.items() if not k.startswith("applications.")})
    (finding,) = findings("T3-09", none)
    assert (finding.level, finding.section, finding.cells) == ("error", 3, ())
    first = "applications.carried_in.natural"
    headless = replace(sound, cells={k: v for k, v in sound.cells.items() if k != first})
    (row,) = findings("T3-09", headless)
    assert (row.cells[0], len(row.cells), row.expected) == (first, 7, "二、上年结转政府信息公开申请数量")
    for other in ("applications.carried_in.business", "applications.carried_in.total"):
        assert findings("T3-09", replace(sound, cells={k: v for k, v in sound.cells.items() if k != other})) == []
