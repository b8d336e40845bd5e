"""What kinds of job there are, and what runs by the clock; each app names its own when it starts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongkai.office.jobs.work import Work


@dataclass(frozen=True)
class Kind:
    """A kind of job."""

    name: str
    term: str
    run: Callable[["Work"], Mapping[str, Any]]


@dataclass(frozen=True)
class Schedule:
    """Something that runs by itself, at most once in every span."""

    name: str
    every: timedelta
    run: Callable[[datetime], None]


KINDS: dict[str, Kind] = {}
SCHEDULES: dict[str, Schedule] = {}


def job(name: str, term: str) -> Callable[[Callable[["Work"], Mapping[str, Any]]], Kind]:
    """Marks a function as a kind of job."""

    def named(run: Callable[["Work"], Mapping[str, Any]]) -> Kind:
        KINDS[name] = Kind(name, term, run)
        return KINDS[name]

    return named


def scheduled(name: str, every: timedelta) -> Callable[[Callable[[datetime], None]], Schedule]:
    """Marks a function as running by the clock; it is handed the moment."""

    def named(run: Callable[[datetime], None]) -> Schedule:
        SCHEDULES[name] = Schedule(name, every, run)
        return SCHEDULES[name]

    return named
