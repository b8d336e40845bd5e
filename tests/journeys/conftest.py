"""The real office, and a real Chromium before it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.journeys.browsing import Chromium, chromium
from tests.journeys.working import House
from tests.offices import Clock, Office
from tests.programs import needs

# Settings of an office of its own: imported here it would move the clock of the tests.
collect_ignore = ["moved.py"]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An empty office, running; the web server, the worker and the clock are processes of their own."""
    with Office(tmp_path, GONGKAI_WORKERS="1") as started:
        yield started


# One module's only: while a browser is driven, its process can drive no other, and Django refuses its database there.
@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """The browser of a journey."""
    with chromium(needs("chromium"), tmp_path_factory.mktemp("screenshots")) as started:
        yield started


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, browser: Chromium) -> Iterator[House]:
    """A small county at work, with a clock that the story moves."""
    home = tmp_path_factory.mktemp("county")
    clock = Clock(home / "clock")
    office = Office(
        home,
        GONGKAI_WORKERS="1",
        DJANGO_SETTINGS_MODULE="tests.journeys.moved",
        GONGKAI_TEST_CLOCK=str(home / "clock"),
    )
    office.run("manage.py", "serve", "--empty", "--prepare-only")
    office.run("-m", "tests.journeys.county")
    with office, ExitStack() as doors:
        yield House(browser, office, clock, doors)
