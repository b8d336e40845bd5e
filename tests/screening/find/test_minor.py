"""Children under fourteen."""

from datetime import date

import pytest
from tests.screening.find.looking import found

from gongkai.screening.find.resident_id import check_digit


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("留守儿童张小三，男，8岁", ["张小三"]),
        ("其女李春梅（今年13周岁）", ["李春梅"]),
        ("孤儿姓名：王小文。", ["王小文"]),
        ("姓名\t年龄\t备注\n张小三\t8\t\n李秀英\t14\t", ["张小三"]),
        ("姓名\t学校\n张小三\t松溪镇中心小学", ["松溪镇中心小学"]),
        ("儿童姓名\t监护人\n张小三\t李秀英", ["张小三"]),
    ],
)
def test_a_child_is_found(text: str, names: list[str]) -> None:
    assert sorted(set(found(text, "P-10"))) == names


@pytest.mark.parametrize(
    "text",
    [
        "为6岁以下儿童免费接种",
        "张小三，男，58岁",
        "儿童张某某，8岁",
        "学校名称\t学生人数\n松溪镇中心小学\t120",
        "留守儿童、困境儿童12人",
    ],
)
def test_grown_ups_and_groups_are_left_alone(text: str) -> None:
    assert found(text, "P-10") == []


@pytest.mark.parametrize(("born", "names"), [("20151231", ["张小三"]), ("20081231", [])])
def test_the_identity_number_tells_the_age_on_a_day(born: str, names: list[str]) -> None:
    seventeen = f"640522{born}123"
    text = f"姓名\t身份证号\n张小三\t{seventeen}{check_digit(seventeen)}"
    assert found(text, "P-10", on=date(2026, 1, 1)) == names
    assert found(text, "P-10") == []
