"""Hostile and damaged office files are refused within the limits: nothing executed, nothing fetched, no traceback."""

import io
import time

import openpyxl
import pytest
from tests.intake.hostile import WORD, compound, document, lying, overlapping, paragraph, unzipped, zipped
from tests.intake.rendered import books, pages, word
from tests.intake.rendered.tables import made, wrong_cells

from gongkai.intake import Limits, UnreadableFile, open_bytes
from gongkai.report import read
from gongkai.report.errors import GongkaiError


def refused(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(UnreadableFile) as caught:
        open_bytes(data, "报告", limits or Limits())
    assert str(caught.value)
    return caught.value.reason


@pytest.fixture(scope="module")
def docx() -> bytes:
    return word.docx(made(2), "plain")


@pytest.fixture(scope="module")
def xlsx() -> bytes:
    return books.by_openpyxl(made(2))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_cut_off_anywhere_is_refused(kind: str, request: pytest.FixtureRequest) -> None:
    data = request.getfixturevalue(kind)
    for part in range(1, 50):
        assert refused(data[: len(data) * part // 50]) in {"damaged", "empty"}


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_member_cut_off_anywhere_is_refused(kind: str, request: pytest.FixtureRequest) -> None:
    members = unzipped(request.getfixturevalue(kind))
    name = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}[kind]
    for part in range(1, 50):
        cut = members[name][: len(members[name]) * part // 50]
        assert refused(zipped(members | {name: cut})) == "damaged"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("name", ["报告.pdf", "报告.txt", "报告.xlsx", "报告", "报告.docx"])
def test_a_name_decides_nothing(kind: str, name: str, request: pytest.FixtureRequest) -> None:
    assert open_bytes(request.getfixturevalue(kind), name).kind == kind


def test_files_with_a_password_are_called_so() -> None:
    assert refused(compound("EncryptionInfo", "EncryptedPackage")) == "encrypted"


def test_encrypted_members_are_called_so(docx: bytes) -> None:
    data = bytearray(docx)
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert refused(bytes(data)) == "encrypted"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (compound("PowerPoint Document"), "演示文稿"),
        (compound("别的"), "旧版办公文件"),
        (zipped({"a.docx": b"1", "b.txt": b"2"}), "解压"),
        (zipped({"OFD.xml": b"<a/>"}), "OFD"),
    ],
)
def test_other_containers_are_named(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableFile, match=word) as caught:
        open_bytes(data)
    assert caught.value.reason == "unsupported"


# ---- archives ---------------------------------------------------------------------------------------------------


def test_a_flat_bomb_is_refused() -> None:
    assert refused(zipped({"word/document.xml": b"0" * 20_000_000})) == "too_large"
    assert refused(zipped({"a": b"0" * 2_000_000}, 0), Limits(unpacked_bytes=1_000_000)) == "too_large"


def test_members_that_overlap_are_refused() -> None:
    assert refused(overlapping(1000, 90_000)) == "hostile"


def test_a_member_larger_than_it_says_is_refused() -> None:
    assert refused(lying(50_000_000, 1000)) == "hostile"
    assert refused(lying(1000, 2000)) in {"damaged", "unsupported"}


def test_many_members_are_refused() -> None:
    assert refused(zipped({f"{n}": b"" for n in range(5001)})) == "too_large"


@pytest.mark.parametrize("name", ["../../etc/passwd", "word/../../x", "C:/x"])
def test_names_that_lead_out_of_the_archive_are_refused(name: str) -> None:
    assert refused(zipped({name: b"1"})) == "hostile"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "一")
        archive.writestr("Word/document.xml", "二")
    assert refused(out.getvalue()) == "hostile"


def test_a_wrong_checksum_is_damage(docx: bytes) -> None:
    data = bytearray(docx)
    at = data.index(b"word/document.xml") - 46
    while data[at : at + 4] != b"PK\x01\x02":
        at = data.index(b"word/document.xml", at + 47) - 46
    data[at + 16] ^= 1
    assert refused(bytes(data)) == "damaged"


def test_archives_of_64_bits_are_read(docx: bytes) -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in unzipped(docx).items():
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content)
    assert wrong_cells(out.getvalue(), made(2)) == []


# ---- markup -----------------------------------------------------------------------------------------------------

LAUGHS = '<!DOCTYPE a [<!ENTITY a "笑笑笑笑">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "head",
    [
        LAUGHS + "]>",
        '<!DOCTYPE a [<!ENTITY i SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1/">',
    ],
)
def test_entities_are_refused(head: str, encoding: str) -> None:
    xml = f'{head}<w:document xmlns:w="{WORD}"><w:body>{paragraph("&i;")}</w:body></w:document>'
    members = unzipped(document("")) | {"word/document.xml": xml.encode(encoding)}
    assert refused(zipped(members)) == "hostile"


