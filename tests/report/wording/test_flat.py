"""Clean text and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.report.wording.flat import Flat


@pytest.mark.parametrize(
    ("raw", "flat"),
    [
        ("2023 年 12 月", "2023年12月"),
        ("２０２３年（一）", "2023年（一）"),
        ("共 59 条(含 2 条)", "共59条（含2条）"),
        ("**二是严格审核。**由", "二是严格审核。由"),
        ("　　全年　公开", "全年公开"),
        ("10 000 元", "10 000元"),
        ("a b", "a b"),
        ("「公开」", "“公开”"),
        ("一。\n二。", "一。\n二。"),
        ("（一）主动公开方面　　\n\n设置公示栏", "（一）主动公开方面\n设置公示栏"),
        (
            "我镇按要求制定了制度，建立健全政府\n\n信息公开协调机制",
            "我镇按要求制定了制度，建立健全政府信息公开协调机制",
        ),
        ("我镇按要求制定了制度，建立健全政府公开\n（二）完善", "我镇按要求制定了制度，建立健全政府公开\n（二）完善"),
        ("", ""),
        ("　", ""),
    ],
)
def test_what_is_taken_away(raw: str, flat: str) -> None:
    assert Flat(raw).text == flat


@given(st.text(alphabet="一二年，。 \n　*（)2０a", max_size=60))
def test_quotations_are_the_exact_words(raw: str) -> None:
    flat = Flat(raw)
    assert flat.exact(0, 0) == ""
    for at, character in enumerate(flat.text):
        exact = flat.exact(at, at + 1)
        assert exact in raw
        assert exact == character or not exact.isascii() or character in "\n（）：；" or exact in "() "
    whole = flat.exact(0, len(flat.text))
    assert whole in raw
    assert whole.strip(" \n　*") == raw.strip(" \n　*") or not flat.text.strip()
