"""Bank cards: the check digit, the beginnings of cards, and labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn as oracle
from tests.screening.find.looking import found

from gongkai.screening.find.bank_card import luhn

CARD = "6222021234567894"


@given(st.text("0123456789", min_size=2, max_size=25))
def test_the_check_digit_is_that_of_another_library(digits: str) -> None:
    assert luhn(digits) == oracle.is_valid(digits)


@given(st.text("0123456789", min_size=15, max_size=18))
def test_exactly_one_ending_is_right(digits: str) -> None:
    assert [end for end in "0123456789" if luhn(digits + end)] == [oracle.calc_check_digit(digits)]


@pytest.mark.parametrize(
    ("text", "card"),
    [
        (CARD, CARD),
        ("6222 0212 3456 7894", "6222 0212 3456 7894"),
        (f"卡号\n{CARD}", CARD),
        ("开户行\t账号\t户名\n农商行\t6222021234567895\t张小三", ""),
        ("姓名\t一卡通账号\n张小三\t6222021234567895", "6222021234567895"),
        ("银行卡号6222021234567895", "6222021234567895"),
        ("信用卡4111111111111111", "4111111111111111"),
        ("银行卡：6222-0212\n3456-7894", "6222-0212\n3456-7894"),
    ],
)
def test_a_card_is_found(text: str, card: str) -> None:
    assert "".join(found(text, "P-05")) == card


@pytest.mark.parametrize(
    "text",
    [
        "6222021234567895",
        f"流水号{CARD}",
        f"发票号码：{CARD}",
        "4111111111111111",
        "单位账号：6405010012345678",
        "************7890",
        f"MA{CARD}",
        "6222\t0212\t3456\t7894",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text, "P-05") == []
