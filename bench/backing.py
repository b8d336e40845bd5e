"""Backup and restore of the office that was just measured: seconds and size, as an administrator would run them."""

import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import psycopg
from tests.offices import free_port

from bench.figures import Figure

_ROOT = Path(__file__).resolve().parents[1]


def figures(of: str, environ: Mapping[str, str], folder: Path) -> list[Figure]:
    """The office backed up into a folder, and put back beside it; the restore reads everything twice and verifies."""
    archive = folder / "measured.tar"
    taking = _seconds(environ, "backup", str(archive))
    elsewhere = {**environ, "DATA_DIR": str(folder / "elsewhere" / "office"), "PORT": str(free_port())}
    (folder / "elsewhere").mkdir()
    if environ["DATABASE_URL"]:
        with psycopg.connect(environ["DATABASE_URL"], autocommit=True) as connection:
            connection.execute("CREATE DATABASE elsewhere")
        elsewhere["DATABASE_URL"] = f"{environ['DATABASE_URL'].rpartition('/')[0]}/elsewhere"
    putting = _seconds(elsewhere, "restore", str(archive))
    size = f"{archive.stat().st_size / 1e6:,.0f} MB"
    return [
        Figure(f"{of}: `manage.py backup`, {size}", f"{taking:.1f} s", "–", "–", True),
        Figure(f"{of}: `manage.py restore` with its verification", f"{putting:.1f} s", "–", "–", True),
    ]


def _seconds(environ: Mapping[str, str], *words: str) -> float:
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=_ROOT, env=dict(environ), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return time.perf_counter() - begun
