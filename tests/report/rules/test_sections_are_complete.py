"""All six sections."""

from dataclasses import replace

from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report import read
from gongkai.report.model import Section
from gongkai.report.writers import encode


def test_a_complete_report_is_complete() -> None:
    assert verdict("S-01", sound_report()) == "holds"


def test_a_missing_text_section_is_an_error() -> None:
    [found] = findings("S-01", sound_report(headings={5: ""}))
    assert (found.level, found.section) == ("error", 5)
    assert found.message == "缺少第五部分“五、存在的主要问题及改进情况”，年度报告应有六个部分，一个也不能少。"
    assert found.mend == "补上“五、存在的主要问题及改进情况”及其内容；没有事项的也要写明“无”。"


def test_a_missing_heading_over_a_table_is_a_warning() -> None:
    [found] = findings("S-01", sound_report(headings={3: ""}))
    assert (found.level, found.section) == ("warning", 3)
    assert "表格在，但没有第三部分的标题" in found.message


def test_a_missing_section_without_its_table_is_an_error() -> None:
    report = sound_report(headings={4: ""})
    report = replace(report, cells={path: v for path, v in report.cells.items() if not path.startswith("remedies")})
    assert [(f.level, f.section) for f in findings("S-01", report)] == [("error", 4)]


def test_every_missing_section_is_named() -> None:
    assert [f.section for f in findings("S-01", sound_report(headings={1: "", 6: ""}))] == [1, 6]


def test_free_text_of_former_years_has_no_six_sections() -> None:
    assert verdict("S-01", replace(sound_report(headings={5: ""}), form="older")) == "not_applicable"


def test_a_workbook_of_the_tables_alone_is_not_asked_for_texts_but_one_that_has_some_is() -> None:
    [back] = read(encode(sound_report(), ".xlsx"), name="tables.xlsx")
    assert verdict("S-01", back) == "holds"
    half = replace(back, sections=(*back.sections, Section(1, "总体情况", "今年")))
    assert [f.section for f in findings("S-01", half)] == [5, 6]
    assert [f.section for f in findings("S-01", replace(back, source=None))] == [1, 5, 6]
