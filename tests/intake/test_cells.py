"""Cells taken from the bytes of a sheet are those that the parser finds: whatever is written in another way goes to it."""

import random
import re

import openpyxl
import pytest
from tests.intake.hostile import unzipped, zipped
from tests.intake.rendered import books
from tests.intake.rendered.tables import made
from tests.intake.test_sheets import saved, text, written

from gongkai.intake import Limits, UnreadableFile
from gongkai.intake.containers.archive import Archive
from gongkai.intake.document import Flat
from gongkai.intake.sheets import cells, flatten_xlsx, values

SHEET = "xl/worksheets/sheet1.xml"
PIECES = [
    '<c r="B3"/>',
    '<c r="ZZ9" t="s"><v>1</v></c>',
    '<c r="C3" t="n"><v/></c>',
    "<c><v>7</v></c>",
    '<c r="B3"><f/><v>7</v></c>',
    "<f>SUM(B1:C1)</f>",
    '<f t="shared" si="0"/>',
    "<v>7</v>",
    "<v></v>",
    '<t xml:space="preserve"> a</t>',
    "<t/>",
    "</c>",
    "</row>",
    "<row>",
    '<row r="99"/>',
    '<row r="98" hidden="1"/>',
    '<row r="97" a=">"/>',
    "<sheetData>",
    "</sheetData>",
    "<!-- x -->",
    "<![CDATA[5]]>",
    "<?x?>",
    "&amp;",
    "&#60;",
    "&#x3c;",
    "&#10;",
    "&#9;",
    "&lt;v&gt;",
    "&#20113;2024&#24180;",
    "&#20113;; a&#24180;; b",
    "&#20113;&amp;#20113;&#24180;",
    "&#20113;a&#24180",
    "&#２０１１３;",
    "&#20113;a&#２０１１３;b",
    '<row r="96"/><row r="96">',
    "&#55296;",
    "&#1;",
    "&#999999;",
    "&#0060;",
    "&#",
    "&;",
    "]]>",
    'xmlns="x"',
    " ",
    '"',
    "1",
    ">",
    ' hidden="1"',
    ' ht="0"',
    ' r="3"',
    ' x14ac:dyDescent="0.2"',
    ' xmlns:x14ac="u"',
    '<mergeCell ref="A1:B2"/>',
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    "</mergeCells>",
    "</worksheet>",
    "<extLst>",
    ' s="1"',
    ' t="b"',
    "\r",
    "\n",
    "\x01",
    "\ufffe",
]


FITTING = {
    b"<t>": [
        "&amp;",
        "&#20113;",
        "a&#24180;b",
        "&lt;v&gt;",
        "x14ac:",
        "&#9;",
        "]]",
        "]]>",
        " ",
        "&#38;#20113;",
        "&#57344;",
        "\ue001",
        "&#13;",
    ],
    b"<v>": ["1", "-", "0.", "E", "&#49;"],
    b"</c>": [
        '<c r="B3"/>',
        '<c r="ZZ9" t="b"><v>1</v></c>',
        '<c r="C3" t="n"><v/></c>',
        '<c r="D3"><f>B3</f><v>7</v></c>',
    ],
    b"</row>": [
        '<row r="99"/>',
        '<row r="98" hidden="1"/>',
        '<row r="97"><c r="A97"><v>3</v></c></row>',
        '<row ht="0"/>',
    ],
    b"<row": [' hidden="1"', ' ht="0"', ' spans="1:3"', ' x14ac:dyDescent="0.2"', ' xmlns:y="z"', ' r="2"', ' s="1"'],
    b"<mergeCells": [' a="b"'],
    b'<mergeCells count="': ["1", "a"],
    b"<mergeCell": [" ", ' ref="A1:B1"'],
    b"</sheetData>": ["<autoFilter/>", "<!-- x -->", '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'],
    b"<sheetData>": ["</sheetData>", '<row r="1"><c r="A1"><v>1</v></c></row>', "<!-- x -->"],
}
"""What may be written behind a tag, mostly so that the sheet is still one."""


