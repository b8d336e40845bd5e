"""Licence plates."""

import pytest
from tests.screening.find.looking import found


@pytest.mark.parametrize(
    "plate",
    [
        "宁A12345",
        "京AD12345",
        "川B·12345",
        "粤Z1234港",
        "新A1234警",
        "宁A 12B45",
        "宁Ａ１２３４５",
        "陕AF12345",
        "宁a12345",
    ],
)
def test_a_plate_is_found_whole(plate: str) -> None:
    assert found(f"车辆{plate}停放。", "P-06") == [plate]


@pytest.mark.parametrize(
    "text",
    ["宁ICP备12345678号", "京B2-20110016", "宁A****5", "川大路12345号", "川B123456789", "宁夏A12345", "宁AABCDE"],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert found(text, "P-06") == []
