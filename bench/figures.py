"""Timing in one place: best of several runs for what happens inside a process, medians of pairs for whole processes."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A measured figure beside its goal; `good` says whether the goal is reached."""

    name: str
    measured: str
    floor: str
    goal: str
    good: bool


def best(work: Callable[[], object], runs: int = 30) -> float:
    """Milliseconds of the fastest of several runs: what the machine can do when nothing else wants it."""
    fastest = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        fastest = min(fastest, time.perf_counter() - start)
    return fastest * 1000


def in_turn(works: Sequence[Callable[[], object]], runs: int = 60) -> list[float]:
    """Milliseconds of the fastest run of each of several works, all run once in every round.

    A shared machine is fast and slow by turns of seconds: what is compared has to see the same of both.
    """
    fastest = [float("inf")] * len(works)
    for _ in range(runs):
        for number, work in enumerate(works):
            start = time.perf_counter()
            work()
            fastest[number] = min(fastest[number], time.perf_counter() - start)
    return [seconds * 1000 for seconds in fastest]


def paired(first: Sequence[str], second: Sequence[str], runs: int = 15) -> tuple[float, float, float]:
    """Two commands in turn: median seconds of each, and the median of the differences pair by pair."""
    one, two = [], []
    for _ in range(runs):
        one.append(_whole(first))
        two.append(_whole(second))
    return (
        statistics.median(one),
        statistics.median(two),
        statistics.median(a - b for a, b in zip(one, two, strict=True)),
    )


def _whole(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start
