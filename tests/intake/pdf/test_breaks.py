"""Rows of tables without lines that a page's end tore: whole again where position says so and sums prove it."""

import pytest
from tests.intake.pdf.press import by_weasyprint
from tests.intake.pdf.styles import FONTS
from tests.intake.pdf.test_producers import printed, verdict_on
from tests.programs import needs_typefaces


@pytest.fixture(autouse=True, scope="module")
def _typefaces() -> None:
    needs_typefaces(*{family for fonts in FONTS for family in fonts.split(", ")})


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(407, id="both halves of a number, rows level at their bottoms"),
        pytest.param(4115, id="both halves of a number, rows level at their middles"),
        pytest.param(4116, id="a column that shows on the next page only"),
        pytest.param(6348, id="figures of which one is left empty, their label on the next page"),
        pytest.param(3291, id="figures of which one is left empty, the rest of their label on the next page"),
        pytest.param(6374, id="figures before the end, their label begun above them"),
        pytest.param(2402, id="a first row without label below heads that are repeated"),
        pytest.param(2497, id="the first label of a page is no heading"),
        pytest.param(5014, id="the rest of a row without labels below repeated heads"),
        pytest.param(5191, id="the rest of a row without labels, a column of its own"),
        pytest.param(5393, id="the last characters of two labels"),
        pytest.param(20121, id="whole rows on both sides, the lower begins with pieces of its numbers"),
        pytest.param(20133, id="a page of labels whose figures stand on the page before"),
        pytest.param(20465, id="figures above a label that goes on, a single row below"),
        pytest.param(20623, id="a column that shows on the page before only"),
        pytest.param(20669, id="a label alone, its figures below repeated heads"),
        pytest.param(20789, id="numbers of many lines, the first and the last torn"),
        pytest.param(40683, id="figures of a row of few columns, their label on the next page"),
        pytest.param(40120, id="labels two characters wide, many of their lines below the end"),
    ],
)
def test_every_cell_of_rows_that_a_page_end_tore(seed: int) -> None:
    verdict = verdict_on(seed, by_weasyprint(printed(seed, ruled=False)))
    assert (verdict.wrong, verdict.open) == ([], [])


def test_a_row_is_unreadable_where_the_program_that_printed_it_lost_the_first_line_of_a_number() -> None:
    verdict = verdict_on(20192, by_weasyprint(printed(20192, ruled=False)))
    assert verdict.wrong == []
    assert "applications.partly_granted.total" in verdict.open


def test_only_the_number_of_which_a_page_end_lost_a_piece_is_unreadable() -> None:
    verdict = verdict_on(20320, by_weasyprint(printed(20320, ruled=False)))
    assert (verdict.wrong, verdict.open) == ([], ["applications.not_processed_repeat.total"])


def test_a_piece_above_the_next_heading_is_none_of_the_table_below() -> None:
    verdict = verdict_on(40253, by_weasyprint(printed(40253, ruled=False)))
    assert (verdict.wrong, verdict.open) == ([], ["applications.carried_out.total"])
