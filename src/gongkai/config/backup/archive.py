"""The archive: a tar that is written and read as a stream, with what proves it whole at its end.

head.json · the database · demo-accounts.json where there is one · files/ab/ab… (each named by its own SHA-256) ·
members.txt (SHA-256, size and name of all before it) · manifest.json (what the office was at that moment, and the
SHA-256 of the list) · end.txt (the manifest's SHA-256, and its digest under the key ring). Without its end it is not
whole.
"""

import gzip
import hashlib
import io
import json
import os
import re
import tarfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from gongkai.config.backup.errors import Damaged

FORMAT = "gongkai.backup/1"
HEAD, MEMBERS, MANIFEST, END = "head.json", "members.txt", "manifest.json", "end.txt"
DEMONSTRATION = "demo-accounts.json"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
_ENDING = (MEMBERS, MANIFEST, END)
_FILE = re.compile(r"files/([0-9a-f]{2})/(\1[0-9a-f]{62})")
_SMALL = 4 * 1024 * 1024
"""Nothing that is held in memory is larger."""
_PIECE = 1024 * 1024
_GZIP, _TAR = b"\x1f\x8b", b"ustar"
_BROKEN = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, ValueError, FileExistsError)
AGAIN = "请换另一份备份，或重新复制这个文件（复制中断、存储介质损坏都会这样）"


class Writer:
    """Puts members into an archive one after the other and keeps the list of them in a file."""

    def __init__(self, tar: tarfile.TarFile, listed: IO[str]) -> None:
        self._tar, self._listed = tar, listed

    def add(self, name: str, source: IO[bytes], size: int) -> None:
        """One member of known size."""
        hashed = _Hashed(source)
        self._put(name, hashed, size)
        self._listed.write(_line(hashed.digest, size, name))

    def finish(self, manifest: dict[str, Any], listed: Path, keyed: Callable[[str], str]) -> None:
        """The list, the manifest, and the end."""
        self._listed.flush()
        with listed.open("rb") as source:
            hashed = _Hashed(source)
            self._put(MEMBERS, hashed, listed.stat().st_size)
        text = json.dumps({**manifest, "members": hashed.digest}, ensure_ascii=False, indent=1)
        self.small(MANIFEST, text)
        self.small(END, f"{_digest(text.encode())}\n{keyed(text)}\n")

    def small(self, name: str, text: str) -> None:
        """A member that the list does not name."""
        self._put(name, io.BytesIO(text.encode()), len(text.encode()))

    def _put(self, name: str, source: "IO[bytes] | _Hashed", size: int) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        self._tar.addfile(info, source)


