"""Telephones at home are found, those of offices stay."""

import pytest
from tests.screening.find.looking import found

ROSTER = "户主姓名\t家庭住址\t电话\n张小三\t竹坪村\t0955-1234567\n李秀英\t溪头村\t2345678"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("家庭电话：0955-1234567", ["0955-1234567"]),
        ("住宅电话（0955）1234567", ["（0955）1234567"]),
        ("监护人电话 ０９５５１２３４５６７", ["０９５５１２３４５６７"]),
        (ROSTER, ["0955-1234567", "2345678"]),
    ],
)
def test_a_private_number_is_found(text: str, numbers: list[str]) -> None:
    assert found(text, "P-04") == numbers


@pytest.mark.parametrize(
    "text",
    [
        "联系电话：0955-1234567",
        "监督举报电话0955-1234567，传真0955-1234568",
        "机构名称\t地址\t电话\n财政所\t溪边路1号\t0955-1234567",
        "补贴项目\t发放机构\t咨询电话\n低保\t民政办\t0955-1234567",
        "家庭电话：****",
    ],
)
def test_an_office_s_number_stays(text: str) -> None:
    assert found(text, "P-04") == []
