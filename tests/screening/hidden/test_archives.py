"""Archives: what lies beside the members, and what lies in them."""

import io
import struct
import zipfile

import pytest
from tests.intake.hostile import compound, unzipped, zipped
from tests.screening.hidden.leaks import TOKEN, cleaned
from tests.screening.hidden.test_pictures import notes, saved
from tests.screening.hidden.test_workbooks import hidden_sheet, made

from gongkai.intake import UnreadableFile
from gongkai.intake.limits import DEFAULT
from gongkai.screening.errors import Refused
from gongkai.screening.hidden import concealed, stripped

_TEXT = "公开内容".encode()


def wrapped(*, comment: bytes = b"", member_comment: bytes = b"", extra: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        member = zipfile.ZipInfo("公告.txt", (2024, 1, 1, 0, 0, 0))
        member.comment, member.extra = member_comment, extra
        archive.writestr(member, _TEXT)
        archive.comment = comment
    return out.getvalue()


def gap(before: bytes) -> bytes:
    """An archive with bytes between its members and its directory, which still finds its way."""
    data = wrapped()
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    start = struct.unpack_from("<I", data, end + 16)[0] + len(before)
    return data[:at] + before + data[at : end + 16] + struct.pack("<I", start) + data[end + 20 :]


PLACES = {
    "a comment": (lambda: wrapped(comment=TOKEN.encode()), "archive_comment"),
    "a comment of a member": (lambda: wrapped(member_comment=TOKEN.encode()), "archive_comment"),
    "an extra field": (
        lambda: wrapped(extra=struct.pack("<HH", 0x7777, len(TOKEN)) + TOKEN.encode()), "archive_extra"),
    "bytes between members": (lambda: gap(TOKEN.encode()), "archive_gap"),
    "a photograph inside": (lambda: zipped({"a.jpg": saved("JPEG", exif=notes())}), "picture_details"),
    "a workbook inside": (lambda: zipped({"a.xlsx": made(hidden_sheet("hidden"))}), "sheet_hidden"),
    "a workbook in an archive inside": (
        lambda: zipped({"b.zip": zipped({"a.xlsx": made(hidden_sheet("hidden"))})}), "sheet_hidden"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_what_an_archive_hides_is_found_and_not_in_the_copy(place: str) -> None:
    make, code = PLACES[place]
    data = make()
    copy = cleaned(data, code)
    assert concealed(copy) == ()
    assert list(unzipped(copy)) == list(unzipped(data))


def test_a_clean_archive_has_nothing_hidden() -> None:
    assert concealed(wrapped()) == ()
    assert unzipped(stripped(wrapped())) == {"公告.txt": _TEXT}


def test_a_number_in_a_file_name_is_found_crossed_out_and_not_quoted() -> None:
    data = zipped({"张三13800138000.txt": _TEXT})
    (found,) = concealed(data)
    assert found.code == "member_name"
    assert "13800138000" not in found.where
    assert list(unzipped(stripped(data))) == ["张三×××××××××××.txt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.exe", b"MZ\x90\0\x03\0\0\0"), ("a.doc", compound("WordDocument", "Macros")), ("a.rar", b"Rar!\x1a\x07\0")],
)
def test_an_archive_with_a_member_that_cannot_be_cleaned_is_not_copied(name: str, content: bytes) -> None:
    data = zipped({name: content})
    assert "unchecked" in {item.code for item in concealed(data)}
    with pytest.raises(Refused):
        stripped(data)


def test_two_members_of_one_name_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", _TEXT)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", TOKEN)
    with pytest.raises(UnreadableFile, match="同名"):
        concealed(out.getvalue())


def test_archives_in_archives_have_an_end() -> None:
    data = _TEXT
    for _ in range(6):
        data = zipped({"a.zip": data})
    with pytest.raises(UnreadableFile, match="层数"):
        concealed(data, DEFAULT)


@pytest.mark.parametrize(
    "names", [("WordDocument", "Macros", "\x05SummaryInformation"), ("Workbook", "_VBA_PROJECT_CUR")]
)
def test_an_older_file_is_told_about_and_not_copied(names: tuple[str, ...]) -> None:
    data = compound(*names)
    assert "older_streams" in {item.code for item in concealed(data)}
    with pytest.raises(Refused, match="另存为"):
        stripped(data)


def test_a_text_has_nothing_to_hide() -> None:
    assert concealed(b"\xef\xbb\xbf" + _TEXT) == ()
    assert stripped(_TEXT) == _TEXT
