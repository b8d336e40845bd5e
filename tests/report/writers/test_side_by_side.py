"""A roll-up side by side: each organ in its column, the sum a formula, a missing number named and never summed."""

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
from python_calamine import CalamineWorkbook
from tests.report.sound import sound_report

from gongkai.report.rolling import roll_up
from gongkai.report.writers.side_by_side import to_side_by_side

FIRST = sound_report()
SECOND = replace(FIRST, organ="云岭县青石镇人民政府", title="云岭县青石镇人民政府2024年政府信息公开工作年度报告")


def rows(*reports) -> tuple[bytes, list[list[object]]]:
    data = to_side_by_side(roll_up(reports, organ="云岭县人民政府", year=2024).report)
    return data, CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_every_cell_of_the_form_has_its_row_with_both_organs() -> None:
    data, (title, head, *body) = rows(FIRST, SECOND)
    assert title[0] == "云岭县人民政府2024年政府信息公开工作年度报告汇总对照表"
    assert head == ["项目", "汇总", FIRST.organ, SECOND.organ]
    assert len(body) == len(FIRST.cells)
    licences = next(row for row in body if row[0] == "表二“行政许可”")
    assert licences[1:] == [652, 326, 326]
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet["B3"].value == "=SUM(C3:D3)"
    assert all(sheet.cell(row, 2).data_type == "f" for row in range(3, 3 + len(body)))


def test_what_an_organ_lacks_is_named_and_not_summed() -> None:
    lacking = SECOND.with_cells({"active.licences": None})
    data, (_, _, *body) = rows(FIRST, lacking)
    assert next(row for row in body if row[0] == "表二“行政许可”")[1:] == ["不能汇总", 326, "缺"]
    assert openpyxl.load_workbook(io.BytesIO(data)).active["B9"].data_type == "s"


def test_amounts_are_added_as_amounts() -> None:
    some = {"active.fees_wan": Decimal("0.25")}
    _, (_, _, *body) = rows(FIRST.with_cells(some), SECOND.with_cells(some))
    assert next(row for row in body if "收费" in str(row[0]))[1:] == [0.5, 0.25, 0.25]
