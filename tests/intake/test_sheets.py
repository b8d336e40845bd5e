"""Workbooks part by part: values, merged cells, formulas, what is hidden."""

import datetime
import io

import openpyxl
import pytest
import xlsxwriter
from tests.intake.hostile import unzipped, zipped

from gongkai.intake import UnreadableFile, open_bytes
from gongkai.intake.sheets.formats import parts_of
from gongkai.intake.sheets.values import date_text, number_text


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_of(*rows: list) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def written(work) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    work(book, book.add_worksheet("表"))
    book.close()
    return out.getvalue()


def text(data: bytes) -> str:
    return open_bytes(data).text


def notes(data: bytes) -> str:
    return "".join(open_bytes(data).notes)


def test_values_as_they_are_meant() -> None:
    row = [3, 3.0, 0.1 + 0.2, "3", 1e15, -2, True, "0012", 12345678901]
    assert text(sheet_of(row)) == "3\t3\t0.3\t3\t1000000000000000\t-2\tTRUE\t0012\t12345678901\n"


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("3", "3"),
        ("-0.0", "0"),
        ("1E-3", "0.001"),
        ("1.5E+3", "1500"),
        ("nan", "nan"),
        ("", ""),
        ("007", "7"),
        ("1e999", "1e999"),
    ],
)
def test_stored_numbers_in_plain_notation(stored: str, shown: str) -> None:
    assert number_text(stored) == shown


def test_dates_are_dates_and_numbers_are_not() -> None:
    day = datetime.date(2024, 1, 31)
    moment = datetime.datetime(2024, 1, 31, 8, 5)  # noqa: DTZ001  a cell's date has no zone
    assert text(sheet_of([day, moment, 45292])) == "2024年1月31日\t2024年1月31日 08:05\t45292\n"

    def work(book, sheet) -> None:
        sheet.write(0, 0, 45292, book.add_format({"num_format": 'yyyy"年"m"月"'}))
        sheet.write(0, 1, 45292, book.add_format({"num_format": '0"件"'}))
        sheet.write(0, 2, 45292, book.add_format({"num_format": "#,##0.00_);[Red]0"}))

    assert text(written(work)) == "2024年1月\t45292\t45292\n"
    assert date_text("0", "ymd", since_1904=True) == "1904年1月1日"
    assert date_text("99999999", "ymd", since_1904=False) == "99999999"
    assert date_text("x", "ymd", since_1904=False) == "x"


@pytest.mark.parametrize(
    ("code", "parts"), [("m/d/yy", "ymd"), ("[h]:mm", "h"), ("General", ""), ("@", ""), ("d-mmm", "md")]
)
def test_what_a_format_shows_of_a_day(code: str, parts: str) -> None:
    assert parts_of(code) == parts


def test_the_day_count_of_old_macintosh_files() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append([datetime.date(2024, 1, 31)])
    assert text(saved(book)) == "2024年1月31日\n"


def test_errors_stay_what_they_are() -> None:
    def work(book, sheet) -> None:
        sheet.write_formula(0, 0, "=1/0", None, "#DIV/0!")
        sheet.write(0, 1, "x")

    assert text(written(work)) == "#DIV/0!\tx\n"


def test_merged_cells_keep_the_columns_in_line_and_drop_what_lies_under_them() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["甲", "乙", None, 1])
    sheet.append([9, "丙", "丁", 2])
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    sheet.cell(2, 2).value = "丙"
    members = unzipped(saved(book))
    xml = members["xl/worksheets/sheet1.xml"]
    under = xml.replace(b'<row r="2">', b'<row r="2"><c r="A2"><v>9</v></c>')
    assert under != xml
    assert text(zipped(members | {"xl/worksheets/sheet1.xml": under})) == "甲\t乙\t\t1\n\t丙\t丁\t2\n"


def test_a_row_of_one_merged_cell_is_a_line_of_words() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "一、总体情况\n第一段"
    sheet.merge_cells("A1:J1")
    sheet.append(["甲"])
    sheet.append(["甲", 1, 2])
    assert text(saved(book)).splitlines() == ["一、总体情况", "第一段", "甲", "甲\t1\t2"]


def test_cells_left_blank_inside_borders_are_there() -> None:
    def work(book, sheet) -> None:
        bordered = book.add_format({"border": 1})
        sheet.write_row(0, 0, ["项目", "一", "二", "三"], bordered)
        sheet.write(1, 0, "申请", bordered)
        for column in (1, 2, 3):
            sheet.write_blank(1, column, None, bordered)

    assert text(written(work)) == "项目\t一\t二\t三\n申请\t\t\t\n"


# ---- formulas ---------------------------------------------------------------------------------------------------


def test_a_formula_without_a_result_is_missing_and_said() -> None:
    data = sheet_of(["总计", 1, 2, "=SUM(B1:C1)"])
    assert text(data) == "总计\t1\t2\t\n"
    assert "公式" in notes(data)


