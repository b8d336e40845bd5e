"""Keeps the translated form of regular expressions beside the bytecode, so that a new process need not translate again.

The standard library has no way to keep a compiled expression; this does with expressions what the interpreter does with
modules, in the same folder, under the same switches (`PYTHONDONTWRITEBYTECODE`, `PYTHONPYCACHEPREFIX`). It leans on the
interpreter's private parts, therefore: the file is named for the interpreter and its expression engine, the engine
checks every translation it is given, and whatever goes wrong, `re.compile` does the work. See docs/decisions/0014.
"""

import atexit
import marshal
import os
import re
import sys
from typing import Any

Kept = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]
"""What the engine needs beside the source: flags, code, number of groups, names to groups, groups to names."""


def compiled(source: str) -> re.Pattern[str]:
    """The compiled expression, from what was kept where possible; raises re.error for a source that is none."""
    kept = _STORE.kept.get(source)
    if kept is not None:
        try:
            flags, code, groups, names, order = kept
            expression: re.Pattern[str] = _STORE.engine.compile(source, flags, code, groups, names, order)
        except Exception:  # the kept form is of another engine, or damaged: translate anew
            _STORE.kept.pop(source)
        else:
            return expression
    expression = re.compile(source)
    _STORE.add(source)
    return expression


class _Store:
    """The kept translations of this interpreter; what is added is written when the process ends."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}
        self.engine: Any = None
        self._new = False
        self._file = ""
        try:
            import _sre  # type: ignore[import-not-found]

            self.engine = _sre
            name = f"expressions.{sys.implementation.cache_tag}-{_sre.MAGIC}"
            self._file = os.path.join(_folder(), name)
            with open(self._file, "rb") as file:
                found = marshal.loads(file.read())
            if isinstance(found, dict):
                self.kept = found
        except (ImportError, OSError, ValueError, EOFError, TypeError):
            pass  # nothing kept yet, or nothing that can be read

    def add(self, source: str) -> None:
        """Notes the translation of an expression for the next process."""
        if self.engine is None or sys.dont_write_bytecode:
            return
        try:
            from re import _compiler, _parser  # type: ignore[attr-defined]

            parsed = _parser.parse(source, 0)
            code = _compiler._code(parsed, 0)
            names = dict(parsed.state.groupdict)
            order: list[str | None] = [None] * parsed.state.groups
            for name, number in names.items():
                order[number] = name
            flags = int(parsed.state.flags)
            self.kept[source] = (flags, list(map(int, code)), parsed.state.groups - 1, names, tuple(order))
        except Exception:  # another interpreter's private parts
            self.engine = None
            return
        if not self._new:
            self._new = True
            atexit.register(self._write)

    def _write(self) -> None:
        """Beside the file and renamed, so that another process never reads half of it."""
        try:
            os.makedirs(os.path.dirname(self._file), exist_ok=True)
            part = f"{self._file}.{os.getpid()}"
            with open(part, "wb") as file:
                file.write(marshal.dumps(self.kept))
            os.replace(part, self._file)
        except OSError:
            pass  # a folder that may not be written to: the next process translates again


def _folder() -> str:
    """Where the interpreter keeps the bytecode of this folder's modules."""
    here = os.path.dirname(os.path.abspath(__file__))
    if sys.pycache_prefix:
        return os.path.join(sys.pycache_prefix, here.lstrip(os.sep))
    return os.path.join(here, "__pycache__")


_STORE = _Store()
