"""Numbers as they are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.wording.numerals import MANY, bounds, value_of

DIGITS = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """A number below 100,000,000 in Chinese characters, as people write it."""
    if number >= 10_000:
        head, tail = divmod(number, 10_000)
        return spelled(head) + "万" + (("零" if tail < 1000 else "") + spelled(tail) if tail else "")
    written, rest, gap = "", number, False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, unit)
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return written or "零"


@given(st.integers(0, 99_999_999))
def test_what_is_spelled_is_read_back(number: int) -> None:
    assert value_of(spelled(number)) == number


@given(st.integers(0, 10**9))
def test_figures_are_read_with_and_without_separators(number: int) -> None:
    assert value_of(str(number)) == value_of(f"{number:,}") == value_of(f"{number:,}".replace(",", "，")) == number


@given(st.integers(1, 9999), st.sampled_from([("千", 1000), ("万", 10_000), ("亿", 10**8)]))
def test_a_unit_multiplies(number: int, unit: tuple[str, int]) -> None:
    assert value_of(f"{number}{unit[0]}") == number * unit[1]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10), ("十二", 12), ("二十", 20), ("两百", 200), ("一百零五", 105), ("三千二百", 3200), ("〇", 0), ("零", 0),
        ("1.1万", 11000), ("450万", 4500000), ("1.5亿", 150000000), ("二〇二三", 2023), ("0.04", Decimal("0.04")),
        ("3千", 3000), ("2百万", 2000000),
    ],
)  # fmt: skip
def test_written_numbers(written: str, value: object) -> None:
    assert value_of(written) == value


@pytest.mark.parametrize("written", ["", "若干", "1.2.3", "几", "甲", "万"])
def test_words_are_no_numbers(written: str) -> None:
    assert value_of(written) in (None, 10_000)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ({}, 100, 100),
        ({"more": "余"}, 101, MANY),
        ({"more": "多"}, 101, MANY),
        ({"after": "多"}, 101, MANY),
        ({"before": "逾"}, 101, MANY),
        ({"before": "超过"}, 101, MANY),
        ({"before": "近"}, 0, 99),
        ({"before": "不足"}, 0, 99),
        ({"before": "至少"}, 100, MANY),
        ({"after": "以上"}, 100, MANY),
        ({"before": "不超过"}, 0, 100),
        ({"after": "以内"}, 0, 100),
        ({"before": "约"}, 80, 121),
        ({"after": "左右"}, 80, 121),
        ({"more": "几"}, 101, 109),
    ],
)
def test_hedges_are_bounds(words: dict[str, str], low: int, high: int) -> None:
    assert bounds(100, **words) == (low, high)


@given(st.integers(1, 10**6))
def test_more_than_a_number_excludes_it_and_less_than_it_too(number: int) -> None:
    assert bounds(number, more="余")[0] > number > bounds(number, before="近")[1]
    low, high = bounds(number, before="约")
    assert low <= number <= high
