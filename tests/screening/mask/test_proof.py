"""Ten thousand planted numbers in thirty disguises and every kind of file: after masking none stands in any byte."""

import pytest
from tests.paper import pango
from tests.screening.mask.made import MAKERS
from tests.screening.mask.planted import DISGUISES, planted, traces

from gongkai.screening.masking import mask, screen

FAST, MANY = 90, 1120
EACH = [pytest.param(name, marks=pango.NEEDED) if name == "pdf" else name for name in MAKERS]


def prove(name: str, seed: int, count: int) -> None:
    rows = list(planted(seed, count))
    values = {value for _, value, _ in rows}
    data = MAKERS[name](rows)
    assert traces(data, values) == values, "the search must find what was planted"
    masked = mask(data)
    assert traces(masked.data, values) == set()
    assert MAKERS[name](rows) == data or name in {"docx", "xlsx", "xlsx by another", "zip", "pdf"}


def test_there_are_thirty_disguises() -> None:
    assert len(DISGUISES) == 30


@pytest.mark.parametrize("name", ["txt", "csv", "html", "xlsx"])
def test_nothing_planted_is_left(name: str) -> None:
    prove(name, 1, FAST)


@pytest.mark.slow
@pytest.mark.parametrize("name", EACH)
def test_nothing_of_ten_thousand_planted_values_is_left(name: str) -> None:
    assert MANY * len(MAKERS) >= 10_000
    prove(name, 2, MANY)


@pytest.mark.parametrize("name", ["txt", "gb", "csv", "docx", "xlsx"])
def test_masking_twice_changes_nothing_more(name: str) -> None:
    once = mask(MAKERS[name](list(planted(3, 60))))
    twice = mask(once.data)
    assert twice.screened.found == ()
    assert screen(twice.data).found == ()
