"""Bytes on disk: written beside, synced, renamed to their hash. A file is there whole or not at all."""

import fcntl
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from gongkai.office.keys import private


class Missing(Exception):
    """The bytes are not there, or are not those that were kept; the message says which file."""


def root() -> Path:
    """The folder of all files."""
    return Path(settings.VAR) / "files"


def put(content: bytes) -> str:
    """Keeps bytes and returns their address; the same bytes are kept once."""
    address = hashlib.sha256(content).hexdigest()
    path = _path(address)
    if not path.parent.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        private.sync(root())
    with _turn():
        if path.exists():
            # As young as a new one, lest the sweep take it for a leftover before its new row is there.
            os.utime(path)
            return address
    private.put(path, content)
    return address


def sweep(leftover: Path, is_wanted: Callable[[], bool], older_than: float) -> bool:
    """Removes a file that was not touched since a moment and that nobody wants; nobody puts it meanwhile."""
    with _turn():
        try:
            if leftover.stat().st_mtime >= older_than or is_wanted():
                return False
        except FileNotFoundError:
            return False
        leftover.unlink()
        return True


def get(address: str) -> bytes:
    """The bytes of an address; raises Missing when they are gone or altered."""
    try:
        content = _path(address).read_bytes()
    except OSError:
        raise Missing(f"文件 {address[:12]}… 不在磁盘上；请从备份恢复") from None
    if hashlib.sha256(content).hexdigest() != address:
        raise Missing(f"文件 {address[:12]}… 被改动过；请从备份恢复")
    return content


def remove(address: str) -> None:
    """Takes bytes away; nothing happens where there are none."""
    path = _path(address)
    if path.exists():
        path.unlink()
        private.sync(path.parent)


def addresses() -> Iterator[tuple[str, Path]]:
    """Every file there is, with what it is called; leftovers of an interrupted write have a name with a dot."""
    if root().exists():
        for path in root().glob("*/*"):
            yield path.name, path


@contextmanager
def _turn() -> Iterator[None]:
    """One process after the other; the kernel ends the turn of one that dies."""
    handle = os.open(root().parent / "files.turn", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _path(address: str) -> Path:
    return root() / address[:2] / address
