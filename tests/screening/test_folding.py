"""Disguises come off, and nothing moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.screening.find.planting import DISGUISES

from gongkai.screening.folding import fold


@given(st.text())
def test_a_folded_text_is_as_long_as_it_was(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x7E, min_codepoint=0x20)))
def test_plain_letters_stay(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize("zero", [0xFF10, 0x0660, 0x06F0, 0x1D7CE, 0x1D7F6, 0x1FBF0])
def test_digits_of_other_blocks_become_plain(zero: int) -> None:
    assert fold("".join(chr(zero + value) for value in range(10))) == "0123456789"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("一三八〇〇一三八〇〇〇", "13800138000"),
        ("1三8〇01三八0〇〇", "13800138000"),
        ("张三13800138000", "张三13800138000"),
        ("13800138000一组", "13800138000一组"),
        ("第一季度", "第一季度"),
        ("二〇二四年一月一日", "二〇二四年一月一日"),
        ("壹贰叁肆伍陆柒捌玖零壹", "12345678901"),
        ("１３８－００１３", "138-0013"),
        ("1\u200b3\ufeff8", "1\u200b3\u200b8"),
        ("甲\u2028乙\x0c丙", "甲\n乙\n丙"),
        ("Х（全角）", "X(全角)"),
    ],
)
def test_what_is_meant_is_read(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_no_disguise_leaves_a_digit_of_another_block() -> None:
    import random

    for name, disguise in DISGUISES.items():
        folded = fold(disguise("13800138000", random.Random(1)))
        assert [char for char in folded if char.isdigit() and not char.isascii()] == [], name
