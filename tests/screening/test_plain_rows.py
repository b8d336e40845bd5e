"""Rows read by their shape say what a tree of them says, and whatever is not plain is left for the tree."""

import io
from collections.abc import Callable

import openpyxl
import pytest
import xlsxwriter
from tests.intake.hostile import unzipped, zipped
from tests.screening.hidden import test_workbooks
from tests.screening.mask.made import MAKERS
from tests.screening.mask.planted import planted

from gongkai.intake import UnreadableFile
from gongkai.intake.containers.archive import Archive
from gongkai.intake.limits import DEFAULT
from gongkai.screening.hidden.traces import Ledger
from gongkai.screening.hidden.workbooks.book import Book
from gongkai.screening.hit import Hit
from gongkai.screening.mask.workbooks import Workbook
from gongkai.screening.masking import mask, screen
from gongkai.screening.plain_rows import PlainParts, PlainRow, rows_apart, strings_apart

SHEET = "xl/worksheets/sheet1.xml"
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def roster(**changes: str) -> bytes:
    """A workbook of shared strings, numbers, dates, empty cells and entities."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("名单")
        sheet.write_row(0, 0, ["姓名", "电话", "a < b & c", "出生日期"])
        for row in range(1, 6):
            sheet.write_row(row, 0, ["张小三", 13800138000 + row, "行\n二\t三"])
            sheet.write_number(row, 3, 33000, book.add_format({"num_format": "yyyy-mm-dd"}))
            sheet.write_blank(row, 5, None, book.add_format({"bold": True}))
        sheet.write_formula("B8", "=SUM(B2:B6)", None, 7)
    members = unzipped(out.getvalue())
    text = members[SHEET].decode()
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    return zipped(members | {SHEET: text.encode()})


def by_references() -> bytes:
    """As a library without the right encoding at hand writes: characters by their numbers, words in the cells."""
    members = unzipped(roster())
    words = "".join(f"&#{ord(char)};" for char in "李秀英")
    row = f'<row r="2"><c r="A2" t="inlineStr"><is><t>{words}</t></is></c><c r="C2" t="inlineStr"><is><t>1&#9;2</t></is></c></row>'
    text = members[SHEET].decode()
    begin, end = text.index('<row r="2"'), text.index('<row r="3"')
    return zipped(members | {SHEET: (text[:begin] + row + text[end:]).encode()})


FILES = {
    "a roster": roster,
    "characters by their numbers": by_references,
    **{
        f"planted, {name}": lambda name=name: MAKERS[name](list(planted(4, 60))) for name in ("xlsx", "xlsx by another")
    },
    **{f"hidden: {place}": make for place, (make, _) in test_workbooks.PLACES.items()},
}


@pytest.mark.parametrize("file", FILES)
def test_what_is_looked_at_is_the_same_with_and_without_a_tree(file: str) -> None:
    data = FILES[file]()
    short, whole = (Workbook(Archive(data, DEFAULT), plain).bodies() for plain in (PlainParts(), None))
    for one, other in zip(short, whole, strict=True):
        seen, meant = one.stream(), other.stream()
        assert (seen.text, seen.folded) == (meant.text, meant.folded)
        assert [(row.start, row.end, list(row.cells())) for row in seen.rows] == [
            (row.start, row.end, list(row.cells())) for row in meant.rows
        ]
        for row in seen.rows:
            for start, end, _ in row.cells():
                if end > start:
                    assert one.where(Hit("P-01", start, end)) == other.where(Hit("P-01", start, end))


@pytest.mark.parametrize("file", FILES)
def test_what_is_hidden_is_the_same_with_and_without_a_tree(file: str) -> None:
    data = FILES[file]()
    short, whole = Ledger(), Ledger()
    Book(data, DEFAULT, short, PlainParts())
    Book(data, DEFAULT, whole)
    assert short.found == whole.found


def test_most_of_a_roster_is_plain_and_a_formula_is_not() -> None:
    apart = rows_apart(unzipped(roster())[SHEET])
    assert apart is not None
    assert [type(row) is PlainRow for row in apart.rows] == [True] * 6 + [False, False]
    assert b"SUM(B2:B6)" in apart.rest
    assert b'r="A2"' not in apart.rest


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1" ht="0.2"><c r="A1"><v>1</v></c></row>',
        '<row r="1" ht="15" ht="15"><c r="A1"><v>1</v></c></row>',
        '<row r="1" x14ac:dyDescent="0.2"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>1</t></r></is></c></row>',
        '<row r="1"><c r="A1" t="inlineStr"><is><t>1</t><rPh sb="0" eb="1"><t>2</t></rPh></is></c></row>',
        '<row r="1"><c r="A1" cm="1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c>words</row>',
        '<row r="1"><c r="A1"><v>&#60;</v></c></row>',
        '<row r="1"><c r="A1"><v>&#0;</v></c></row>',
        '<row r="1"><c r="A1"><v>&name;</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></row>',
        '<row><c r="A1"><v>1</v></c></row>',
    ],
)  # fmt: skip
def test_a_row_that_is_not_plain_is_left_where_it_is(row: str) -> None:
    content = f"{HEAD}<sheetData>{row}</sheetData></worksheet>".encode()
    apart = rows_apart(content)
    assert apart is not None
    assert apart.rest == content
    assert apart.rows == [1, 0]


@pytest.mark.parametrize(
    "make", [roster, by_references, lambda: mask(roster()).data], ids=["xlsxwriter", "by numbers", "masked by us"]
)
def test_what_programs_write_and_what_we_write_is_read_without_a_tree(make: Callable[[], bytes]) -> None:
    apart = rows_apart(unzipped(make())[SHEET])
    assert apart is not None
    assert sum(isinstance(row, PlainRow) for row in apart.rows) >= 5


def test_a_row_under_merged_cells_is_left_where_it_is() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in (1, 2, 3))
    merged = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    apart = rows_apart(f"{HEAD}<sheetData>{rows}</sheetData>{merged}</worksheet>".encode())
    assert apart is not None
    assert [type(row) is PlainRow for row in apart.rows] == [False, False, True, False]


@pytest.mark.parametrize(
    "content",
    [
        f"<!-- x -->{HEAD}<sheetData></sheetData></worksheet>".encode(),
        f"{HEAD}<sheetData><![CDATA[<row>]]></sheetData></worksheet>".encode(),
        f"{HEAD}<sheetData/></worksheet>".encode(),
        f"{HEAD}<sheetData></sheetData><a><sheetData></sheetData></a></worksheet>".encode(),
        f'{HEAD}<sheetData></sheetData><mergeCells><mergeCell  ref="A1:B2"/></mergeCells></worksheet>'.encode(),
        f'<?xml version="1.0" encoding="GBK"?>{HEAD}<sheetData></sheetData></worksheet>'.encode(),
        f"{HEAD}<sheetData></sheetData></worksheet>".encode("utf-16"),
        b"\xff" + HEAD.encode(),
    ],
)
def test_a_part_that_is_not_written_as_usual_is_left_whole(content: bytes) -> None:
    assert rows_apart(content) is None


def test_strings_that_are_more_than_words_are_left_whole() -> None:
    assert strings_apart(b"<sst><si><t>a &amp; b</t></si><si><t/></si></sst>") is None
    assert strings_apart(b"<sst><si><r><t>a</t></r></si></sst>") is None
    assert strings_apart(b"<sst/>") is None
    assert strings_apart(b"<sst><si><t>a &amp; b</t></si></sst>") == (b"<sst></sst>", ["a & b"])


def test_damage_among_plain_rows_is_still_damage() -> None:
    data = roster(**{'<row r="3"': '<row r="3" r="3"'})
    with pytest.raises(UnreadableFile):
        screen(data)


def test_a_hidden_column_hides_plain_rows_too() -> None:
    book = openpyxl.Workbook()
    for _ in range(20):
        book.active.append(["松溪村", "机密"])
    book.active.column_dimensions["B"].hidden = True
    out = io.BytesIO()
    book.save(out)
    (found,) = (item for item in screen(out.getvalue()).concealed if item.code == "columns_hidden")
    assert found.times == 20
