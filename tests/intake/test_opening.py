"""Bytes become text by what they are, not by what they are called; what cannot be read says why."""

import pytest

from gongkai.intake import Limits, UnreadableFile, load, open_bytes
from gongkai.intake.decoding import decode
from gongkai.intake.document import Document, GridRow
from gongkai.intake.kinds import kind_of_bytes, kind_of_text
from gongkai.intake.places import Place, Spot

TEXT = "一、总体情况\n2024年，松溪镇公开政府信息86条。\n" * 3


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
    ],
)
def test_every_usual_encoding_is_read(encoding: str, name: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, name)


def test_utf16_without_a_mark_is_told_by_its_zeros() -> None:
    text = "2024 2024 2024 0 0 0 0\n" * 20 + TEXT
    assert decode(text.encode("utf-16-le"))[0] == text
    assert decode(text.encode("utf-16-be"))[0] == text


@pytest.mark.parametrize("data", [b"", b"   \r\n\t", b"\0\0\0\0", b"\x1a"])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="空的") as caught:
        open_bytes(data)
    assert caught.value.reason == "empty"


def test_a_damaged_encoding_is_named_with_the_first_bad_byte() -> None:
    with pytest.raises(UnreadableFile, match="第 10 个字节") as caught:
        decode("公开公".encode() + b"\xff\xff\xff")
    assert caught.value.reason == "wrong_encoding"
    with pytest.raises(UnreadableFile, match="utf-16") as caught:
        decode(b"\xff\xfe" + "公开".encode("utf-16-le") + b"\x00\xd8")
    assert caught.value.reason == "wrong_encoding"


@pytest.mark.parametrize("data", [bytes(range(1, 32)) * 20, bytes(range(256)) * 10, b"\x00\x01\x02\x03" * 100])
def test_binary_content_is_refused_as_binary_or_damaged(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        open_bytes(data)
    assert caught.value.reason in {"binary", "wrong_encoding"}


@pytest.mark.parametrize(
    ("data", "words", "reason"),
    [
        (b"PK\x03\x04....", "已损坏", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "已损坏", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "图片", "unsupported"),
        (b"\xff\xd8\xff\xe0", "图片", "unsupported"),
        (b"Rar!\x1a\x07", "压缩包", "unsupported"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, words: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=words) as caught:
        open_bytes(data, "报告.txt")
    assert caught.value.reason == reason


def test_limits_are_kept() -> None:
    with pytest.raises(UnreadableFile) as caught:
        open_bytes(TEXT.encode(), limits=Limits(file_bytes=10))
    assert caught.value.reason == "too_large"
    with pytest.raises(UnreadableFile) as caught:
        open_bytes(TEXT.encode(), limits=Limits(text_chars=10))
    assert caught.value.reason == "too_large"


def test_a_page_with_too_many_cells_is_refused() -> None:
    page = "<html><body><table>" + "<tr>" + "<td colspan=200 rowspan=200>0</td>" * 30 + "</tr></table></body></html>"
    with pytest.raises(UnreadableFile) as caught:
        open_bytes(page.encode(), limits=Limits(cells=1000))
    assert caught.value.reason == "too_large"


def test_files_that_cannot_be_opened_say_why(tmp_path) -> None:
    for path, reason in ((tmp_path / "没有.txt", "missing"), (tmp_path, "folder")):
        with pytest.raises(UnreadableFile) as caught:
            load(path)
        assert caught.value.reason == reason
    big = tmp_path / "大.txt"
    big.write_bytes(b"0" * 100)
    with pytest.raises(UnreadableFile) as caught:
        load(big, Limits(file_bytes=99))
    assert caught.value.reason == "too_large"
    assert load(big, Limits(file_bytes=100)) == b"0" * 100


def test_kinds_are_judged_by_content() -> None:
    assert kind_of_bytes("一、".encode()) == "text"
    assert kind_of_bytes(b"BM" + "一".encode()) == "text"
    assert kind_of_text("<!DOCTYPE html><html></html>") == "html"
    assert kind_of_text("\ufeff  <div>一</div>") == "html"
    assert kind_of_text("说明\n<table><tr><td>1</td></tr></table>") == "html"
    assert kind_of_text("（<http://example.test>）") == "text"
    assert kind_of_text('{"schema": "gongkai.report/1"}') == "json"
    assert kind_of_text("{一} 二") == "text"


def test_line_ends_of_every_system_are_one() -> None:
    assert open_bytes(b"a\r\nb\rc\n" + TEXT.encode()).text.startswith("a\nb\nc\n")


def test_a_document_knows_the_line_and_column_of_an_offset() -> None:
    document = open_bytes("甲\n乙丙\n".encode() + TEXT.encode())
    assert document.line_column(0) == (1, 1)
    assert document.line_column(3) == (2, 2)
    assert document.grid_cell(3) is None


def test_a_place_is_what_the_kind_can_say() -> None:
    text = "前文\n甲\t1\n"
    plain = Document("", "", "text", text)
    assert plain.place(5) == Place(line=2, column=3)
    ruled = Document("", "", "html", text, grid=(GridRow(3, 1, 1),))
    assert ruled.place(5) == Place(table=1, row=1, column=2)
    assert ruled.place(0) == Place(line=1, column=1)
    paged = Document("", "", "pdf", text, spots=(Spot(0, Place(page=1)), Spot(5, Place(page=2))))
    assert (paged.place(4).page, paged.place(5).page) == (1, 2)
