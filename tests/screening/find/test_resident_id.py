"""Identity numbers: the check digit, the day of birth, the labels that help and those that forbid."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric
from stdnum.exceptions import ValidationError
from tests.screening.find.looking import found

from gongkai.screening.find.resident_id import check_digit, is_old_id, is_resident_id

GOOD = "11010519491231002X"
SEVENTEEN = st.from_regex(
    r"\A(?:110105|640522|510781)(?:19[0-9]{2}|20[01][0-9])(?:0[1-9]|1[0-2])(?:0[1-9]|1[0-9]|2[0-8])[0-9]{3}\Z"
)


@given(SEVENTEEN)
def test_the_check_digit_is_that_of_another_library(seventeen: str) -> None:
    assert check_digit(seventeen) == ric.calc_check_digit(seventeen + "0")


@given(SEVENTEEN)
def test_exactly_one_of_eleven_endings_is_right(seventeen: str) -> None:
    assert [end for end in "0123456789X" if is_resident_id(seventeen + end)] == [check_digit(seventeen)]


@given(SEVENTEEN, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(seventeen: str, at: int, more: int) -> None:
    wrong = seventeen[:at] + str((int(seventeen[at]) + more) % 10) + seventeen[at + 1 :]
    assert not is_resident_id(wrong + check_digit(seventeen))


@given(st.text("0123456789X", min_size=16, max_size=19))
def test_what_another_library_takes_we_take(number: str) -> None:
    try:
        ric.validate(number)
    except ValidationError:
        return
    assert is_resident_id(number)


@pytest.mark.parametrize(
    "number",
    ["110105194902300021", "110105194913010023", "990105194912310025", "1101051949123100", "11010519491231002A"],
)
def test_what_is_no_day_no_province_or_no_length_is_no_number(number: str) -> None:
    assert not is_resident_id(number)


def test_the_old_numbers_have_a_day_and_a_province() -> None:
    assert is_old_id("110105491231002")
    assert not is_old_id("110105491331002")
    assert not is_old_id("990105491231002")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (f"张某，身份证号{GOOD}。", [GOOD]),
        (f"张某（{GOOD.lower()}）", [GOOD.lower()]),
        ("1101051949 1231002Ｘ", ["1101051949 1231002Ｘ"]),
        ("110105\t19491231\t002X", ["110105\t19491231\t002X"]),
        ("身份证号：110105491231002", ["110105491231002"]),
        ("证件号码 110105194912310021（写错一位）", ["110105194912310021"]),
        ("身份证号\n11010519491231002X", [GOOD]),
        ("姓名\t身份证号\n张小三\t110105194912310021", ["110105194912310021"]),
    ],
)
def test_numbers_are_found(text: str, numbers: list[str]) -> None:
    assert found(text, "P-01") == numbers


@pytest.mark.parametrize(
    "text",
    [
        "注册号：110105491231002",
        "流水号110105194912310021",
        f"统一社会信用代码：{GOOD}",
        f"91{GOOD}",
        f"{GOOD}A",
        "110105********002X",
        "110105 1949 1231 0021",
        "统一社会信用代码91640522MA75XXXX0K",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert found(text, "P-01") == []
