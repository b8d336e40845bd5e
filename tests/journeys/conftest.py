"""The real office, and a real Chromium before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.journeys.browsing import Chromium, chromium
from tests.offices import Office
from tests.programs import needs


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
