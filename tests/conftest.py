"""Which database the tests of the office run on (GONGKAI_TEST_DATABASE=postgresql: a server of their own), and when."""

import os
import sys
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import time_machine
from tests import postgres

ROOT = Path(__file__).parents[1]

# Before Django reads its settings, and once: the workers of a parallel run inherit the address.
if os.environ.get("GONGKAI_TEST_DATABASE") == "postgresql" and not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = postgres.start()

# Half an hour into the year in Beijing it is still last year in UTC: `make test` runs the casework then, once.
if os.environ.get("GONGKAI_TEST_NOW"):
    time_machine.travel(datetime.fromisoformat(os.environ["GONGKAI_TEST_NOW"]), tick=True).start()


@pytest.fixture(autouse=True)
def _no_calendar_of_another_test() -> Iterator[None]:
    """What a test took in is rolled back; the next one may take in something else under the same number and moment."""
    yield
    practice = sys.modules.get("gongkai.office.practice.queries")
    if practice is not None:
        practice._calendar.cache_clear()


@cache
def _is_a_story(path: str) -> bool:
    """Whether the tests of a file stand on one another: they carry a group."""
    return "xdist_group" in (ROOT / path).read_text(encoding="utf-8")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """A story that several tests tell is told by one process.

    The mark alone does not see to it: pytest-xdist 3.8 writes the group into a name that pytest 9.2 does not ask for any
    more, and scatters the tests without a word.
    """
    if config.getoption("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling

    class ByStory(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            path = nodeid.partition("::")[0]
            return path if _is_a_story(path) else nodeid

    return ByStory(config, log)
