"""What runs in the worker: takes a question, opens the file under limits, answers; until nobody asks any more."""

import gc
import os
import resource
import signal

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.opening import open_bytes
from gongkai.intake.worker.folder import remove
from gongkai.intake.worker.wire import LENGTH, answer, asked, refusal

_ASKING, _ANSWERING = 0, 1
_OBJECTS = 50_000
"""Objects after which the interpreter looks for circles: a file makes some ten thousand, and hardly one of them."""


def serve(folder: str = "") -> None:
    """Answers questions from standard input on standard output; what libraries print goes nowhere.

    `folder` is the one made for its files; removed here too, for the one who made it may be gone.
    """
    out = os.dup(_ANSWERING)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _ANSWERING)
    os.dup2(nowhere, 2)
    _bound(resource.RLIMIT_CORE, 0)
    gc.set_threshold(_OBJECTS)
    goes_on = True
    try:
        while goes_on and (length := int.from_bytes(_taken(LENGTH), "little")):
            data, limits, options = asked(_taken(length))
            reply, goes_on = _answer(data, limits, **options)
            _send(out, reply)
    finally:
        remove(folder)


def _answer(data: bytes, limits: Limits, *, hashed: bool, ocr: bool) -> tuple[bytes, bool]:
    """The answer, and whether this process may be asked again."""
    bounded(limits)
    try:
        return answer(open_bytes(data, "", limits, hashed=hashed, ocr=ocr)), True
    except UnreadableFile as error:
        return refusal(error.reason, str(error)), True
    except MemoryError:
        return refusal("out_of_memory", out_of_memory(limits)), False
    except RecursionError:
        return refusal("too_deep", "文件内部的层次嵌套过深，不像正常文件；未读取"), True
    except Exception as error:
        said = f"读取时程序出错（{type(error).__name__}），文件可能已损坏；请用原软件打开后另存"
        return refusal("crashed", said), False
    finally:
        signal.alarm(0)


def bounded(limits: Limits) -> None:
    """Lets this process go on for one file more, and no longer."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _bound(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + limits.cpu_seconds)
    _bound(resource.RLIMIT_AS, limits.memory_bytes)
    _bound(resource.RLIMIT_FSIZE, limits.unpacked_bytes)
    signal.alarm(limits.wall_seconds)  # ends this process though nobody were left to do so


def out_of_memory(limits: Limits) -> str:
    """Why a file that wanted too much memory was given up."""
    return f"读取这个文件需要的内存超过 {limits.memory_bytes / 1e6:.0f} MB 的上限；请确认是否拿错了文件"


def _bound(name: int, most: int) -> None:
    """Sets a soft limit: LibreOffice, started from here, lifts those that are too tight for it."""
    highest = resource.getrlimit(name)[1]
    resource.setrlimit(name, (most if highest < 0 else min(most, highest), highest))


def _taken(length: int) -> bytes:
    """So many bytes of what is asked; none where nobody asks any more."""
    pieces = bytearray()
    while len(pieces) < length:
        piece = os.read(_ASKING, min(length - len(pieces), 1 << 20))
        if not piece:
            return b""
        pieces += piece
    return bytes(pieces)


def _send(out: int, message: bytes) -> None:
    view = memoryview(message)
    while view:
        view = view[os.write(out, view) :]
