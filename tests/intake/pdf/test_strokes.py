"""What a page has drawn: which paths are fields, and which merely go around like one."""

import pytest
from tests.intake.pdf.drawn import sheet

from gongkai.intake.limits import DEFAULT
from gongkai.intake.pdf.document import opened
from gongkai.intake.pdf.strokes import Drawn


def drawn(content: str) -> Drawn:
    """What stands on a page 300 points high."""
    with opened(sheet(content=content), DEFAULT) as pages:
        return next(pages).drawn


@pytest.mark.parametrize(
    "content",
    [
        "50 50 100 40 re f",
        "1 1 1 rg 50 50 m 50 90 l 150 90 l 150 50 l h f",
        "2 0 0 2 0 0 cm 25 25 50 20 re f",
        "1 0 0 1 50 50 cm 0 0 100 40 re f",
        "0 1 1 0 0 0 cm 50 50 40 100 re f",
    ],
)
def test_a_rectangle_is_a_field_wherever_and_however_it_is_drawn(content: str) -> None:
    """By one command or side by side, scaled, moved or turned by a quarter; its colour is known."""
    found = drawn(content)
    assert [fill[:4] for fill in found.fills] == [pytest.approx((50, 210, 150, 250))]
    assert found.fills[0].white == content.startswith("1 1 1 rg")
    assert not found.curves


@pytest.mark.parametrize(
    ("content", "curves"),
    [
        ("50 50 m 100 90 l 150 50 l 100 10 l 50 50 l f", 1),
        ("0.7 0.7 -0.7 0.7 200 0 cm 50 50 100 40 re f", 1),
        ("50 50 m 150 50 l 150 90 m 50 90 l 50 50 l f", 0),
        ("50 50 m 150 50 l 150 90 l 60 95 l 50 50 l f", 1),
    ],
)
def test_five_ends_are_no_field_where_they_are_no_level_rectangle(content: str, curves: int) -> None:
    """A diamond, a rectangle that leans, two pieces under one paint, and four sides askew."""
    found = drawn(content)
    assert (found.fills, found.curves) == ([], curves)
