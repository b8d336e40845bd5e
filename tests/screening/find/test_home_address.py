"""Addresses: only what lies below the village."""

import pytest
from tests.screening.find.looking import found


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("家住松溪镇竹坪村三组12号", "三组12号"),
        ("家庭住址：松溪镇竹坪村民委员会三组12号", "三组12号"),
        ("竹坪村第三村民小组12号村民反映", "第三村民小组12号"),
        ("住址：松溪镇幸福路12号3栋2单元501室", "幸福路12号3栋2单元501室"),
        ("幸福小区3号楼2单元501室住户", "幸福小区3号楼2单元501室"),
        ("姓名\t家庭住址\n张小三\t云岭县松溪镇竹坪村三组12号", "三组12号"),
        ("姓名\t住址\n张小三\t竹坪村３组 １２号", "３组 １２号"),
    ],
)
def test_what_lies_below_the_village_is_found(text: str, below: str) -> None:
    assert below in found(text, "P-08")


@pytest.mark.parametrize(
    "text",
    [
        "家住松溪镇竹坪村",
        "姓名\t家庭住址\n张小三\t松溪镇竹坪村",
        "竹坪村三组修建道路2公里，三组12户受益",
        "办公地址：松溪镇溪边路1号政府大楼3楼305室",
        "地址：松溪镇溪边路1号",
        "竹坪村委会〔2024〕12号",
        "机构名称\t地址\n财政所\t溪边路1号2楼201室",
        "松溪镇人民政府令第12号",
        "家住松溪镇竹坪村****",
    ],
)
def test_villages_and_offices_stay(text: str) -> None:
    assert found(text, "P-08") == []
