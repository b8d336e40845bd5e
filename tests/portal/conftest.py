"""Every page of the public's door that a test opens is made from plain values."""

from collections.abc import Iterator

import pytest
from tests.portal.contexts import watched


@pytest.fixture(autouse=True)
def _plain_values_only() -> Iterator[None]:
    with watched():
        yield
