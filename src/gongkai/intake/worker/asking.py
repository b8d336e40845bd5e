"""The side that asks: starts a worker when first needed, waits no longer than allowed, starts another when one died."""

import contextlib
import os
import select
import signal
import sys
import time
from types import TracebackType

from gongkai.intake.document import Document
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import DEFAULT, Limits
from gongkai.intake.worker import folder
from gongkai.intake.worker.wire import LENGTH, answered, question

_START = "import sys; from gongkai.intake.worker.inside import serve; serve(sys.argv[1])"
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE")
_FILES_EACH = 200
"""Files that one worker opens: what libraries forget to give back must not count against the hundredth file."""
_SHAKEN = frozenset(("out_of_memory", "crashed"))
"""Reasons after which a worker is not asked again: what went wrong may have left it too little memory."""
_GRACE = 5
"""Seconds that are waited longer than the worker waits for itself."""
_MOST = 1_000_000_000
"""Bytes of an answer; a longer one is not believed."""


class Worker:
    """A process that opens files, one at a time, and is started anew after it died; use it as a context.

    `ask` hands a file over and returns at once, `answer` waits; between the two the caller may do something else.
    """

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits
        self._pid = 0
        self._to = self._from = -1
        self._opened = 0
        self._name = ""
        self._folder = ""

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def open(self, data: bytes, name: str = "", *, hashed: bool = True, ocr: bool = False) -> Document:
        """Opens the bytes of a file as `open_bytes` does.

        Raises UnreadableFile with one of its reasons, or `too_slow`, `out_of_memory`, `crashed`.
        """
        self.ask(data, name, hashed=hashed, ocr=ocr)
        return self.answer()

    def ask(self, data: bytes, name: str = "", *, hashed: bool = True, ocr: bool = False) -> None:
        """Hands a file over; the one before must have been answered."""
        if self._opened >= _FILES_EACH:
            self.close()
        if not self._pid:
            self._start()
        self._opened += 1
        self._name = name
        try:
            message = memoryview(question(data, self._limits, hashed=hashed, ocr=ocr))
            while message:
                message = message[os.write(self._to, message) :]
        except BrokenPipeError:
            pass  # it died; `answer` says of what

    def answer(self) -> Document:
        """Waits for what was asked; raises UnreadableFile as `open`."""
        until = time.monotonic() + self._limits.wall_seconds + _GRACE
        try:
            length = int.from_bytes(self._taken(LENGTH, until), "little")
            message = self._taken(length, until) if length <= _MOST else b""
        except TimeoutError:
            self._kill()
            raise self._too_slow() from None
        if not message:
            raise self._died()
        try:
            return answered(message, self._name)
        except UnreadableFile as error:
            if error.reason in _SHAKEN:
                self._kill()
            raise
        except (ValueError, TypeError, KeyError, AttributeError):
            self._kill()
            raise _crashed("答复不可信") from None

    def close(self) -> None:
        """Ends the worker."""
        if self._pid:
            self._kill()

    def _start(self) -> None:
        ours, theirs = os.pipe(), os.pipe()
        self._folder = folder.make()
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        if self._folder:
            environment["TMPDIR"] = self._folder
        try:
            self._pid = os.posix_spawn(
                sys.executable,
                [sys.executable, "-S", "-P", "-c", _START, self._folder],
                environment,
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, ours[0], 0),
                    (os.POSIX_SPAWN_DUP2, theirs[1], 1),
                    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                ],
                setpgroup=0,  # Ctrl-C at the terminal is for the one who asks; what the worker starts ends with it
            )
        finally:
            os.close(ours[0])
            os.close(theirs[1])
            if not self._pid:
                folder.remove(self._folder)
        self._to, self._from, self._opened = ours[1], theirs[0], 0

    def _taken(self, length: int, until: float) -> bytes:
        """So many bytes of the answer; none where the worker died before."""
        pieces = bytearray()
        poll = select.poll()
        poll.register(self._from, select.POLLIN)
        while len(pieces) < length:
            left = until - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                raise TimeoutError
            piece = os.read(self._from, min(length - len(pieces), 1 << 20))
            if not piece:
                return b""
            pieces += piece
        return bytes(pieces)

    def _died(self) -> UnreadableFile:
        status = self._forget(os.waitpid(self._pid, 0)[1])
        if os.WIFSIGNALED(status):
            cause = os.WTERMSIG(status)
            if cause in (signal.SIGXCPU, signal.SIGALRM):
                return self._too_slow()
            if cause == signal.SIGKILL:
                return UnreadableFile("out_of_memory", "读取这个文件时系统内存不足；请确认是否拿错了文件")
            return _crashed(signal.Signals(cause).name)
        return _crashed(f"退出码 {os.WEXITSTATUS(status)}")

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
        self._forget(os.waitpid(self._pid, 0)[1])

    def _forget(self, status: int) -> int:
        os.close(self._to)
        os.close(self._from)
        self._pid, self._to, self._from = 0, -1, -1
        folder.remove(self._folder)
        return status

    def _too_slow(self) -> UnreadableFile:
        return UnreadableFile(
            "too_slow", f"读取这个文件超过 {self._limits.cpu_seconds} 秒，已放弃；请确认是否拿错了文件，或拆分后再试"
        )


def _crashed(how: str) -> UnreadableFile:
    return UnreadableFile("crashed", f"读取这个文件的程序意外中止（{how}），文件可能已损坏；请用原软件打开后另存")
