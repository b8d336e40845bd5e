"""Reports printed by programs that are not ours, in many styles: every cell right or open, none wrong."""

import os
import random
from pathlib import Path

import pytest
from tests.intake.pdf.made import Made, Verdict, judged, made
from tests.intake.pdf.press import by_chromium, by_libreoffice, by_weasyprint
from tests.intake.pdf.reading import reports_in
from tests.intake.pdf.styles import page_of, style_of
from tests.intake.pdf.worded import docx_of

from gongkai.report import read_file
from gongkai.report.writers import encode

WHOLE = os.environ.get("GONGKAI_SWEEP") == "1"
"""Whether a thousand files are printed and read (minutes on four cores), or a tenth of them."""


_SHARE = 0.999
_WITHOUT_LINES = 0.99
_TORN = 60
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def one_of(seed: int) -> Made:
    rng = random.Random(seed * 31 + 5)
    return made(seed, commas=rng.random() < 0.3, full_width=rng.random() < 0.1)


def printed(seed: int, *, ruled: bool = True) -> str:
    return page_of(one_of(seed), style_of(seed, ruled=ruled))


def verdict_on(seed: int, data: bytes) -> Verdict:
    return judged(one_of(seed).truth, reports_in(data))


@pytest.mark.parametrize("seed", [2, 3, 9, 20, 1009, 1046, 1080, 6022])
def test_every_cell_of_a_ruled_report_printed_by_weasyprint(seed: int) -> None:
    verdict = verdict_on(seed, by_weasyprint(printed(seed)))
    assert (verdict.wrong, verdict.open) == ([], [])


@pytest.mark.parametrize("seed", [7, 1005, 1006, 6056, 6098])
def test_every_cell_of_a_ruled_report_printed_by_chromium(seed: int) -> None:
    verdict = verdict_on(seed, by_chromium(printed(seed)))
    assert (verdict.wrong, verdict.open) == ([], [])


@pytest.mark.parametrize("seed", [90, 267, 2057, 2067, 2184, 2418, 2451, 3168, 4065, 4153, 4279, 40450])
def test_no_figure_of_a_table_without_lines_is_wrong(seed: int) -> None:
    assert verdict_on(seed, by_weasyprint(printed(seed, ruled=False))).wrong == []


@pytest.mark.parametrize("seed", [7, 50, 59, 79, 82, 91, 125, 129, 154, 181, 182, 188, 191, 237, 333, 337, 396])
def test_every_cell_of_a_table_without_lines_that_goes_on_over_pages(seed: int) -> None:
    verdict = verdict_on(seed, by_weasyprint(printed(seed, ruled=False)))
    assert (verdict.wrong, verdict.open) == ([], [])


@pytest.mark.parametrize("seed", [348, 402, 421])
def test_every_number_of_a_table_without_lines_that_is_written_digit_under_digit(seed: int) -> None:
    verdict = verdict_on(seed, by_weasyprint(printed(seed, ruled=False)))
    assert (verdict.wrong, verdict.open) == ([], [])


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(20092, id="the last characters of a head at the side begin the page"),
        pytest.param(20249, id="pieces of numbers as many as the table above has columns"),
        pytest.param(20374, id="a last label nearly as wide as its column"),
        pytest.param(20645, id="the last character of a head at the side stands at its left"),
        pytest.param(20903, id="a lone figure far above the heading"),
        pytest.param(30262, id="the row of the next table nearly as wide, numbers broken above and below it"),
    ],
)
def test_every_cell_of_a_table_without_lines_whose_edges_are_hard_to_see(seed: int) -> None:
    verdict = verdict_on(seed, by_weasyprint(printed(seed, ruled=False)))
    assert (verdict.wrong, verdict.open) == ([], [])


@pytest.mark.parametrize("seed", [0, 73])
def test_every_cell_of_a_table_without_lines_printed_by_chromium(seed: int) -> None:
    verdict = verdict_on(seed, by_chromium(printed(seed, ruled=False)))
    assert (verdict.wrong, verdict.open) == ([], [])


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 200 if WHOLE else 20, 20))
def test_reports_of_weasyprint_in_many_styles(first: int) -> None:
    _hold([verdict_on(seed, by_weasyprint(printed(seed))) for seed in range(first, first + 20)], torn=0)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 100 if WHOLE else 10, 10))
