"""Bytes on disk: written beside, synced, renamed to their hash. A file is there whole or not at all."""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings


class Missing(Exception):
    """The bytes are not there, or are not those that were kept; the message says which file."""


def root() -> Path:
    """The folder of all files."""
    return Path(settings.VAR) / "files"


def put(content: bytes) -> str:
    """Keeps bytes and returns their address; the same bytes are kept once."""
    address = hashlib.sha256(content).hexdigest()
    path = _path(address)
    if path.exists():
        return address
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_name(f".{secrets.token_hex(8)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
    _sync(path.parent)
    return address


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
        _sync(path.parent)


def addresses() -> Iterator[tuple[str, Path]]:
    """Every file there is, with what it is called; leftovers of an interrupted write have a name with a dot."""
    if root().exists():
        for path in root().glob("*/*"):
            yield path.name, path


def _path(address: str) -> Path:
    return root() / address[:2] / address


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
