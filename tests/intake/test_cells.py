"""Cells taken from the bytes of a sheet are those that the parser finds: whatever is written in another way goes to it."""

import random

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
    ' s="1"',
    ' t="b"',
    "\r",
    "\n",
    "\x01",
    "\ufffe",
]


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
        at = content.find(rng.choice((b"<", b">", b"=")), rng.randrange(len(content))) + rng.choice((0, 1))
        way = rng.random()
        if way < 0.7:
            content[at:at] = rng.choice(PIECES).encode()
        elif way < 0.9:
            del content[at : at + rng.choice((1, 2, 9, 30))]
        else:
            content[at] = rng.randrange(256)
    return bytes(content)


@pytest.mark.parametrize("maker", [books.by_openpyxl, books.by_xlsxwriter])
def test_what_writers_write_is_taken_without_the_parser(maker) -> None:
    found = cells.cut(unzipped(maker(made(1)))[SHEET])
    assert found is not None
    assert b"<c " not in found.rest
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
    assert 20 < unusual < 145


def test_rows_without_cells_leave_the_others_in_their_places(monkeypatch: pytest.MonkeyPatch) -> None:
    members = unzipped(books.by_openpyxl(made(1)))
    sheet = members[SHEET].replace(b'<row r="2"', b'<row r="98"/><row r="99" hidden="1"/><row r="2"')
    data = zipped(members | {SHEET: sheet})
    assert cells.cut(sheet) is not None
    assert alike(taken(data), parsed(data, monkeypatch))


def test_words_with_marks_of_markup_and_breaks_are_read() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a<b>&c", "甲\n乙", "“丙”·丁２", "&#20113;", 1, "云x年y云z"])
    data = saved(book)
    assert cells.cut(unzipped(data)[SHEET]) is not None
    assert text(data) == "a<b>&c\t甲 乙\t“丙”·丁２\t&#20113;\t1\t云x年y云z\n"


def test_a_character_by_its_number_inside_a_tag_is_left_to_the_parser() -> None:
    sheet = unzipped(books.by_openpyxl(made(1)))[SHEET]
    assert cells.cut(sheet.replace(b'<row r="2"', b'<row r="2" r&#20113;="2"')) is None


@pytest.mark.parametrize("number", ["&#２０１１３;", "&#20113;a&#２０１１３;"])
def test_a_character_by_a_number_in_wide_digits_is_left_to_the_parser(number: str) -> None:
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
