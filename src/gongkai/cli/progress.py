"""How far several files have come, on a terminal only."""

import os
import sys

_WIDTH = 20
_NAME = 30


class Progress:
    """A line on stderr that is written over; silent for one file, where stderr is no terminal, or it cannot move."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._shown = total > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._length = 0

    def show(self, done: int, path: str) -> None:
        """Shows that a file is being read after `done` others."""
        if not self._shown:
            return
        self.clear()
        full = _WIDTH * done // self._total
        mark = "#" * full + "-" * (_WIDTH - full)
        line = f"[{mark}] {done + 1}/{self._total} {os.path.basename(path)[-_NAME:]}"
        self._length = sum(2 if ord(char) > 0x2E80 else 1 for char in line)
        sys.stderr.write(f"\r{self._coloured(line)}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Takes the line away, so that something else can be written."""
        if self._length:
            sys.stderr.write("\r" + " " * self._length + "\r")
            sys.stderr.flush()
            self._length = 0

    def _coloured(self, line: str) -> str:
        return line if os.environ.get("NO_COLOR") else f"\033[36m{line}\033[0m"
