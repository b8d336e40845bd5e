"""Sums, counts and sizes as they are said."""

import pytest

from gongkai.look.amounts import count, size, yuan


@pytest.mark.parametrize(
    ("fen", "said"),
    [(0, "0元"), (1, "0.01元"), (100, "1元"), (110, "1.10元"), (-12345, "-123.45元"), (123456789, "1,234,567.89元")],
)
def test_a_sum_kept_in_fen_is_said_in_yuan_to_the_fen(fen: int, said: str) -> None:
    assert yuan(fen) == said


def test_a_column_of_sums_has_the_same_decimals() -> None:
    assert [yuan(fen, fixed=True) for fen in (0, 5, 100000)] == ["0.00元", "0.05元", "1,000.00元"]


def test_large_counts_are_parted_by_thousands() -> None:
    assert [count(number) for number in (999, 1000, 1234567)] == ["999", "1,000", "1,234,567"]


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (0, "0 KB"),
        (1, "1 KB"),
        (1023 * 1024, "1023 KB"),
        (1024 * 1024 - 1, "1 MB"),
        (1024 * 1024 + 1, "1 MB"),
        (20 * 1024 * 1024, "20 MB"),
        (1024**3 - 1, "1 GB"),
        (3 * 1024**5, "3072 TB"),
    ],
)
def test_a_file_is_never_said_to_be_1024_of_a_unit_or_nothing(length: int, said: str) -> None:
    assert size(length) == said
