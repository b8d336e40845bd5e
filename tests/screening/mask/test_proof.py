"""Ten thousand planted numbers in thirty disguises and every kind of file: after masking none stands in any byte."""

import hashlib
from pathlib import Path

import pytest
from tests.paper import pango
from tests.screening.mask.made import MAKERS
from tests.screening.mask.planted import DISGUISES, planted, traces

from gongkai.cli.main import main
from gongkai.screening.masking import mask, screen

FAST, MANY = 90, 1120
EACH = [pytest.param(name, marks=pango.NEEDED) if name == "pdf" else name for name in MAKERS]


def prove(name: str, seed: int, count: int, folder: Path) -> None:
    """By the command, from disk to disk: nothing is left in the copy, and nothing was done to the original."""
    rows = list(planted(seed, count))
    values = {value for _, value, _ in rows}
    original = folder / "in" / "名单"
    original.parent.mkdir()
    original.write_bytes(MAKERS[name](rows))
    assert traces(original.read_bytes(), values) == values, "the search must find what was planted"
    before = _state(original)
    assert main(["screen", str(original), "--mask", f"{folder / 'out'}/"]) == 1
    assert _state(original) == before
    assert list(original.parent.iterdir()) == [original]
    (copy,) = (folder / "out").iterdir()
    assert traces(copy.read_bytes(), values) == set()


def _state(path: Path) -> tuple[str, int, int]:
    """What was written to a file, and when, and how it may be used."""
    status = path.stat()
    return hashlib.sha256(path.read_bytes()).hexdigest(), status.st_mtime_ns, status.st_mode


def test_there_are_thirty_disguises() -> None:
    assert len(DISGUISES) == 30


@pytest.mark.parametrize("name", ["txt", "csv", "html", "xlsx"])
def test_nothing_planted_is_left(name: str, tmp_path: Path) -> None:
    prove(name, 1, FAST, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", EACH)
def test_nothing_of_ten_thousand_planted_values_is_left(name: str, tmp_path: Path) -> None:
    assert MANY * len(MAKERS) >= 10_000
    prove(name, 2, MANY, tmp_path)


@pytest.mark.parametrize("name", ["txt", "gb", "csv", "docx", "xlsx"])
def test_masking_twice_changes_nothing_more(name: str) -> None:
    once = mask(MAKERS[name](list(planted(3, 60))))
    twice = mask(once.data)
    assert twice.screened.found == ()
    assert screen(twice.data).found == ()