@pytest.mark.parametrize("formula", ["=SUM(B1:C1)", "=B1+C1", "=SUM(B1,C1)"])
def test_a_result_that_was_never_worked_out_is_missing_not_zero(formula: str) -> None:
    def work(book, sheet) -> None:
        sheet.write_row(0, 0, ["总计", 1, 2])
        sheet.write_formula(0, 3, formula)

    assert text(written(work)) == "总计\t1\t2\t\n"
    assert "公式" in notes(written(work))


@pytest.mark.parametrize(("values", "result"), [((1, 2), 3), ((0, 0), 0), ((0.1, 0.2), 0.3)])
def test_a_result_that_agrees_is_taken_zero_too(values: tuple, result: float) -> None:
    def work(book, sheet) -> None:
        sheet.write_row(0, 0, ["总计", *values])
        sheet.write_formula(0, 3, "=SUM(B1:C1)", None, result)

    assert text(written(work)) == f"总计\t{values[0]}\t{values[1]}\t{result}\n"
    assert notes(written(work)) == ""


def test_results_of_formulas_nobody_can_check_are_taken_unless_all_are_zero() -> None:
    def work(result):
        def inner(book, sheet) -> None:
            sheet.write(0, 0, "甲")
            sheet.write_formula(0, 1, "=VLOOKUP(A1,Z1:Z9,1)", None, result)

        return inner

    assert text(written(work(4))) == "甲\t4\n"
    assert text(written(work(0))) == "甲\t\n"


# ---- what is hidden ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_left_out_and_named(state: str) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "甲"
    hidden, empty = book.create_sheet("底稿"), book.create_sheet("空")
    hidden["A1"] = "乙"
    hidden.sheet_state = empty.sheet_state = state
    assert text(saved(book)) == "甲\n"
    assert "“底稿”" in notes(saved(book))
    assert "空" not in notes(saved(book))


def test_hidden_rows_and_columns_are_read_and_said() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["甲", 1])
    sheet.append(["乙", 2])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.column_dimensions["Z"].hidden = True
    assert text(saved(book)) == "甲\t1\n乙\t2\n"
    assert "第 2 行" in notes(saved(book))
    assert "B 列" in notes(saved(book))
    assert "Z" not in notes(saved(book))


# ---- parts and places -------------------------------------------------------------------------------------------


def test_places_are_sheet_and_cell() -> None:
    book = openpyxl.Workbook()
    book.active.title = "报告"
    book.active["A1"] = "前文"
    book.create_sheet("表三")["B3"] = "甲"
    book["表三"]["D3"] = 5
    found = open_bytes(saved(book))
    for word, sheet, cell in (("前文", "报告", "A1"), ("甲", "表三", "B3"), ("5", "表三", "D3")):
        place = found.place(found.text.index(word))
        assert (place.sheet, place.cell) == (sheet, cell)
    listed = [spot.place for at in range(len(found.text)) for spot in found.spots if spot.start == at]
    assert [found.place(spot.start) for spot in found.spots] == listed


def test_strings_with_fonts_inside_and_escapes() -> None:
    def work(book, sheet) -> None:
        bold = book.add_format({"bold": True})
        sheet.write_rich_string(0, 0, "部分", bold, "公开", "的")
        sheet.write(0, 1, "a_x000D_b")

    members = unzipped(written(work))
    members["xl/sharedStrings.xml"] = members["xl/sharedStrings.xml"].replace(b"a_x005F_x000D_b", b"a_x000D_b")
    assert text(zipped(members)) == "部分公开的\ta b\n"


def test_strict_workbooks_are_read() -> None:
    members = unzipped(sheet_of(["甲", 1]))
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in members.items()
    }
    assert text(zipped(strict)) == "甲\t1\n"


def test_cells_and_rows_without_references_follow_one_another() -> None:
    members = unzipped(sheet_of(["甲", 1], ["乙", 2]))
    xml = members["xl/worksheets/sheet1.xml"]
    for old in (b' r="A1"', b' r="B1"', b' r="A2"', b' r="B2"', b' r="1"', b' r="2"'):
        xml = xml.replace(old, b"")
    assert text(zipped(members | {"xl/worksheets/sheet1.xml": xml})) == "甲\t1\n乙\t2\n"


def test_a_string_that_is_not_there_is_damage() -> None:
    members = unzipped(written(lambda book, sheet: sheet.write(0, 0, "甲")))
    with pytest.raises(UnreadableFile) as caught:
        open_bytes(zipped(members | {"xl/sharedStrings.xml": b"<sst/>"}))
    assert caught.value.reason == "damaged"


def test_an_older_workbook_that_is_damaged_says_so() -> None:
    from tests.intake.hostile import compound

    with pytest.raises(UnreadableFile) as caught:
        open_bytes(compound("Workbook"))
    assert caught.value.reason == "damaged"