def taken(data: bytes) -> Flat | tuple[str, str]:
    try:
        return flatten_xlsx(Archive(data, Limits()), Limits())
    except UnreadableFile as error:
        return error.reason, str(error)


def parsed(data: bytes, monkeypatch: pytest.MonkeyPatch) -> Flat | tuple[str, str]:
    with monkeypatch.context() as patch:
        patch.setattr(cells, "_MOST", 0)
        return taken(data)


def alike(one: Flat | tuple[str, str], other: Flat | tuple[str, str]) -> bool:
    if isinstance(one, Flat) and isinstance(other, Flat):
        return one._replace(spots=list(one.spots)) == other._replace(spots=list(other.spots))
    return one == other


def changed(xml: bytes, rng: random.Random) -> bytes:
    """A sheet with something put in, taken out or spoilt, mostly beside a tag."""
    content = bytearray(xml)
    for _ in range(rng.choice((1, 1, 2, 3))):
        way = rng.random()
        if way < 0.6:
            tag = rng.choice(list(FITTING))
            places = [found.end() for found in re.finditer(tag, content)] or [0]
            at = rng.choice(places)
            content[at:at] = rng.choice(FITTING[tag]).encode()
            continue
        at = content.find(rng.choice((b"<", b">", b"=")), rng.randrange(len(content))) + rng.choice((0, 1))
        if way < 0.85:
            content[at:at] = rng.choice(PIECES).encode()
        elif way < 0.95:
            del content[at : at + rng.choice((1, 2, 9, 30))]
        else:
            content[at] = rng.randrange(256)
    return bytes(content)


@pytest.mark.parametrize("maker", [books.by_openpyxl, books.by_xlsxwriter])
def test_what_writers_write_is_taken_without_the_parser(maker) -> None:
    found = cells.cut(unzipped(maker(made(1)))[SHEET])
    assert found is not None
    assert not any(tag in found.rest for tag in (b"<c ", b"<row", b"<mergeCell "))
    assert any(found.rows)


@pytest.mark.parametrize("maker", [books.by_openpyxl, books.by_xlsxwriter])
def test_a_changed_sheet_reads_as_the_parser_reads_it(maker, monkeypatch: pytest.MonkeyPatch) -> None:
    members, rng = unzipped(maker(made(2))), random.Random(maker.__name__)
    unusual = 0
    for _ in range(150):
        xml = changed(members[SHEET], rng)
        data = zipped(members | {SHEET: xml})
        assert alike(taken(data), parsed(data, monkeypatch)), xml
        unusual += cells.cut(xml) is None
    assert 20 < unusual < 120


def test_rows_without_cells_leave_the_others_in_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    members = unzipped(books.by_openpyxl(made(1)))
    sheet = members[SHEET].replace(b'<row r="2"', b'<row r="98"/><row r="99" hidden="1"/><row r="2"')
    data = zipped(members | {SHEET: sheet})
    assert cells.cut(sheet) is not None
    assert alike(taken(data), parsed(data, monkeypatch))


@pytest.mark.parametrize("around", ["<!--{}-->", "<extLst>{}</extLst>", '<x xmlns="y">{}</x>', "<![CDATA[{}]]>"])
def test_rows_that_are_not_the_sheets_own_are_not_read(around: str, monkeypatch: pytest.MonkeyPatch) -> None:
    members = unzipped(books.by_openpyxl(made(1)))
    rows = b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    sheet = members[SHEET].split(b"<sheetData>")[0] + around.encode().replace(b"{}", rows) + b"</worksheet>"
    data = zipped(members | {SHEET: sheet})
    found = taken(data)
    assert alike(found, parsed(data, monkeypatch))
    assert not isinstance(found, Flat) or found.text == ""


def test_words_with_marks_of_markup_and_breaks_are_read() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a<b>&c", "甲\n乙", "“丙”·丁２", "&#20113;", 1, "云x年y云z"])
    data = saved(book)
    assert cells.cut(unzipped(data)[SHEET]) is not None
    assert text(data) == "a<b>&c\t甲 乙\t“丙”·丁２\t&#20113;\t1\t云x年y云z\n"


