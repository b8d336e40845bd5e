"""Older files through LibreOffice: a throw-away profile, no macros, no links, no network, little time."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.kinds import CHINESE
from gongkai.intake.limits import Limits

_PROGRAMS = ("soffice", "libreoffice")
_TARGETS = {"doc": "docx", "rtf": "docx", "odt": "docx", "xml": "docx", "ods": "xlsx", "xls": "xlsx"}
_FILTERS = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_PACKAGES = {"docx": "libreoffice-writer-nogui", "xlsx": "libreoffice-calc-nogui"}
_DIES_WITH_PARENT = 1
"""The number of that option of Linux's prctl."""
_SIGNALLED = 128
"""What shells add to a signal's number where it ended a program."""
_PATH = "/usr/local/bin:/usr/bin:/bin"
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "2"),
    ("Writer/Content/Update", "Field", "false"),
    ("Calc/Content/Update", "Link", "2"),
    ("Common/Misc", "FirstRun", "false"),
)


def convert(data: bytes, kind: str, limits: Limits) -> bytes:
    """A file of `kind` (`doc`, `rtf`, `odt`, `xml`, `ods`) as DOCX or XLSX.

    Raises UnreadableFile: `needs_libreoffice` (the package is named), `too_slow`, `too_large` or `not_converted`.
    """
    target = _TARGETS[kind]
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        name = CHINESE.get(kind, "这种格式的文件")
        raise UnreadableFile(
            "needs_libreoffice",
            f"读取{name}需要 LibreOffice，本机没有安装；请安装 Debian 软件包 {_PACKAGES[target]}，"
            f"或用 Word、WPS 另存为 {target} 格式后再读取",
        )
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        home = Path(folder)
        _prepare(home)
        source = home / f"source.{kind}"
        source.write_bytes(data)
        _run([*_alone(), program, *_arguments(home, target), str(source)], home, limits)
        made = home / "made" / f"source.{target}"
        if not made.is_file():
            raise _not_converted(target)
        if made.stat().st_size > limits.file_bytes:
            raise UnreadableFile("too_large", "转换后的文件超过大小上限；请确认是否拿错了文件")
        return made.read_bytes()


def _arguments(home: Path, target: str) -> list[str]:
    profile = (home / "profile").as_uri()
    return [
        f"-env:UserInstallation={profile}", "--headless", "--nologo", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", _FILTERS[target], "--outdir", str(home / "made"),
    ]  # fmt: skip


def _prepare(home: Path) -> None:
    """A profile of its own that says no to everything active; it goes with the folder."""
    user = home / "profile" / "user"
    user.mkdir(parents=True)
    (home / "made").mkdir()
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _SETTINGS
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _alone() -> list[str]:
    """Words before a command that take the network and other processes away from it; none where that is not allowed.

    What it started ends with it, as the processes of a space of their own do.
    """
    program = shutil.which("unshare")
    if program is None:
        return []
    words = [program, *([] if os.geteuid() == 0 else ["--map-root-user"]), "--net", "--pid", "--kill-child=KILL"]
    try:
        tried = subprocess.run([*words, "true"], capture_output=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return words if tried.returncode == 0 else []


def _run(command: list[str], home: Path, limits: Limits) -> None:
    environment = {"PATH": os.environ.get("PATH", _PATH), "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8"}
    process = subprocess.Popen(
        command, cwd=home, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True, preexec_fn=_bounded(limits),
    )  # fmt: skip
    try:
        ended = process.wait(limits.conversion_seconds)
    except subprocess.TimeoutExpired:
        raise _too_slow(limits) from None
    finally:
        _end(process)
    if ended in (-signal.SIGXCPU, _SIGNALLED + signal.SIGXCPU):
        raise _too_slow(limits)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends the program and whatever it started; its group is its own."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _bounded(limits: Limits) -> Callable[[], None]:
    """Sets in the new process what it may use, lifts what its parent may not, and ties its life to the parent's."""
    import ctypes
    import resource

    tie = getattr(ctypes.CDLL(None), "prctl", None)

    def bound() -> None:
        if tie is not None:
            tie(_DIES_WITH_PARENT, int(signal.SIGKILL))
        for name, most in (
            (resource.RLIMIT_AS, resource.RLIM_INFINITY),
            (resource.RLIMIT_DATA, limits.memory_bytes),
            (resource.RLIMIT_CPU, max(1, limits.conversion_seconds)),
            (resource.RLIMIT_FSIZE, limits.unpacked_bytes),
            (resource.RLIMIT_CORE, 0),
        ):
            highest = resource.getrlimit(name)[1]
            soft = highest if most == resource.RLIM_INFINITY else most
            resource.setrlimit(name, (soft if highest < 0 or 0 <= soft <= highest else highest, highest))

    return bound


def _too_slow(limits: Limits) -> UnreadableFile:
    return UnreadableFile(
        "too_slow", f"转换旧版文件超过 {limits.conversion_seconds} 秒；请用 Word、WPS 另存为新格式后再读取"
    )


def _not_converted(target: str) -> UnreadableFile:
    return UnreadableFile(
        "not_converted",
        "LibreOffice 无法打开这个文件，文件可能已损坏；请用 Word、WPS 打开后另存为"
        f" {target} 格式（如所有旧版文件都这样，请检查是否装有 {_PACKAGES[target]}）",
    )
