"""The first glance passes nothing over that a detector would find."""

from pathlib import Path
from random import Random

import pytest
from tests.screening.find.looking import hits, stream_of
from tests.screening.find.planting import DISGUISES, KINDS, sentence

from gongkai.screening.find import detectors
from gongkai.screening.suspicion import may_hold

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("detector", detectors(), ids=lambda detector: detector.code)
def test_what_a_detector_finds_is_suspect(detector) -> None:
    assert may_hold(detector.bad)


@pytest.mark.parametrize("disguise", DISGUISES)
def test_what_is_disguised_is_suspect(disguise: str) -> None:
    random = Random(11)
    for number in range(100):
        planted = KINDS[number % len(KINDS)](random)
        written = DISGUISES[disguise](planted.value, random) if planted.is_number else planted.value
        assert may_hold(written if planted.is_number else sentence(planted, written, random))


def test_pieces_of_sentences_in_which_something_is_found_are_suspect() -> None:
    random = Random(12)
    for number in range(1000):
        planted = KINDS[number % len(KINDS)](random)
        words = sentence(planted, planted.value, random)
        piece = words[random.randint(0, 8) : random.randint(12, len(words))]
        if hits(stream_of(piece)):
            assert may_hold(piece), piece


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("正确*.txt")), ids=lambda path: path.name)
def test_a_plain_sentence_of_a_report_is_not(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    assert sum(map(may_hold, lines)) <= len(lines) // 3
