"""Keeps the translated form of regular expressions beside the bytecode, so that a new process need not translate again.

The standard library has no way to keep a compiled expression; this does with expressions what the interpreter does with
modules, in the same folder, under the same switches. It leans on the interpreter's private parts, therefore: the file
is named for the interpreter and its expression engine, the engine checks every translation it is given, and whatever
goes wrong, `re.compile` does the work. See docs/decisions/0014.
"""

import atexit
import re
import sys
from typing import Any, Final

from gongkai.intake.kept import keep, kept_in, place_of

Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What the engine needs beside the source: flags, code, number of groups, names to groups, groups to names.

The code is kept as bytes: a hundred thousand numbers in a list take longer to load than all the rest.
"""

_WORD: Final = "I"
"""An unsigned number of four bytes, as the engine's code has them."""


def compiled(source: str) -> re.Pattern[str]:
    """The compiled expression, from what was kept where possible; raises re.error for a source that is none."""
    kept = _STORE.kept.get(source)
    if kept is not None:
        try:
            flags, code, groups, names, order = kept
            expression: re.Pattern[str] = _STORE.engine.compile(
                source, flags, memoryview(code).cast(_WORD).tolist(), groups, names, order
            )
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
        except ImportError:
            return  # another interpreter: every process translates
        self.engine = _sre
        name = f"expressions.{sys.implementation.cache_tag}-{_sre.MAGIC}-{_sre.CODESIZE}"
        self._file = place_of(__file__, name)
        found = kept_in(self._file)
        if isinstance(found, dict):
            self.kept = found

    def add(self, source: str) -> None:
        """Notes the translation of an expression for the next process."""
        if self.engine is None or sys.dont_write_bytecode:
            return
        try:
            from array import array
            from re import _compiler, _parser  # type: ignore[attr-defined]

            parsed = _parser.parse(source, 0)
            code = _compiler._code(parsed, 0)
            names = dict(parsed.state.groupdict)
            order: list[str | None] = [None] * parsed.state.groups
            for name, number in names.items():
                order[number] = name
            flags = int(parsed.state.flags)
            words = array(_WORD, map(int, code)).tobytes()
            self.kept[source] = (flags, words, parsed.state.groups - 1, names, tuple(order))
        except Exception:  # another interpreter's private parts
            self.engine = None
            return
        if not self._new:
            self._new = True
            atexit.register(lambda: keep(self._file, self.kept))


_STORE = _Store()
