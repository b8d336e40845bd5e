"""The real office as its own processes: web server, worker and clock, with data, keys, port and database of their own."""

import os
import secrets
import signal
import socket
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType

import psycopg

from gongkai.config import env, serving
from gongkai.law.today import SHANGHAI, now

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60
"""A bound for a broken office only, in seconds; nothing is measured by it."""


def free_port() -> int:
    """A port on loopback that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Office:
    """Start it, stop it, start it again: the data stay until the end."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        ours = {variable.name for variable in env.TABLE} - {"DATABASE_URL"}
        self.environ = {
            name: text for name, text in os.environ.items() if not name.startswith("GONGKAI_") and name not in ours
        }
        self.environ |= {
            "DJANGO_SETTINGS_MODULE": "gongkai.config.settings.dev",
            "DATA_DIR": str(self.home / "office"),
            "PORT": str(self.port),
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            **settings,
        }
        self.log = self.home / "log"
        self.running: subprocess.Popen[bytes] | None = None
        server = self.environ.pop("DATABASE_URL", "")
        if server:
            self.environ["DATABASE_URL"] = _new_database(server)

    def __enter__(self) -> "Office":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Starts it empty, and waits until it answers."""
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--empty"], cwd=ROOT, env=self.environ, stdout=log, stderr=log
            )
        is_up = serving.answers("127.0.0.1", self.port, within=PATIENCE, unless=self._has_ended)
        assert is_up, self.said()

    def _has_ended(self) -> bool:
        return self.running is not None and self.running.poll() is not None

    def stop(self) -> int:
        """Asks it to end, as the machine does when it is shut down; its exit code."""
        assert self.running is not None
        self.running.send_signal(signal.SIGTERM)
        return self.running.wait(PATIENCE)

    def said(self) -> str:
        """What its processes have printed."""
        return self.log.read_text(encoding="utf-8")

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Runs one of its commands beside it."""
        return self._done("manage.py", *words)

    def run(self, *words: str) -> str:
        """Runs a program of Python's in the office's environment, which must go well; what it printed."""
        done = self._done(*words)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def refuses(self, *words: str) -> str:
        """What such a program says when it ends with a fault; empty when it goes well."""
        done = self._done(*words)
        return done.stdout + done.stderr if done.returncode else ""

    def _done(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.environ, capture_output=True, text=True, check=False
        )


class Clock:
    """The clock of an office that runs with `tests.journeys.moved`; the stories of a module go forward."""

    def __init__(self, hands: Path) -> None:
        self._hands = hands
        self.moment = now()
        self._keep()

    def go_to(self, on: str, hour: int = 10) -> None:
        """It is that day now, in Shanghai."""
        self.moment = datetime.combine(date.fromisoformat(on), datetime.min.time(), SHANGHAI) + timedelta(hours=hour)
        self._keep()

    def later(self, **span: float) -> None:
        """So much later than now."""
        self.moment = now() + self._ahead + timedelta(**span)
        self._keep()

    def _keep(self) -> None:
        self._ahead = self.moment - now()
        fresh = self._hands.with_suffix(".fresh")
        fresh.write_text(str(self._ahead.total_seconds()), encoding="ascii")
        fresh.replace(self._hands)


def _new_database(server: str) -> str:
    """A database of its own in the tests' PostgreSQL; it is gone with that server."""
    name = f"office_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{server.rpartition('/')[0]}/{name}"
