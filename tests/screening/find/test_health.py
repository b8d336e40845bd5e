"""Illness and disability of persons."""

import pytest
from tests.screening.find.looking import found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("村民张小三，因患尿毒症，生活困难", "因患尿毒症"),
        ("患者李秀英确诊为肺癌。", "确诊为肺癌"),
        ("张小三（肢体残疾一级）", "肢体残疾一级"),
        ("张某，身患白血病。", "身患白血病"),
        ("姓名\t残疾类别\n张小三\t视力残疾", "视力残疾"),
        ("姓名\t病种\n张小三\t尿毒症", "尿毒症"),
        ("11010519491231002X，二级精神残疾", "二级精神残疾"),
    ],
)
def test_a_person_s_health_is_found(text: str, words: str) -> None:
    assert found(text, "P-11") == [words]


@pytest.mark.parametrize(
    "text",
    [
        "一级、二级重度残疾人护理补贴",
        "患大病的困难群众可以申请",
        "确诊病例及时报告",
        "肢体残疾、视力残疾等类别",
        "姓名\t健康状况\n张小三\t健康",
        "残疾类别\t补贴标准\n肢体残疾\t100元",
    ],
)
def test_words_of_rules_are_left_alone(text: str) -> None:
    assert found(text, "P-11") == []
