"""Names of private persons in lists and after labels."""

import pytest
from tests.screening.find.looking import found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("序号\t户主姓名\t金额\n1\t张小三\t100\n2\t李秀英\t200", ["张小三", "李秀英"]),
        ("姓 名\t身份证号\n张小三\t\n买买提·艾力\t", ["张小三", "买买提·艾力"]),
        ("户主：张小三，家庭人口4人", ["张小三"]),
        ("姓名\t性别\t年龄\n张 三\t男\t50", ["张 三"]),
        ("低保对象姓名\t住址\n 张小三 \t竹坪村", [" 张小三 "]),
        ("名单\t\n户主姓名\t金额\n张小三\t100\n\n户主姓名\t金额\n李秀英\t200", ["张小三", "李秀英"]),
        ("序号\t基本情况\t金额\n\t户主姓名\t\n1\t张小三\t100", ["张小三"]),
    ],
)
def test_a_name_is_found(text: str, names: list[str]) -> None:
    assert found(text, "P-12") == names


@pytest.mark.parametrize(
    "text",
    [
        "姓名\t职务\t分管工作\n张小三\t镇长\t全面工作",
        "姓名：张小三，职务：镇长",
        "户主姓名\t金额\n张某某\t100\n合计\t100",
        "户主姓名\t金额\n张*三\t100\n张**\t100",
        "单位名称\t金额\n松溪镇人民政府\t100",
        "项目名称\t补贴对象\n耕地补贴\t种粮农户",
        "镇长张小三主持会议",
    ],
)
def test_officials_totals_and_masked_names_stay(text: str) -> None:
    assert found(text, "P-12") == []
