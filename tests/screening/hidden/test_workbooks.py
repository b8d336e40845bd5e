"""Every place in which a workbook can hide something: found, and gone from the copy."""

import io
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as Picture
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image
from tests.intake.hostile import unzipped, zipped
from tests.screening.hidden.leaks import SECRET, cleaned

from gongkai.intake import open_bytes
from gongkai.screening.errors import Refused
from gongkai.screening.hidden import concealed, stripped

Edit = Callable[[openpyxl.Workbook], None]
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "xl/worksheets/sheet1.xml"


def made(edit: Edit | None = None) -> bytes:
    """A small roster, with something done to it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "花名册"
    for row in (("村名", "户数", "金额"), ("松溪村", 3, 120.5), ("白坪村", 5, 80)):
        sheet.append(row)
    sheet.append(("云岭村", 7, 90))
    if edit is not None:
        edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def patched(part: str, before: str, after: str, data: bytes | None = None, **parts: str) -> bytes:
    """The roster with one part changed, and others added; `__` in a name is a slash, `_dot_` a dot."""
    members = unzipped(data or made())
    assert before.encode() in members[part], members[part][:2000]
    members[part] = members[part].replace(before.encode(), after.encode(), 1)
    named = {name.replace("__", "/").replace("_dot_", "."): text.encode() for name, text in parts.items()}
    return zipped(members | named)


def related(kind: str, part: str, text: str) -> bytes:
    """The roster with one more part, to which a relation of the workbook leads."""
    relation = f'<Relationship Id="rX" Type="{_OFFICE}/{kind}" Target="/{part}"/></Relationships>'
    members = unzipped(made())
    members["xl/_rels/workbook.xml.rels"] = members["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>", relation.encode()
    )
    return zipped(members | {part: text.encode()})


def hidden_sheet(state: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("底稿")
        sheet["A1"], sheet.sheet_state = SECRET, state

    return edit


def in_row(**settings: object) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book.active
        sheet["A5"] = SECRET
        for name, value in settings.items():
            setattr(sheet.row_dimensions[5], name, value)

    return edit


def in_column(**settings: object) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book.active["E2"] = SECRET
        for name, value in settings.items():
            setattr(book.active.column_dimensions["E"], name, value)

    return edit


def looking(font: Font | None = None, fill: PatternFill | None = None, code: str = "General") -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        cell = book.active["E2"]
        cell.value, cell.number_format = SECRET, code
        cell.font = font or Font()
        if fill is not None:
            cell.fill = fill

    return edit


def under_merged(book: openpyxl.Workbook) -> None:
    book.active.merge_cells("A6:C6")


def commented(book: openpyxl.Workbook) -> None:
    book.active["A1"].comment = Comment(SECRET, SECRET)


def authored(book: openpyxl.Workbook) -> None:
    book.properties.creator = book.properties.description = SECRET


def named(book: openpyxl.Workbook) -> None:
    book.defined_names["底价"] = DefinedName("底价", attr_text=f'"{SECRET}"', hidden=True)


def validated(book: openpyxl.Workbook) -> None:
    rule = DataValidation("list", formula1=f'"{SECRET},其他"')
    rule.add("A2")
    book.active.add_data_validation(rule)


def linked(book: openpyxl.Workbook) -> None:
    book.active["A1"].hyperlink = f"http://example.test/{SECRET}"


def filtered(book: openpyxl.Workbook) -> None:
    book.active.auto_filter.ref = "A1:C4"
    book.active.auto_filter.add_filter_column(0, [SECRET])


def tabled(book: openpyxl.Workbook) -> None:
    from openpyxl.worksheet.table import Table

    book.active.add_table(Table(displayName="Zx7391Q", ref="A1:C4"))


def pictured(book: openpyxl.Workbook) -> None:
    notes = Image.Exif()
    notes[0x010E] = SECRET
    out = io.BytesIO()
    Image.effect_noise((40, 30), 60).convert("RGB").save(out, "JPEG", exif=notes)
    book.active.add_image(Picture(io.BytesIO(out.getvalue())), "E1")


def custom(book: openpyxl.Workbook) -> None:
    from openpyxl.packaging.custom import StringProperty

    book.custom_doc_props.append(StringProperty(name="密级", value=SECRET))


def merged_cells() -> bytes:
    row = f'<row r="6"><c r="A6" t="inlineStr"><is><t>合计</t></is></c><c r="B6" t="inlineStr"><is><t>{SECRET}</t></is></c></row>'
    return patched(_SHEET, "</sheetData>", f"{row}</sheetData>", made(under_merged))


def formula(text: str) -> bytes:
    row = f'<row r="6"><c r="A6"><f>{text}</f><v>3</v></c></row></sheetData>'
    return patched(_SHEET, "</sheetData>", row)


def shared(*, hide: str = "") -> bytes:
    """A roster whose texts stand in one list for all sheets; `hide` says where one more stands."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("花名册")
        for number, row in enumerate(
            (("村名", "户数", "金额"), ("松溪村", 3, 120.5), ("白坪村", 5, 80), ("云岭村", 7, 90))
        ):
            sheet.write_row(number, 0, row)
        if hide == "row":
            sheet.write(5, 0, SECRET)
            sheet.set_row(5, None, None, {"hidden": True})
        elif hide == "sheet":
            other = book.add_worksheet("底稿")
            other.write(0, 0, SECRET)
            other.very_hidden()
    return out.getvalue()


