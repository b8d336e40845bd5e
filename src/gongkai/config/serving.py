"""The office's three processes: the web server, the worker and the clock; one that dies is started again."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

_PATIENCE = 10
"""Seconds that a process may take to end when asked."""
_LEAST = 5
"""A process that lived for fewer seconds is started again only after a pause."""


@dataclass
class Process:
    """One process and how to start it."""

    name: str
    command: Sequence[str]
    running: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)
    started: float = 0.0


def processes(*, address: str, port: int, workers: int) -> list[Process]:
    """What the office consists of."""
    django = [sys.executable, "-m", "django"]
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", address, "--port", str(port)]
    web += ["--workers", str(workers), "--blocking-threads", "1", "--no-ws", "--log-level", "warning"]
    web += ["--respawn-failed-workers", "--respawn-interval", "0.5"]
    return [
        Process("网页服务", [*web, "gongkai.config.wsgi:application"]),
        Process("后台工作", [*django, "worker"]),
        Process("定时", [*django, "tick", "--every", "20", "-v", "0"]),
    ]


class Supervisor:
    """Starts processes, starts again what dies, ends all together."""

    def __init__(self, wanted: Sequence[Process], environ: Mapping[str, str] | None = None) -> None:
        self._wanted = wanted
        self._environ = dict(os.environ if environ is None else environ)
        self._over = threading.Event()

    @property
    def is_over(self) -> bool:
        """Whether it was told to stop."""
        return self._over.is_set()

    def start(self) -> None:
        """Starts all; from here on Ctrl+C, SIGTERM and a closed terminal end all of them in order."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self._over.set())
        for process in self._wanted:
            self._start(process)

    def watch(self) -> None:
        """Goes on until told to stop; then ends all."""
        while not self._over.wait(0.5):
            for process in self._wanted:
                if process.running is not None and process.running.poll() is not None:
                    if time.monotonic() - process.started < _LEAST and self._over.wait(2):
                        break
                    print(f"{process.name}停了，重新启动", file=sys.stderr, flush=True)
                    _end_rest(process.running)
                    self._start(process)
        self.stop()

    def stop(self) -> None:
        """Asks all to end, and ends what does not."""
        alive = [one.running for one in self._wanted if one.running is not None and one.running.poll() is None]
        for running in alive:
            running.terminate()
        until = time.monotonic() + _PATIENCE
        for running in alive:
            try:
                running.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
        for one in self._wanted:
            if one.running is not None:
                _end_rest(one.running)

    def _start(self, process: Process) -> None:
        # A session of its own: Ctrl+C reaches the supervisor only, which then ends the others in order.
        process.running = subprocess.Popen(process.command, env=self._environ, start_new_session=True)
        process.started = time.monotonic()


def _end_rest(first: "subprocess.Popen[bytes]") -> None:
    """Ends what a dead process left of its own (the web server's workers go on holding the port without it)."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(first.pid, signal.SIGKILL)


def answers(address: str, port: int, *, within: float, unless: Callable[[], bool] = lambda: False) -> bool:
    """Whether somebody listens there before the seconds are over, or before `unless` is true."""
    until = time.monotonic() + within
    while time.monotonic() < until and not unless():
        try:
            with socket.create_connection((address, port), timeout=1):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def is_free(address: str, port: int) -> bool:
    """Whether nobody listens there yet."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def first_free(address: str, port: int) -> int | None:
    """The port, or the first after it that nobody listens to; None when none of the next hundred is free."""
    return next((one for one in range(port, min(port + 100, 65536)) if is_free(address, one)), None)
