"""What holds of every detector: its words, its examples, its test, its place in the catalogue."""

import re
from pathlib import Path
from random import Random

import pytest
from tests.screening.find.looking import found, hits, stream_of
from tests.screening.find.planting import KINDS

from gongkai.screening.find import detectors
from gongkai.screening.hit import Detector, veiled

HERE = Path(__file__).parent
CATALOGUE = HERE.parents[2] / "docs" / "reference" / "screening.md"
DETECTORS = [pytest.param(detector, id=detector.code) for detector in detectors()]


def test_codes_are_given_once_and_without_gaps() -> None:
    assert [detector.code for detector in detectors()] == [f"P-{number:02d}" for number in range(1, 13)]


@pytest.mark.parametrize("detector", DETECTORS)
def test_a_detector_says_what_it_finds_and_on_whose_authority(detector: Detector) -> None:
    assert detector.name
    assert detector.mend
    assert detector.level in ("error", "warning")
    assert re.search("第.+条", detector.cite)
    assert detector.basis in ("L", "V", "P", "I", "R")


@pytest.mark.parametrize("detector", DETECTORS)
def test_nothing_at_all_is_found_in_its_good_example(detector: Detector) -> None:
    assert hits(stream_of(detector.good)) == []


@pytest.mark.parametrize("detector", DETECTORS)
def test_it_finds_its_bad_example(detector: Detector) -> None:
    assert found(detector.bad, detector.code)


@pytest.mark.parametrize("detector", DETECTORS)
def test_it_has_its_test_and_its_place_in_the_catalogue(detector: Detector) -> None:
    name = detector.find.__module__.rpartition(".")[2]
    assert (HERE / f"test_{name}.py").is_file()
    page = CATALOGUE.read_text(encoding="utf-8")
    assert f"## {detector.code}\n" in page
    assert detector.name in page


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_quotation_never_shows_the_value(kind: object) -> None:
    random = Random(8)
    for _ in range(50):
        planted = kind(random)  # type: ignore[operator]
        assert planted.value not in veiled(planted.value)
        assert sum(char != "*" for char in veiled(planted.value)) <= len(planted.value) / 2 + 1


@pytest.mark.parametrize("detector", DETECTORS)
@pytest.mark.parametrize(
    "text", ["", "\n", "\t\t\n\t", "*", "１" * 300, "1 " * 400, "\u200b" * 50, "身份证号：", "村组号户室岁患残"]
)
def test_odd_texts_do_no_harm(detector: Detector, text: str) -> None:
    for hit in hits(stream_of(text), detector.code):
        assert 0 <= hit.start < hit.end <= len(text)
