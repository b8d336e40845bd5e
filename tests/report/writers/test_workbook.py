"""The workbook: numbers as numbers, the form's sums as formulas that agree with the report, missing numbers missing."""

import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from tests.intake.rendered.office import by_libreoffice
from tests.report.sound import sound_report

from gongkai.report.forms import form_of
from gongkai.report.model import Origin, Report
from gongkai.report.readers import read
from gongkai.report.writers.workbook import to_xlsx

SHEETS = ["表二 主动公开", "表三 依申请公开", "表四 复议和诉讼"]


def shown(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def formulas(data: bytes) -> dict[str, str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        f"{sheet.title[1]}!{cell.coordinate}": cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_three_sheets_with_numbers_where_the_form_has_them() -> None:
    sheets = shown(to_xlsx(sound_report()))
    assert list(sheets) == SHEETS
    new = next(row for row in sheets[SHEETS[1]] if str(row[0]).startswith("一、"))
    assert new[3:10] == [8, 2, 0, 1, 1, 0, 12]
    assert all(isinstance(value, float) for value in new[3:10])
    assert sheets[SHEETS[2]][-1][:15] == [1, 0, 0, 0, 1, *[0] * 10]


def test_totals_are_formulas_over_their_parts() -> None:
    found = formulas(to_xlsx(sound_report()))
    assert found["三!J7"] == "=SUM(D7:I7)"
    assert len([at for at in found if at.startswith("三!J")]) == 25
    assert found["三!D30"] == "=" + "+".join(f"D{row}" for row in range(9, 30)) or found["三!D30"] == "=SUM(D9:D29)"
    assert [found[at] for at in found if at.startswith("四")] == ["=SUM(A7:D7)", "=SUM(F7:I7)", "=SUM(K7:N7)"]


@pytest.mark.slow
def test_another_program_works_the_formulas_out_to_the_same_values(tmp_path: Path) -> None:
    data = to_xlsx(sound_report())
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(target)  # keeps the formulas, not the values worked out here
    assert read(target.getvalue())[0].cells["applications.new.total"] is None
    again = by_libreoffice(tmp_path, "a.xlsx", target.getvalue(), "xlsx")
    (report,) = read(again)
    assert report.cells == sound_report().cells


def test_a_total_that_does_not_tie_stays_what_the_report_says() -> None:
    report = sound_report().with_cells({"applications.granted.total": 9})
    data = to_xlsx(report)
    granted = next(row for row in shown(data)[SHEETS[1]] if row[1] == "（一）予以公开")
    assert granted[9] == 9
    assert formulas(data).get("三!J9") is None


def test_a_missing_number_is_never_nought_and_its_sum_no_formula() -> None:
    report = sound_report()
    missing = {
        "applications.granted.natural": "blank",
        "applications.granted.business": "mark",
        "active.fees_wan": "ambiguous",
    }
    report = replace(
        report.with_cells(dict.fromkeys(missing)),
        missing=missing,
        origins={"applications.granted.business": Origin("read", "/")},
    )
    data = to_xlsx(report)
    granted = next(row for row in shown(data)[SHEETS[1]] if row[1] == "（一）予以公开")
    assert granted[3:5] == ["", "/"]
    assert shown(data)[SHEETS[0]][-1][1] == "？"
    assert formulas(data).get("三!J9") is None


def test_words_that_look_like_formulas_stay_words() -> None:
    report = replace(sound_report(), title="=1+1", organ="+2")
    data = to_xlsx(report)
    assert shown(data)[SHEETS[0]][0][0] == "=1+1"
    assert all(value.startswith("=SUM(") or "+" in value for value in formulas(data).values())
    assert "二!A1" not in formulas(data)


def test_amounts_keep_their_decimals() -> None:
    data = to_xlsx(sound_report().with_cells({"active.fees_wan": Decimal("0.123456")}))
    assert shown(data)[SHEETS[0]][-1][1] == 0.123456
    (report,) = read(data)
    assert report.cells["active.fees_wan"] == Decimal("0.123456")


@pytest.mark.parametrize("edition", ["2021", "2019"])
def test_both_forms_come_back_with_every_cell(edition: str) -> None:
    form = form_of(edition)
    cells = {path: index for index, path in enumerate(form.paths_for(merged=form.merged is None))}
    (report,) = read(
        to_xlsx(
            Report(
                form=edition,
                organ="甲镇人民政府",
                year=2020,
                title="甲镇人民政府2020年政府信息公开工作年度报告",
                cells=cells,
            )
        )
    )
    assert report.cells == cells
    assert (report.organ, report.year) == ("甲镇人民政府", 2020)


def test_a_report_without_tables_says_so() -> None:
    assert shown(to_xlsx(Report(form="older", title="某年报告"))) == {"说明": [["某年报告里没有可读的表格"]]}


def test_the_same_report_gives_the_same_bytes() -> None:
    assert to_xlsx(sound_report()) == to_xlsx(sound_report())
