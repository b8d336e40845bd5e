"""Reports printed by programs that are not ours, in many styles: every cell right or open, none wrong."""

import random

import pytest
from tests.intake.pdf.made import Made, Verdict, judged, made
from tests.intake.pdf.press import by_chromium, by_libreoffice, by_weasyprint
from tests.intake.pdf.reading import reports_in
from tests.intake.pdf.styles import page_of, style_of

_SHARE = 0.999


def one_of(seed: int) -> Made:
    rng = random.Random(seed * 31 + 5)
    return made(seed, commas=rng.random() < 0.3, full_width=rng.random() < 0.1)


def printed(seed: int, *, ruled: bool = True) -> str:
    return page_of(one_of(seed), style_of(seed, ruled=ruled))


def verdict_on(seed: int, data: bytes) -> Verdict:
    return judged(one_of(seed).truth, reports_in(data))


@pytest.mark.parametrize("seed", [2, 3, 9, 20])
def test_every_cell_of_a_ruled_report_printed_by_weasyprint(seed: int) -> None:
    verdict = verdict_on(seed, by_weasyprint(printed(seed)))
    assert (verdict.wrong, verdict.open) == ([], [])


def test_every_cell_of_a_ruled_report_printed_by_chromium() -> None:
    verdict = verdict_on(7, by_chromium(printed(7)))
    assert (verdict.wrong, verdict.open) == ([], [])


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 200, 20))
def test_reports_of_weasyprint_in_many_styles(first: int) -> None:
    _hold([verdict_on(seed, by_weasyprint(printed(seed))) for seed in range(first, first + 20)])


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 100, 10))
def test_reports_of_chromium_in_many_styles(first: int) -> None:
    _hold([verdict_on(seed, by_chromium(printed(seed))) for seed in range(first, first + 10)])


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 100, 20))
def test_reports_of_libreoffice_in_many_styles(first: int) -> None:
    seeds = range(first, first + 20)
    found = by_libreoffice({f"{seed}.html": printed(seed).encode() for seed in seeds}, "--infilter=HTML (StarWriter)")
    _hold([verdict_on(seed, found[f"{seed}.html"]) for seed in seeds])


def _hold(verdicts: list[Verdict]) -> None:
    assert [wrong for verdict in verdicts for wrong in verdict.wrong] == []
    assert sum(verdict.right for verdict in verdicts) >= _SHARE * sum(verdict.cells for verdict in verdicts) - 30