@pytest.mark.parametrize(
    ("usual", "unusual"),
    [
        pytest.param('<row r="2"', '<row r="2" xmlns="y"', id="another namespace"),
        pytest.param('<row r="2"', '<row r="2" r="3"', id="an attribute twice"),
        pytest.param('<row r="2"', '<row r="2" x14ac:dyDescent="1"', id="a prefix that nobody named"),
        pytest.param('<row r="2"', '<row r="2" a="&amp;"', id="marks of markup in a tag"),
        pytest.param('<row r="2"', '<row r="2" r&#20113;="2"', id="a character by its number in a tag"),
        pytest.param("</sheetData>", "x</sheetData>", id="words behind the rows"),
        pytest.param("</sheetData>", '<row r="99"></sheetData>', id="a row that does not end"),
        pytest.param("</sheetData>", '<x r="99"/></sheetData>', id="no row"),
    ],
)
def test_rows_that_are_written_in_another_way_are_left_to_the_parser(usual: str, unusual: str) -> None:
    sheet = unzipped(books.by_openpyxl(made(1)))[SHEET].decode()
    assert usual in sheet
    assert cells.cut(sheet.encode()) is not None
    assert cells.cut(sheet.replace(usual, unusual, 1).encode()) is None


def test_a_prefix_named_in_a_comment_is_not_named() -> None:
    sheet = unzipped(books.by_openpyxl(made(1)))[SHEET].replace(b'<row r="2"', b'<row r="2" x14ac:dyDescent="1"')
    named = sheet.replace(b"<worksheet ", b'<worksheet xmlns:x14ac="u" ', 1)
    assert cells.cut(named) is not None
    assert cells.cut(sheet.replace(b"<sheetData>", b'<!-- xmlns:x14ac="u" --><sheetData>')) is None


@pytest.mark.parametrize(
    "number", ["&#２０１１３;", "&#20113;a&#２０１１３;", "&#57344;", "\ue000", "&#1;", "&x;", "&amp"]
)
def test_characters_that_are_damaged_or_mean_something_here_are_left_to_the_parser(number: str) -> None:
    sheet = unzipped(books.by_openpyxl(made(1)))[SHEET]
    assert cells.cut(sheet.replace(b"</t>", f"{number}</t>".encode(), 1)) is None


def test_formulas_are_taken_with_their_results() -> None:
    def work(book, sheet) -> None:
        sheet.write_row(0, 0, ["总计", 1, 2])
        sheet.write_formula(0, 3, '=IF(B1<C1,"<&>",0)', None, "<&>")
        sheet.write_formula(0, 4, "=SUM(B1:C1)", None, 3)

    assert cells.cut(unzipped(written(work))[SHEET]) is not None
    assert text(written(work)) == "总计\t1\t2\t<&>\t3\n"


def test_numbers_that_are_remembered_fill_no_memory() -> None:
    remembered = values._Numbers()
    long = "1" + "0" * 5000
    assert remembered[long] == values.number_text(long)
    assert not remembered
    for number in range(2 * values._MOST_KEPT):
        assert remembered[f"{number}.0"] == str(number)
    assert len(remembered) == values._MOST_KEPT


def test_labels_that_are_remembered_fill_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    before = dict(cells._LABELS)
    monkeypatch.setattr(cells, "_MOST_LABELS", len(before) + 2)
    book = openpyxl.Workbook()
    row = ["长" * cells._LABEL, *(f"标签 {number}" for number in range(5))]
    book.active.append(row)
    data = saved(book)
    assert cells.cut(unzipped(data)[SHEET]) is not None
    assert text(data) == "\t".join(row) + "\n"
    assert len(cells._LABELS) == len(before) + 2
    assert max(map(len, cells._LABELS)) <= cells._LABEL
    for remembered in cells._LABELS.keys() - before.keys():
        del cells._LABELS[remembered]
