"""Mobile numbers: what counts without a label, and what needs one."""

import pytest
from tests.screening.find.looking import found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13800138000", "13800138000"),
        ("张小三13800138000", "13800138000"),
        ("电话+86 138-0013-8000。", "86 138-0013-8000"),
        ("手机8613800138000", "8613800138000"),
        ("138 0013 8000", "138 0013 8000"),
        ("一三八〇〇一三八〇〇〇", "一三八〇〇一三八〇〇〇"),
        ("联系电话：138\t0013\t8000", "138\t0013\t8000"),
        ("联系电话：1380013\n8000", "1380013\n8000"),
        ("1\u200b3800138000", "1\u200b3800138000"),
    ],
)
def test_a_number_is_found_whole(text: str, number: str) -> None:
    assert max(found(text, "P-03"), key=len, default="") == number


@pytest.mark.parametrize(
    "text",
    [
        "138****8000",
        "12800138000",
        "金额13800138000元",
        "补贴 1500 2000 300 元",
        "138\t0013\t8000",
        "1\t3\t8\t0\t0\t1\t3\t8\t0\t0\t0",
        "项目编号13800138000",
        "A13800138000",
        "0955-1234567、12345、400-123-4567",
        "2024.1.13 8001 3800",
        "1380013800012",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text, "P-03") == []


def test_amounts_in_a_column_of_amounts_are_no_telephones() -> None:
    assert found("科目名称\t本年预算数\n行政运行\t15313507024\n合计\t13800138000", "P-03") == []
