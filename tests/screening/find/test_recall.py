"""How much of what is planted is found, in every disguise; and that nothing is found where there is nothing."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from tests.screening.find.clean import official
from tests.screening.find.looking import hits, is_covered, stream_of
from tests.screening.find.planting import DISGUISES, KINDS, Planted, bank_card, mobile, resident_id, sentence

ROOT = Path(__file__).resolve().parents[3]
REAL = sorted((ROOT.parent / "shared" / "samples").glob("*.txt"))
CHECKSUMMED = ("P-01", "P-05")
_LEAST = 0.99
NUMBERS = (resident_id, mobile, bank_card)


def share_found(kinds: tuple, disguise: str, times: int, seed: int) -> float:
    """Of values written in one disguise, each in a sentence, the share that is found whole."""
    random = Random(f"{seed}{disguise}")
    found = 0
    for number in range(times):
        planted: Planted = kinds[number % len(kinds)](random)
        written = DISGUISES[disguise](planted.value, random)
        found += is_covered(sentence(planted, written, random), written, planted.code)
    return found / times


def test_there_are_thirty_disguises_and_each_changes_something() -> None:
    random = Random(1)
    assert len(DISGUISES) >= 30
    value = "11010519491231002X"
    assert {name for name, disguise in DISGUISES.items() if disguise(value, random) == value} == {"plain"}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_numbers_are_found_in_every_disguise(disguise: str) -> None:
    assert share_found(NUMBERS, disguise, 90, 1) >= (0.95 if disguise == "numerals and digits" else _LEAST)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("disguise", ["plain", "full-width"])
def test_every_kind_written_plainly_is_found(kind: object, disguise: str) -> None:
    assert share_found((kind,), disguise, 100, 2) == 1


@pytest.mark.slow
def test_of_ten_thousand_values_ninety_nine_in_a_hundred_are_found() -> None:
    shares = {disguise: share_found(NUMBERS, disguise, 1 + 10_000 // len(DISGUISES), 3) for disguise in DISGUISES}
    assert sum(shares.values()) / len(shares) >= _LEAST
    assert min(shares.values()) >= 0.95, shares
    assert share_found((resident_id, bank_card), "plain", 3000, 4) == 1


def alarms(times: int, seed: int) -> tuple[Counter[str], int]:
    """What is found in clean official texts by kind, and in how many of them anything is."""
    random = Random(seed)
    codes: Counter[str] = Counter()
    texts = 0
    for _ in range(times):
        found = hits(stream_of(official(random)))
        codes.update(hit.code for hit in found)
        texts += bool(found)
    return codes, texts


def test_clean_official_texts_raise_no_alarm() -> None:
    codes, texts = alarms(40, 5)
    assert [code for code in CHECKSUMMED if codes[code]] == []
    assert texts <= 2


@pytest.mark.slow
def test_two_hundred_clean_official_texts_raise_no_alarm() -> None:
    codes, texts = alarms(200, 6)
    assert [code for code in CHECKSUMMED if codes[code]] == []
    assert texts <= 10


@pytest.mark.parametrize("path", [*sorted((ROOT / "examples").glob("*.txt")), *REAL], ids=lambda path: path.name)
def test_reports_raise_no_alarm(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    assert [(hit.code, text[hit.start : hit.end]) for hit in hits(stream_of(text))] == []