def strings_left() -> bytes:
    return patched("xl/sharedStrings.xml", "</sst>", f"<si><t>{SECRET}</t></si></sst>", shared())


def extra(element: str) -> bytes:
    return patched(_SHEET, "</worksheet>", f"{element}</worksheet>")


PLACES: dict[str, tuple[Callable[[], bytes], str]] = {
    "hidden sheet": (lambda: made(hidden_sheet("hidden")), "sheet_hidden"),
    "very hidden sheet": (lambda: made(hidden_sheet("veryHidden")), "sheet_hidden"),
    "hidden row": (lambda: made(in_row(hidden=True)), "rows_hidden"),
    "row without height": (lambda: made(in_row(height=0.1)), "rows_hidden"),
    "collapsed group of rows": (lambda: made(in_row(outlineLevel=1, hidden=True)), "rows_hidden"),
    "hidden column": (lambda: made(in_column(hidden=True)), "columns_hidden"),
    "column without width": (lambda: made(in_column(width=0.1)), "columns_hidden"),
    "white text": (lambda: made(looking(Font(color="FFFFFFFF"))), "cells_unseen"),
    "white text on a white fill": (
        lambda: made(looking(Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FFFFFFFF"))), "cells_unseen"),
    "text of one point": (lambda: made(looking(Font(sz=1))), "cells_unseen"),
    "a format that shows nothing": (lambda: made(looking(code=";;;")), "cells_unseen"),
    "under a merged cell": (merged_cells, "merged_under"),
    "a comment": (lambda: made(commented), "comments"),
    "properties": (lambda: made(authored), "properties"),
    "a property of one's own": (lambda: made(custom), "custom_properties"),
    "a hidden name": (lambda: made(named), "names"),
    "choices of a validation": (lambda: made(validated), "validation"),
    "the address of a link": (lambda: made(linked), "hyperlinks"),
    "what a filter looks for": (lambda: made(filtered), "filter"),
    "the name of a table": (lambda: made(tabled), "table"),
    "a photograph's notes": (lambda: made(pictured), "picture_details"),
    "a shared string of a hidden row": (lambda: shared(hide="row"), "rows_hidden"),
    "a shared string of a hidden sheet": (lambda: shared(hide="sheet"), "sheet_hidden"),
    "a string of no cell": (strings_left, "strings_unused"),
    "words in a formula": (lambda: formula(f'IF(TRUE,3,"{SECRET}")'.replace('"', "&quot;")), "formula_text"),
    "a formula to another file": (lambda: formula("[1]Zx7391Q!A1"), "formula_text"),
    "scenarios": (lambda: extra(f'<scenarios><scenario name="x" user="{SECRET}"/></scenarios>'), "sheet_settings"),
    "protected ranges": (lambda: extra(f'<protectedRanges><protectedRange name="{SECRET}"/></protectedRanges>'), "sheet_settings"),
    "a footer of even pages": (lambda: extra(f"<headerFooter><evenFooter>{SECRET}</evenFooter></headerFooter>"), "notes_unused"),
    "an extension": (lambda: extra(f'<extLst><ext uri="x"><y>{SECRET}</y></ext></extLst>'), "extension"),
    "where the file lay": (
        lambda: patched("xl/workbook.xml", "<bookViews>",
                        f'<x15ac:absPath xmlns:x15ac="urn:x" url="C:\\Users\\{SECRET}\\"/><bookViews>'), "path"),
    "a cache of a pivot table": (lambda: related("pivotCacheDefinition", "xl/pivotCache/p.xml", f"<a>{SECRET}</a>"), "pivot"),
    "a link to another file": (lambda: related("externalLink", "xl/externalLinks/e.xml", f"<a>{SECRET}</a>"), "external_link"),
    "a connection": (lambda: related("connections", "xl/connections.xml", f"<a>{SECRET}</a>"), "connections"),
    "names of commentators": (lambda: related("person", "xl/persons/p.xml", f"<a>{SECRET}</a>"), "comments"),
    "macros": (lambda: related("vbaProject", "xl/vbaProject.bin", SECRET), "macros"),
    "custom data": (lambda: related("customXml", "customXml/item1.xml", f"<a>{SECRET}</a>"), "custom_xml"),
    "a log of changes": (lambda: related("revisionHeaders", "xl/revisions/h.xml", f"<a>{SECRET}</a>"), "revisions"),
    "printer settings": (lambda: related("printerSettings", "xl/printerSettings/p.bin", SECRET), "printer"),
    "an embedded file": (lambda: related("package", "xl/embeddings/e.docx", SECRET), "embedded"),
    "a part that nothing leads to": (lambda: zipped(unzipped(made()) | {"xl/geheim.bin": SECRET.encode()}), "orphan"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_what_a_workbook_hides_is_found_and_not_in_the_copy(place: str) -> None:
    make, code = PLACES[place]
    copy = cleaned(make(), code)
    text = open_bytes(copy).text
    assert text.startswith("村名\t户数\t金额\n松溪村\t3\t120.5\n白坪村\t5\t80\n云岭村\t7\t90\n"), text


def test_a_clean_workbook_has_nothing_hidden_and_the_copy_reads_the_same() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("年度报告")
        bold = book.add_format({"bold": True, "font_color": "white", "bg_color": "navy"})
        sheet.merge_range("A1:C1", "白字深底的标题", bold)
        sheet.write_row("A2", ["松溪", 3, 4])
        sheet.write_formula("D2", "=SUM(B2:C2)", None, 7)
        sheet.write_row("A3", [45292], book.add_format({"num_format": 'yyyy"年"m"月"'}))
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=年度报告!$B$2:$C$2", "name": "件数"})
        sheet.insert_chart("F2", chart)
    data = out.getvalue()
    assert concealed(data) == ()
    copy = stripped(data)
    assert open_bytes(copy).text == open_bytes(data).text
    assert openpyxl.load_workbook(io.BytesIO(copy)).active["D2"].value == "=SUM(B2:C2)"


def test_a_chart_keeps_its_figures_and_forgets_where_they_came_from() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        chart = BarChart()
        chart.add_data(Reference(book.active, min_col=2, min_row=1, max_row=4), titles_from_data=True)
        book.active.add_chart(chart, "F2")

    members = unzipped(stripped(made(edit)))
    assert [name for name in members if "chart" in name and b"<f>" in members[name].replace(b"c:f", b"f")] == []


def test_a_formula_to_a_visible_sheet_becomes_its_result() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book.create_sheet("汇总")["A1"] = 15

    row = '<row r="6"><c r="A6"><f>汇总!A1</f><v>15</v></c></row></sheetData>'
    data = patched(_SHEET, "</sheetData>", row, made(edit))
    assert openpyxl.load_workbook(io.BytesIO(stripped(data)))["花名册"]["A6"].value == 15


def test_a_formula_without_a_result_is_not_thrown_away() -> None:
    row = '<row r="6"><c r="A6"><f>[1]Sheet1!A1</f></c></row></sheetData>'
    with pytest.raises(Refused, match="没有保存计算结果"):
        stripped(patched(_SHEET, "</sheetData>", row))


def test_visible_text_in_white_on_a_dark_fill_stays() -> None:
    data = made(looking(Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF003366")))
    assert "cells_unseen" not in {item.code for item in concealed(data)}
    assert SECRET in open_bytes(stripped(data)).text


def test_the_original_is_not_changed_and_two_copies_are_the_same() -> None:
    data = made(hidden_sheet("hidden"))
    before = bytes(data)
    assert stripped(data) == stripped(data)
    assert data == before


def test_nothing_told_quotes_what_was_hidden() -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("张三13800138000")
        sheet["A1"], sheet.sheet_state = SECRET, "hidden"

    told = " ".join(f"{item.what}{item.where}" for item in concealed(made(edit)))
    assert SECRET not in told
    assert "13800138000" not in told