def test_reports_of_chromium_in_many_styles(first: int) -> None:
    _hold([verdict_on(seed, by_chromium(printed(seed))) for seed in range(first, first + 10)], torn=0)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 120 if WHOLE else 20, 20))
def test_word_documents_printed_by_libreoffice_in_many_styles(first: int) -> None:
    seeds = range(first, first + 20)
    found = by_libreoffice({f"{seed}.docx": docx_of(one_of(seed), style_of(seed)) for seed in seeds})
    _hold([verdict_on(seed, found[f"{seed}.docx"]) for seed in seeds])


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 300 if WHOLE else 20, 20))
def test_tables_without_lines_are_mostly_read_and_never_wrong(first: int) -> None:
    verdicts = [verdict_on(seed, by_weasyprint(printed(seed, ruled=False))) for seed in range(first, first + 20)]
    cells = sum(verdict.cells for verdict in verdicts)
    assert [wrong for verdict in verdicts for wrong in verdict.wrong] == []
    assert sum(verdict.right for verdict in verdicts) >= _WITHOUT_LINES * cells


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 80 if WHOLE else 20, 20))
def test_tables_without_lines_of_chromium_are_mostly_read_and_never_wrong(first: int) -> None:
    verdicts = [verdict_on(seed, by_chromium(printed(seed, ruled=False))) for seed in range(first, first + 20)]
    assert [wrong for verdict in verdicts for wrong in verdict.wrong] == []
    assert sum(verdict.right for verdict in verdicts) >= _WITHOUT_LINES * sum(verdict.cells for verdict in verdicts)


@pytest.mark.slow
def test_every_cell_of_reports_in_word_documents_and_pages_that_libreoffice_printed() -> None:
    words = {f"{seed}.docx": docx_of(one_of(seed), style_of(seed)) for seed in (1046, 1063, 1084, 1097, 6031)}
    pages = {f"{seed}.html": printed(seed).encode() for seed in (1004, 1035, 1049, 1076, 1084, 6003, 6075)}
    found = by_libreoffice(words) | by_libreoffice(pages, "--infilter=HTML (StarWriter)")
    verdicts = {name: verdict_on(int(name.partition(".")[0]), data) for name, data in found.items()}
    assert {name: (verdict.wrong, verdict.open) for name, verdict in verdicts.items()} == dict.fromkeys(found, ([], []))


@pytest.mark.slow
@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("first", range(0, 80 if WHOLE else 20, 20))
def test_pages_printed_by_libreoffice_in_many_styles(first: int, ruled: bool) -> None:
    seeds = range(first, first + 20)
    border = " border=1" if ruled else ""  # LibreOffice draws it whatever the style says
    pages = {f"{seed}.html": printed(seed, ruled=ruled).replace(" border=1", border).encode() for seed in seeds}
    found = by_libreoffice(pages, "--infilter=HTML (StarWriter)")
    verdicts = [verdict_on(seed, found[f"{seed}.html"]) for seed in seeds]
    assert [wrong for verdict in verdicts for wrong in verdict.wrong] == []
    share = _SHARE if ruled else _WITHOUT_LINES
    assert sum(verdict.right for verdict in verdicts) >= share * sum(verdict.cells for verdict in verdicts)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_examples_printed_read_as_the_text_they_are_made_from(path: Path) -> None:
    reports = read_file(path)
    if len(reports) != 1 or not reports[0].cells:
        pytest.skip("no single report with tables")
    style = "<style>table{border-collapse:collapse}td,th{border:.5pt solid}</style>"
    (again,) = reports_in(by_weasyprint(style + encode(reports[0], ".html").decode()))
    assert {path: value for path, value in again.cells.items() if value is not None} == {
        path: value for path, value in reports[0].cells.items() if value is not None
    }


def _hold(verdicts: list[Verdict], *, torn: int = _TORN) -> None:
    """None wrong; one cell of a thousand may be open, and `torn` cells of rows that the producer left out of a file."""
    assert [wrong for verdict in verdicts for wrong in verdict.wrong] == []
    assert sum(verdict.right for verdict in verdicts) >= _SHARE * sum(verdict.cells for verdict in verdicts) - torn
