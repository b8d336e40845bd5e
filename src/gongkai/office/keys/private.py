"""Files for the office's own user only (mode 0600), there whole or not at all, even when the power fails."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """Writes a file, in place of one that is there. Its folder must be there."""
    with _beside(path, content) as beside:
        beside.replace(path)
    sync(path.parent)


def put_first(path: Path, content: bytes) -> None:
    """Writes a file unless there is one, also when another process makes it at the same time: the first one stays."""
    with _beside(path, content) as beside:
        try:
            os.link(beside, path)
        except FileExistsError:
            return
    sync(path.parent)


def sync(folder: Path) -> None:
    """Makes sure that the names in a folder outlive a failure of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """The content in a file beside, whose name begins with a dot; nothing of it is left."""
    beside = path.with_name(f".{secrets.token_hex(8)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield beside
    finally:
        beside.unlink(missing_ok=True)
