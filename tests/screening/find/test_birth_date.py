"""Days of birth."""

import pytest
from tests.screening.find.looking import found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("出生日期：1990年1月1日", "1990年1月1日"),
        ("生于1990-01-01", "1990-01-01"),
        ("1990年1月1日出生", "1990年1月1日"),
        ("1990.1.1生，", "1990.1.1"),
        ("出生年月：19900101", "19900101"),
        ("一九九〇年一月一日出生", "一九九〇年一月一日"),
        ("姓名\t出生日期\n张小三\t1990/1/1", "1990/1/1"),
        ("姓名\t出生年月\n张小三\t32874", "32874"),
        ("出生日期\n１９９０年１月１日", "１９９０年１月１日"),
    ],
)
def test_a_full_day_of_birth_is_found(text: str, day: str) -> None:
    assert found(text, "P-09") == [day]


@pytest.mark.parametrize(
    "text",
    [
        "1975年8月生",
        "姓名\t出生年月\n张小三\t1990年1月",
        "自2024年1月1日起生效",
        "2024年1月1日生产",
        "新生儿出生缺陷防治2024年1月1日启动",
        "出生日期：****年**月**日",
    ],
)
def test_other_days_are_left_alone(text: str) -> None:
    assert found(text, "P-09") == []
