"""Which database the tests of the office run on (GONGKAI_TEST_DATABASE=postgresql: a server of their own), and when."""

import os
import sys
from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from tests import postgres

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
