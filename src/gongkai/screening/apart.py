"""Screens and masks a stranger's file in a process of its own, whose death costs that file only."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import DEFAULT, Limits
from gongkai.intake.worker import folder
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.traces import Concealed
from gongkai.screening.screened import Found, Masked, Screened
from gongkai.screening.veiling import Rule

_START = "import sys; from gongkai.screening.apart import serve; serve(sys.argv[1])"
_KEPT = ("PATH", "LANG", "LC_ALL", "TMPDIR", "PYTHONPYCACHEPREFIX", "PYTHONDONTWRITEBYTECODE")
_GRACE = 5
"""Seconds that are waited longer than the process waits for itself."""
_LENGTH = 8
"""Bytes of a length, the lowest first."""
_TIMES = 4
"""So many times the processor time of reading a file: it is looked at, written anew and looked at again."""


def screen(data: bytes, limits: Limits = DEFAULT, rules: Mapping[str, Rule] | None = None) -> Screened:
    """As `masking.screen`; also raises UnreadableFile `crashed`, `too_slow` or `out_of_memory` for what died of it."""
    told, _ = _asked(data, limits, rules, mask=False)
    return _screened(told)


def mask(data: bytes, limits: Limits = DEFAULT, rules: Mapping[str, Rule] | None = None) -> Masked:
    """As `masking.mask`; raises UnreadableFile also where the process died."""
    told, copy = _asked(data, limits, rules, mask=True)
    return Masked(copy, str(told["ending"]), _screened(told))


def _asked(
    data: bytes, limits: Limits, rules: Mapping[str, Rule] | None, *, mask: bool
) -> tuple[dict[str, Any], bytes]:
    limits = limits._replace(cpu_seconds=_TIMES * limits.cpu_seconds)
    head = json.dumps({"limits": limits, "rules": rules, "mask": mask}).encode()
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    if own := folder.make():
        environment["TMPDIR"] = own
    try:
        done = subprocess.run(
            [sys.executable, "-S", "-P", "-c", _START, own],
            input=len(head).to_bytes(_LENGTH, "little") + head + data,
            capture_output=True,
            check=False,
            env=environment,
            timeout=limits.wall_seconds + _GRACE,
        )
    except subprocess.TimeoutExpired:
        raise _too_slow(limits) from None
    finally:
        folder.remove(own)
    if done.returncode in (-signal.SIGXCPU, -signal.SIGALRM):
        raise _too_slow(limits)
    if done.returncode == -signal.SIGKILL:
        raise UnreadableFile("out_of_memory", "检查这个文件时系统内存不足；请确认是否拿错了文件")
    try:
        end = _LENGTH + int.from_bytes(done.stdout[:_LENGTH], "little")
        told = json.loads(done.stdout[_LENGTH:end])
    except ValueError:
        raise UnreadableFile("crashed", "检查这个文件的程序意外中止，文件可能已损坏；请用原软件打开后另存") from None
    if "refused" in told:
        raise Refused(str(told["refused"]), str(told["message"]))
    if "reason" in told:
        raise UnreadableFile(str(told["reason"]), str(told["message"]))
    return told, done.stdout[end:]


def _too_slow(limits: Limits) -> UnreadableFile:
    return UnreadableFile("too_slow", f"检查这个文件超过 {limits.cpu_seconds} 秒，已放弃；请拆分后再试")


def _screened(told: dict[str, Any]) -> Screened:
    return Screened(
        str(told["kind"]),
        tuple(Found(*one) for one in told["found"]),
        tuple(Concealed(*one) for one in told["concealed"]),
        tuple(map(str, told["notes"])),
    )


def serve(own: str = "") -> None:
    """Answers the one question on standard input; what libraries print goes nowhere.

    `own` is the folder made for its files; removed here too, for the one who made it may be gone.
    """
    try:
        _serve()
    finally:
        folder.remove(own)


def _serve() -> None:
    from gongkai.intake.worker.inside import bounded, out_of_memory

    out = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    message = sys.stdin.buffer.read()
    behind = _LENGTH + int.from_bytes(message[:_LENGTH], "little")
    asked = json.loads(message[_LENGTH:behind])
    limits = Limits(*asked["limits"])
    bounded(limits)
    told: dict[str, Any]
    copy = b""
    try:
        told, copy = _answered(message[behind:], limits, asked)
    except Refused as error:
        told = {"refused": error.reason, "message": str(error)}
    except UnreadableFile as error:
        told = {"reason": error.reason, "message": str(error)}
    except MemoryError:
        told = {"reason": "out_of_memory", "message": out_of_memory(limits)}
    except RecursionError:
        told = {"reason": "too_deep", "message": "文件内部的层次嵌套过深，不像正常文件；未检查"}
    except Exception as error:
        said = f"检查时程序出错（{type(error).__name__}），文件可能已损坏；请用原软件打开后另存"
        told = {"reason": "crashed", "message": said}
    head = json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")
    out.write(len(head).to_bytes(_LENGTH, "little") + head + copy)
    out.flush()


def _answered(data: bytes, limits: Limits, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    from gongkai.screening import masking

    rules = None if asked["rules"] is None else {code: Rule(*rule) for code, rule in asked["rules"].items()}
    copy, ending = b"", ""
    if asked["mask"]:
        masked = masking.mask(data, limits, rules)
        screened, copy, ending = masked.screened, masked.data, masked.ending
    else:
        screened = masking.screen(data, limits, rules)
    return {**screened._asdict(), "ending": ending}, copy