def test_entities_in_an_encoding_that_hides_them_are_refused() -> None:
    xml = f'<!DOCTYPE a [<!ENTITY i "1">]><w:document xmlns:w="{WORD}"><w:body/></w:document>'
    hidden = b'<?xml version="1.0" encoding="utf-7"?>' + xml.encode("utf-7")
    members = unzipped(document("")) | {"word/document.xml": hidden}
    assert refused(zipped(members)) in {"hostile", "damaged"}


def test_elements_nested_without_end_are_refused() -> None:
    assert refused(document("<w:sdt>" * 100_000)) in {"too_deep", "damaged", "too_large"}
    assert refused(document("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000)) in {"too_deep", "too_large"}


def test_tables_nested_as_deep_as_markup_allows_are_read() -> None:
    body = paragraph("一")
    for _ in range(60):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    assert open_bytes(document(body)).text.strip() == "一"


def test_too_many_cells_are_refused() -> None:
    row = "<w:tr>" + "<w:tc><w:tcPr><w:gridSpan w:val='200'/></w:tcPr><w:p/></w:tc>" * 30 + "</w:tr>"
    assert refused(document(f"<w:tbl>{row * 20}</w:tbl>"), Limits(cells=100_000)) == "too_large"
    book = openpyxl.Workbook()
    for row_number in range(1, 200):
        book.active.cell(row_number, 1, "1")
        book.active.cell(row_number, 16_384, "1")
    out = io.BytesIO()
    book.save(out)
    assert refused(out.getvalue()) == "too_large"


def test_files_inside_files_without_end_are_refused() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/aFChunk" Target="inner.docx"/></Relationships>'
    )
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    inner = document(paragraph("最里面"))
    for depth in range(1, 5):
        outer = unzipped(document('<w:altChunk r:id="r1"/>', attributes=space))
        inner = zipped(outer | {"word/inner.docx": inner, "word/_rels/document.xml.rels": relations.encode()})
        if depth < 3:
            assert "最里面" in open_bytes(inner).text
        else:
            assert refused(inner) == "too_deep"


@pytest.mark.slow
def test_a_workbook_of_ten_thousand_sheets_is_refused() -> None:
    sheets = {f"xl/worksheets/sheet{n}.xml": b"<a/>" for n in range(10_000)}
    assert refused(zipped(unzipped(books.by_openpyxl(made(1))) | sheets)) == "too_large"


# ---- what must not be run or fetched ----------------------------------------------------------------------------


def test_macros_are_reported_and_not_run(docx: bytes, xlsx: bytes) -> None:
    members = unzipped(docx)
    types = members["[Content_Types].xml"].replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.document.macroEnabled.main+xml",
    )
    found = open_bytes(zipped(members | {"[Content_Types].xml": types, "word/vbaProject.bin": b"1"}))
    assert found.kind == "docm"
    assert any("宏" in note for note in found.notes)
    found = open_bytes(zipped(unzipped(xlsx) | {"xl/vbaProject.bin": b"1"}))
    assert any("宏" in note for note in found.notes)


def test_nothing_is_fetched(listener: tuple[str, list[str]], docx: bytes, xlsx: bytes) -> None:
    address, asked = listener
    members = unzipped(docx)
    linked = members["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b"".join(
            f'<Relationship Id="x{kind}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            f'{kind}" Target="{address}/{kind}" TargetMode="External"/>'.encode()
            for kind in ("image", "attachedTemplate", "aFChunk", "styles", "numbering", "oleObject")
        )
        + b"</Relationships>",
    )
    assert wrong_cells(zipped(members | {"word/_rels/document.xml.rels": linked}), made(2)) == []
    members = unzipped(xlsx)
    linked = members["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="x" Type="x/externalLink" Target="{address}/x" TargetMode="External"/></Relationships>'.encode(),
    )
    assert wrong_cells(zipped(members | {"xl/_rels/workbook.xml.rels": linked}), made(2)) == []
    page = pages.plain(made(2)).replace("<body>", f"<body><img src='{address}/a'><iframe src='{address}/b'></iframe>")
    assert wrong_cells(page.encode(), made(2)) == []
    assert wrong_cells(pages.one_file(page), made(2)) == []
    time.sleep(0.05)
    assert asked == []


# ---- saved pages ------------------------------------------------------------------------------------------------


def test_a_page_of_frames_says_where_the_words_are() -> None:
    page = b"<html><frameset cols='20%,*'><frame src='menu.htm'><frame src='sheet001.htm'></frameset></html>"
    with pytest.raises(UnreadableFile, match=r"sheet001\.htm") as caught:
        open_bytes(page)
    assert caught.value.reason == "elsewhere"


def test_a_letter_without_a_page_is_damage() -> None:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
    assert refused(head + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--") == "damaged"


def test_letters_within_letters_without_end_are_refused() -> None:
    data = b"MIME-Version: 1.0\r\n"
    for depth in range(3000):
        data += b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (depth, depth)
    with pytest.raises(GongkaiError):
        read(data)
