"""Hidden rows and columns of older workbooks are said; records that lie or break off are passed over."""

import io
import random
import struct
from pathlib import Path

import openpyxl
import pytest
from tests.intake.rendered.office import by_libreoffice

from gongkai.intake import UnreadableFile, open_bytes
from gongkai.intake.sheets.biff import Hidden, hidden_in

SECTOR = 512
BEGINS, ENDS = (0x0809, b"\0\6\5\0" + b"\0" * 12), (0x000A, b"")


def row(number: int, *, hidden: bool) -> tuple[int, bytes]:
    return 0x0208, struct.pack("<HHHHHHHH", number, 0, 5, 255, 0, 0, 0x20 if hidden else 0x100, 15)


def columns(first: int, last: int, width: int, *, hidden: bool) -> tuple[int, bytes]:
    return 0x007D, struct.pack("<HHHHHH", first, last, width, 15, int(hidden), 0)


def stream(*sheets: list[tuple[int, bytes]]) -> bytes:
    """A workbook's records: where each sheet begins, then the sheets."""
    bodies = [written([BEGINS, *sheet, ENDS]) for sheet in sheets]
    at = len(written([BEGINS, *[(0x0085, b"\0" * 8)] * len(sheets), ENDS]))
    places = []
    for body in bodies:
        places.append((0x0085, struct.pack("<I", at) + b"\0\0\1\0"))
        at += len(body)
    return written([BEGINS, *places, ENDS]) + b"".join(bodies)


def written(records: list[tuple[int, bytes]]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in records)


def compound(content: bytes, name: str = "Workbook") -> bytes:
    """A compound file with one stream."""
    content = content.ljust(4096, b"\0")
    count = -(-len(content) // SECTOR)
    links = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, count + 2), 0xFFFFFFFE]
    table = struct.pack(f"<{len(links)}I", *links).ljust(SECTOR, b"\xff")
    entries = b"".join(
        title.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HBB", len(title) * 2 + 2, kind, 1)
        + b"\xff" * 12 + b"\0" * 36 + struct.pack("<IQ", first, size)
        for title, kind, first, size in (("Root Entry", 5, 0xFFFFFFFE, 0), (name, 2, 2, len(content)))
    )  # fmt: skip
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    head += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    body = table + entries.ljust(SECTOR, b"\0") + content.ljust(count * SECTOR, b"\0")
    return head.ljust(SECTOR, b"\xff") + body


TWO = stream(
    [columns(0, 0, 2048, hidden=False), columns(3, 4, 2048, hidden=True), row(0, hidden=False), row(1, hidden=True)],
    [columns(2, 2, 0, hidden=False), BEGINS, row(7, hidden=True), ENDS, row(8, hidden=True)],
)


@pytest.mark.parametrize("name", ["Workbook", "Book"])
def test_hidden_rows_and_columns_are_told_sheet_by_sheet(name: str) -> None:
    assert hidden_in(compound(TWO, name), 2) == [Hidden([2], [(4, 5)]), Hidden([9], [(3, 3)])]


def test_nothing_is_told_where_the_sheets_are_others_or_the_file_is_none() -> None:
    for data, sheets in ((compound(TWO), 3), (compound(TWO), 1), (b"", 2), (compound(TWO)[:700], 2)):
        assert hidden_in(data, sheets) == [Hidden()] * sheets


def test_damage_and_circles_end_the_reading_and_nothing_else() -> None:
    rng, data = random.Random(7), compound(TWO)
    circle = bytearray(data)
    struct.pack_into("<I", circle, SECTOR + 8, 2)
    assert len(hidden_in(bytes(circle), 2)) == 2
    for _ in range(2000):
        broken = bytearray(data)
        for _ in range(rng.choice((1, 3, 30))):
            broken[rng.randrange(len(broken))] = rng.choice((0, 1, 255, rng.randrange(256)))
        assert len(hidden_in(bytes(broken[: rng.choice((None, rng.randrange(len(broken))))]), 2)) == 2


def saved(book: openpyxl.Workbook, folder: Path) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return by_libreoffice(folder, "book.xlsx", out.getvalue(), "xls:MS Excel 97")


@pytest.mark.slow
def test_what_calc_hides_is_read_and_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first, second, third = book.active, book.create_sheet("表二"), book.create_sheet("底稿")
    for sheet in (first, second, third):
        for number in range(1, 9):
            sheet.append([f"行{number}", number, number * 2])
    for number in range(2, 9):
        first.row_dimensions[number].hidden = True
    second.column_dimensions["B"].hidden = True
    second.column_dimensions["H"].hidden = True
    third.sheet_state = "hidden"
    data = saved(book, tmp_path)
    found = open_bytes(data)
    assert found.kind == "xls"
    assert found.text.count("行8\t8\t16\n") == 2
    assert list(found.notes) == [
        "工作表“Sheet”有隐藏的行（第 2、3、4、5、6 等 7 行），已读入；请核对",
        "工作表“表二”有隐藏的列（B 列），已读入；请核对",
        "隐藏的工作表“底稿”里有内容，没有读入；请确认是否应删除",
    ]
    rng = random.Random(3)
    for _ in range(300):
        broken = bytearray(data)
        for _ in range(rng.choice((1, 5, 50))):
            broken[rng.randrange(len(broken))] = rng.randrange(256)
        assert len(hidden_in(bytes(broken), 3)) == 3
    with pytest.raises(UnreadableFile):
        open_bytes(data[: len(data) // 3])


@pytest.mark.slow
def test_a_workbook_with_nothing_hidden_says_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["甲", 1])
    assert open_bytes(saved(book, tmp_path)).notes == ()
