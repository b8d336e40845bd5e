"""Settings of an office whose processes can be told to die at a boundary of writing.

The file that GONGKAI_TEST_DOOM names says how many boundaries are still to be passed; whoever passes the last one is
killed there and then. A boundary is before and after every commit, every changing statement, every sync of a file to
the disk and every rename.
"""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

_DOOM = Path(os.environ["GONGKAI_TEST_DOOM"])
_CHANGING = ("INSERT", "UPDATE", "DELETE")


def _boundary() -> None:
    try:
        left = int(_DOOM.read_text(encoding="ascii") or "0")
    except (OSError, ValueError):
        return
    if left:
        _DOOM.write_text(str(left - 1), encoding="ascii")
        return
    try:
        _DOOM.rename(_DOOM.with_suffix(".done"))
    except OSError:
        return  # another process was faster, and is dead
    os.kill(os.getpid(), signal.SIGKILL)


def _bounded(real: Callable[..., Any]) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        _boundary()
        done = real(*given, **named)
        _boundary()
        return done

    return call


_execute = CursorWrapper.execute


def _executed(self: CursorWrapper, sql: str, params: Any = None) -> Any:
    if not str(sql).startswith(_CHANGING):
        return _execute(self, sql, params)
    _boundary()
    done = _execute(self, sql, params)
    _boundary()
    return done


CursorWrapper.execute = _executed  # type: ignore[method-assign]
BaseDatabaseWrapper._commit = _bounded(BaseDatabaseWrapper._commit)  # type: ignore[method-assign]
os.fsync, os.replace = _bounded(os.fsync), _bounded(os.replace)

from tests.journeys.moved import *  # noqa: E402, F403
