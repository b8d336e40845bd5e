"""Damaged files: refused with a reason that an officer understands, never with a traceback."""

import random
from pathlib import Path

import pytest
from tests.screening.hidden import test_archives, test_pdf, test_pictures, test_webpages, test_workbooks

from gongkai.intake import UnreadableFile
from gongkai.screening.errors import Refused
from gongkai.screening.hidden import concealed, stripped

_EXAMPLES = Path(__file__).parents[3] / "examples"
FILES = {
    "xlsx": lambda: test_workbooks.made(test_workbooks.hidden_sheet("hidden")),
    "docx": lambda: (_EXAMPLES / "带修订的报告.docx").read_bytes(),
    "pdf": lambda: test_pdf.edited(test_pdf.form),
    "jpeg": lambda: test_pictures.saved("JPEG", exif=test_pictures.notes()),
    "png": lambda: test_pictures.texts(packed=True),
    "tiff": lambda: test_pictures.saved("TIFF", exif=test_pictures.notes()),
    "webp": lambda: test_pictures.saved("WEBP", exif=test_pictures.notes()),
    "zip": lambda: test_archives.zipped({"a.xlsx": test_workbooks.made()}),
    "html": lambda: test_webpages.page("<p hidden>x</p>"),
}


def tried(data: bytes) -> None:
    """A file is gone through, or refused in Chinese; anything else that is raised fails the test."""
    try:
        concealed(data)
        stripped(data)
    except (Refused, UnreadableFile) as error:
        refusal = error
    else:
        return
    assert refusal.reason.isidentifier()
    assert any("\u4e00" <= char <= "\u9fff" for char in str(refusal)), refusal


@pytest.mark.parametrize("kind", FILES)
def test_a_file_cut_short_is_refused_or_read_without_a_traceback(kind: str) -> None:
    data = FILES[kind]()
    step = 1 if kind in {"jpeg", "png", "webp", "tiff", "html"} else 3
    for part in range(1, 30, step):
        tried(data[: len(data) * part // 30])


@pytest.mark.parametrize("kind", FILES)
def test_a_file_with_flipped_bytes_is_refused_or_read_without_a_traceback(kind: str) -> None:
    flip(FILES[kind](), times=8)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FILES)
def test_many_files_with_flipped_bytes_are_refused_or_read_without_a_traceback(kind: str) -> None:
    data = FILES[kind]()
    for part in range(1, 30):
        tried(data[: len(data) * part // 30])
    flip(data, times=60)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_parts_with_flipped_bytes_are_refused_or_read_without_a_traceback(kind: str) -> None:
    members = test_workbooks.unzipped(FILES[kind]())
    chance = random.Random(20260101)
    for _ in range(60):
        name = chance.choice([name for name in members if members[name]])
        content = bytearray(members[name])
        for _ in range(chance.choice((1, 3, 30))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        tried(test_workbooks.zipped(members | {name: bytes(content)}))


def flip(data: bytes, times: int) -> None:
    chance = random.Random(20260101)
    for _ in range(times):
        broken = bytearray(data)
        for _ in range(chance.choice((1, 3, 30))):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        tried(bytes(broken))
