"""The archive of a backup: read as it was written, refused with any byte changed, and with anything strange in it."""

import hashlib
import io
import json
import random
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.config.backup import archive
from gongkai.config.backup.errors import Damaged

FILES = [random.Random(seed).randbytes(size) for seed, size in enumerate((0, 1, 700, 5000))]
DATABASE = b"the database" * 500
HEAD_TEXT = json.dumps({"format": archive.FORMAT, "database": "sqlite"})


def name_of(content: bytes) -> str:
    address = hashlib.sha256(content).hexdigest()
    return f"files/{address[:2]}/{address}"


def written(path: Path, *, packed: bool = False) -> Path:
    """A whole archive."""
    listed = path.with_suffix(".listed")
    with (
        path.open("wb") as file,
        listed.open("w", encoding="ascii") as noted,
        archive.writing(file, noted, packed=packed) as writer,
    ):
        writer.add(archive.HEAD, io.BytesIO(HEAD_TEXT.encode()), len(HEAD_TEXT))
        writer.add("database.sqlite3", io.BytesIO(DATABASE), len(DATABASE))
        for content in FILES:
            writer.add(name_of(content), io.BytesIO(content), len(content))
        writer.finish(json.loads(HEAD_TEXT), listed, lambda text: f"key-of-{len(text)}")
    return path


def read(path: Path, into: Path | None) -> tuple[str, list[str]]:
    with (path.parent / "noted").open("w", encoding="ascii") as noted:
        return archive.read(path, into, noted, head=lambda _: None)


def laid(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("packed", [False, True])
def test_what_was_written_is_read_and_readable_by_nobody_else(tmp_path: Path, packed: bool) -> None:
    into = tmp_path / "into"
    text, end = read(written(tmp_path / "one.tar", packed=packed), into)
    assert end[1] == f"key-of-{len(text)}"
    assert laid(into) == {"database.sqlite3": DATABASE} | {name_of(content): content for content in FILES}
    assert {path.stat().st_mode & 0o077 for path in into.rglob("*") if path.is_file()} == {0}


def test_it_is_checked_without_laying_anything_anywhere(tmp_path: Path) -> None:
    before = set(laid(tmp_path)) | {"one.tar", "one.listed", "noted"}
    read(written(tmp_path / "one.tar"), None)
    assert set(laid(tmp_path)) == before


def test_any_byte_changed_in_what_is_kept_or_told_is_found(tmp_path: Path) -> None:
    whole = written(tmp_path / "one.tar").read_bytes()
    path = tmp_path / "changed.tar"
    with tarfile.open(tmp_path / "one.tar") as tar:
        spans = [(member.offset_data, member.size) for member in tar if member.size]
    for number, (begin, size) in enumerate(spans):
        for at in {begin, begin + size // 2, begin + size - (2 if number == len(spans) - 1 else 1)}:
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
            try:
                _, end = read(path, None)
            except Damaged:
                continue
            # The last line is for whoever has the key ring to compare.
            assert (number, end[1] != read(tmp_path / "one.tar", None)[1][1]) == (len(spans) - 1, True), at


def test_cut_anywhere_it_is_not_whole(tmp_path: Path) -> None:
    for packed in (False, True):
        whole = written(tmp_path / "one.tar", packed=packed).read_bytes()
        used = len(whole) if packed else whole.rindex(b"end.txt")
        for at in range(0, used, max(used // 60, 1)):
            path = tmp_path / "cut.tar"
            path.write_bytes(whole[:at])
            with pytest.raises(Damaged):
                read(path, None)


def strange(*members: tuple[str, dict[str, Any]]) -> Callable[[Path], None]:
    """An archive with members that somebody else put there, behind a good head."""

    def make(path: Path) -> None:
        with tarfile.open(path, "w") as tar:
            for name, given in ((archive.HEAD, {}), *members):
                info = tarfile.TarInfo(name)
                for key, said in given.items():
                    setattr(info, key, said)
                content = HEAD_TEXT.encode() if name == archive.HEAD else b"x"
                info.size = len(content) if info.isreg() else 0
                tar.addfile(info, io.BytesIO(content))

    return make


OF_X = name_of(b"x")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (strange(("../../etc/passwd", {})), "不该有"),
        (strange(("/etc/passwd", {})), "不该有"),
        (strange(("files/../../../x", {})), "不该有"),
        (strange((OF_X.replace("files/", "files/../files/"), {})), "不该有"),
        (strange((OF_X, {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd"})), "不该有"),
        (strange((OF_X, {"type": tarfile.LNKTYPE, "linkname": "head.json"})), "不该有"),
        (strange((OF_X, {"type": tarfile.FIFOTYPE})), "不该有"),
        (strange((OF_X, {"type": tarfile.CONTTYPE})), "不该有"),
        (strange(("files", {"type": tarfile.DIRTYPE})), "不该有"),
        (strange((archive.HEAD, {})), "不该有"),
        (strange(("manifest.json", {})), "不该有"),
        (strange(("members.txt", {}), (OF_X, {})), "不一致"),
        (strange((OF_X, {}), (OF_X, {})), "不完整或已损坏"),
        (strange((name_of(b"y"), {})), r"文件 \w+… 已损坏"),
    ],
)
def test_what_does_not_belong_into_a_backup_is_refused_and_laid_nowhere(
    tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    path, into = tmp_path / "strange.tar", tmp_path / "a" / "b" / "into"
    make(path)
    with pytest.raises(Damaged, match=said):
        read(path, into)
    allowed = {f"a/b/into/{OF_X}", f"a/b/into/{name_of(b'y')}", "strange.tar", "noted"}
    assert set(laid(tmp_path)) <= allowed


def test_a_packed_one_is_checked_to_its_last_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_PIECE", 512)  # so that the tar's end is not read together with the packing's
    path = written(tmp_path / "one.tar", packed=True)
    whole = path.read_bytes()
    path.write_bytes(whole[:-6] + bytes([whole[-6] ^ 1]) + whole[-5:])
    with pytest.raises(Damaged, match="不完整或已损坏"):
        read(path, None)


def test_what_is_behind_the_end_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "one.tar")
    with tarfile.open(path, "a") as tar:
        tar.addfile(tarfile.TarInfo(OF_X))
    with pytest.raises(Damaged, match="不该有"):
        read(path, None)


@pytest.mark.parametrize("content", [b"", b"\x1f\x8b", b"PK\x03\x04" + bytes(600), bytes(10240)])
def test_another_kind_of_file_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.tar"
    path.write_bytes(content)
    with pytest.raises(Damaged, match=r"other\.tar"):
        read(path, None)


def test_a_format_of_a_later_program_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "later.tar"
    text = json.dumps({"format": "gongkai.backup/2"}).encode()
    with tarfile.open(path, "w") as tar:
        info = tarfile.TarInfo(archive.HEAD)
        info.size = len(text)
        tar.addfile(info, io.BytesIO(text))
    with pytest.raises(Damaged, match="升级"):
        read(path, None)
