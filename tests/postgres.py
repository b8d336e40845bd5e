"""A PostgreSQL of the tests' own: a folder, a socket in it, no network; gone when the tests are over."""

import atexit
import getpass
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


def is_there() -> bool:
    """Whether the server's programs are on this machine."""
    return bool(_BINARIES) or shutil.which("initdb") is not None


def start() -> str:
    """Starts a server and returns its address as DATABASE_URL takes it; it is stopped at the end of the process."""
    folder = Path(tempfile.mkdtemp(prefix="gongkai-pg-"))
    as_owner = _as_owner(folder)
    data = folder / "data"
    _run(
        [
            *as_owner,
            _program("initdb"),
            "-D",
            str(data),
            "-U",
            "office",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]
    )
    settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off -c max_connections=120"
    _run([*as_owner, _program("pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", settings, "start"])
    owner = os.getpid()

    def stop() -> None:
        if os.getpid() == owner:
            _run([*as_owner, _program("pg_ctl"), "-D", str(data), "-m", "immediate", "stop"])
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return f"postgres://office@{str(folder).replace('/', '%2F')}/postgres"


def _as_owner(folder: Path) -> list[str]:
    """The server refuses to be run by root."""
    if getpass.getuser() != "root":
        return []
    shutil.chown(folder, "postgres")
    return ["runuser", "-u", "postgres", "--"]


def _program(name: str) -> str:
    return shutil.which(name) or str(_BINARIES[0] / name)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
