"""Rows of tables without lines that a page's end tore: whole again where position says so and sums prove it."""

import pytest
from tests.intake.pdf.press import by_weasyprint
from tests.intake.pdf.test_producers import printed, verdict_on


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
    ],
)
def test_every_cell_of_rows_that_a_page_end_tore(seed: int) -> None:
    verdict = verdict_on(seed, by_weasyprint(printed(seed, ruled=False)))
    assert (verdict.wrong, verdict.open) == ([], [])
