"""Passports and permits: only where the document is named."""

import pytest
from tests.screening.find.looking import found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("护照号码：E12345678", "E12345678"),
        ("护照EA1234567，", "EA1234567"),
        ("持港澳居民来往内地通行证H12345678", "H12345678"),
        ("往来港澳通行证号：C12345678", "C12345678"),
        ("台胞证号12345678", "12345678"),
        ("护照：Ｅ１２３４ ５６７８。", "Ｅ１２３４ ５６７８"),
        ("姓名\t护照号码\n张小三\tG12345678", "G12345678"),
        ("外国人永久居留身份证号：USA123456789012", "USA123456789012"),
    ],
)
def test_a_number_after_the_name_of_the_document_is_found(text: str, number: str) -> None:
    assert found(text, "P-02") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "设备编号E12345678",
        "护照办理咨询电话12345",
        "护照：E1234****",
        "出入境证件1234份，护照受理20240101起",
        "型号EA1234567",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text, "P-02") == []