class _Hashed:
    """Reads through, and hashes what is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source, self._hash = source, hashlib.sha256()

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def read(self, size: int = -1) -> bytes:
        piece = self._source.read(size)
        self._hash.update(piece)
        return piece


@contextmanager
def writing(file: IO[bytes], listed: IO[str], *, packed: bool) -> Iterator[Writer]:
    """An archive written into an open file; packed, it is smaller and slower."""
    if packed:
        with gzip.GzipFile("", "wb", 1, file) as outer, writing(outer, listed, packed=False) as writer:  # type: ignore[arg-type]
            yield writer
        return
    with tarfile.open(fileobj=file, mode="w|", format=tarfile.GNU_FORMAT, bufsize=_PIECE) as tar:
        yield Writer(tar, listed)


def read(
    path: Path, into: Path | None, listed: IO[str], *, head: Callable[[dict[str, Any]], None]
) -> tuple[str, list[str]]:
    """Reads an archive whole, checks every member and lays what it holds into a folder (None: nowhere).

    Returns the manifest's text and the lines of its end; raises Damaged. `head` is asked about the head before
    anything is laid anywhere.
    """
    small: dict[str, bytes] = {}
    with path.open("rb") as raw:
        first = raw.read(512)
        packed = first.startswith(_GZIP)
        if not packed and first[257:262] != _TAR:
            raise Damaged(f"{path.name} 不是备份文件，或是空的；请选 manage.py backup 写出的文件")
        raw.seek(0)
        outer = gzip.GzipFile("", "rb", fileobj=raw) if packed else raw
        try:
            with tarfile.open(fileobj=outer, mode="r|", bufsize=_PIECE) as tar:
                for number, info in enumerate(tar):
                    source = _member(tar, info, number, small)
                    if info.name in _ENDING:
                        small[info.name] = _held(source, info, listed)
                    elif info.name == HEAD:
                        head(_json(_kept(source, info, None, listed)))
                    else:
                        _kept(source, info, into, listed)
            while outer.read(_PIECE):  # a packed one is checked to its last byte
                pass
        except _BROKEN as error:
            raise Damaged(f"{path.name} 不完整或已损坏；{AGAIN}") from error
    return _whole(small)


def _member(tar: tarfile.TarFile, info: tarfile.TarInfo, number: int, ended: Mapping[str, bytes]) -> IO[bytes]:
    """A member's bytes, if it is one that a backup may have in this place: the list and what follows it come last."""
    if number == 0 or ended or info.name == MEMBERS:
        due = (HEAD, MEMBERS, MANIFEST, END)[len(ended) + bool(number)] if len(ended) < len(_ENDING) else ""
        is_allowed = info.name == due
    else:
        is_allowed = info.name in (*DATABASES.values(), DEMONSTRATION) or bool(_FILE.fullmatch(info.name))
    is_plain = info.type == tarfile.REGTYPE and not info.issparse()
    source = tar.extractfile(info) if is_plain and is_allowed else None
    if source is None:
        raise Damaged(f"不是本系统的备份：里面有不该有的“{info.name[:60]}”；请选 manage.py backup 写出的文件")
    return source


def _kept(source: IO[bytes], info: tarfile.TarInfo, into: Path | None, listed: IO[str]) -> bytes:
    """Lays a member into the folder and notes it; a file must be what its name says. Returns a small one's bytes."""
    hashed, first = _Hashed(source), b""
    target = None if into is None or info.name == HEAD else into / info.name
    if target is not None:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(target or os.devnull, "xb" if target else "wb") as file:
        if target is not None:
            target.chmod(0o600)
        while piece := hashed.read(_PIECE):
            first = first or piece
            file.write(piece)
    named = _FILE.fullmatch(info.name)
    if named and named[2] != hashed.digest:
        raise Damaged(f"备份里的文件 {named[2][:12]}… 已损坏；{AGAIN}")
    listed.write(_line(hashed.digest, info.size, info.name))
    return first


def _held(source: IO[bytes], info: tarfile.TarInfo, listed: IO[str]) -> bytes:
    """What is compared, not kept: the list's SHA-256 once it was found equal to ours; manifest and end as they are."""
    if info.name != MEMBERS:
        if info.size > _SMALL:
            raise Damaged(f"备份里的 {info.name} 大得不合理；{AGAIN}")
        return source.read()
    listed.flush()
    theirs = _Hashed(source)
    with open(listed.name, "rb") as ours:
        while piece := theirs.read(_PIECE):
            if piece != ours.read(len(piece)):
                raise Damaged(f"备份里的内容与它的清单不一致；{AGAIN}")
        if ours.read(1):
            raise Damaged(f"备份里的内容比它的清单多；{AGAIN}")
    return theirs.digest.encode()


def _whole(small: dict[str, bytes]) -> tuple[str, list[str]]:
    if len(small) < len(_ENDING):
        raise Damaged(f"备份不完整，没有写到结尾；{AGAIN}")
    text, end = small[MANIFEST].decode(), small[END].decode().split()
    if (
        len(end) != 2
        or end[0] != _digest(small[MANIFEST])
        or _json(small[MANIFEST])["members"] != small[MEMBERS].decode()
    ):
        raise Damaged(f"备份的清单已损坏；{AGAIN}")
    return text, end


def _json(content: bytes) -> dict[str, Any]:
    told = json.loads(content)
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise Damaged("不是本系统的备份，或格式比这个程序新；请选 manage.py backup 写出的文件，或升级程序以后再恢复")
    return told


def _line(digest: str, size: int, name: str) -> str:
    return f"{digest} {size} {name}\n"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
