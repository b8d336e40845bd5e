"""What stands in the cells behind a label: which figures count, and behind how many borders and breaks."""

import pytest

from gongkai.report.readers.figures import scan


def told(text: str) -> list[tuple[str, int, int]]:
    """Raw words, borders and breaks of every figure."""
    return [(figure.raw, figure.tabs, figure.breaks) for figure in scan(text, 0, len(text), "").figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("\t3\t0\n12", [("3", 1, 0), ("0", 2, 0), ("12", 2, 1)]),
        (" | 3 |0\t 5", [("3", 1, 0), ("0", 2, 0), ("5", 3, 0)]),
        ("\t3 4\t-\t", [("3", 1, 0), ("4", 1, 0), ("-", 2, 0)]),
        ("7", [("7", 0, 0)]),
        ("\t", []),
    ],
)
def test_each_figure_is_told_with_the_borders_and_breaks_before_it(
    text: str, figures: list[tuple[str, int, int]]
) -> None:
    assert told(text) == figures


@pytest.mark.parametrize("counts_nothing", ["第3页", "第 3\t", "3页", "3 月", "(3)", "2023年"])
def test_what_counts_nothing_is_no_figure_beside_borders_either(counts_nothing: str) -> None:
    assert told(f"\t1\t{counts_nothing}") == [("1", 1, 0)]


def test_borders_on_the_labels_own_line_are_counted_apart() -> None:
    region = scan("\t1\t2\n\t3\t", 0, 8, "")
    assert (region.borders_on_line, region.borders, region.breaks) == (2, 4, 1)


@pytest.mark.parametrize(("text", "start", "end"), [("第3\t", 1, 2), ("\t3年", 1, 2), ("(3)", 1, 2)])
def test_what_stands_beside_the_stretch_tells_that_a_number_counts_nothing(text: str, start: int, end: int) -> None:
    assert scan(text, start, end, "").figures == ()
    assert scan("\t3\t", 1, 2, "").figures
