"""Who runs the office of a data folder: one at a time, told by a lock that ends with the process."""

import fcntl
import os
from pathlib import Path

_LOCK = "running.lock"


class Turn:
    """The data folder taken for oneself; nobody else can take it before `end`, or the end of the process."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def tell(self, where: str) -> None:
        """Leaves word where the office is to be found, for whoever finds the folder taken."""
        os.ftruncate(self._handle, 0)
        os.pwrite(self._handle, where.encode(), 0)

    def end(self) -> None:
        """Lets others take it."""
        os.close(self._handle)


def take(folder: Path) -> Turn | None:
    """Takes the folder; None when an office runs on it."""
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    os.ftruncate(handle, 0)
    return Turn(handle)


def where(folder: Path) -> str:
    """Where the office that runs on it said it is to be found; empty when it has not said."""
    try:
        return (folder / _LOCK).read_text(encoding="utf-8")
    except OSError:
        return ""
