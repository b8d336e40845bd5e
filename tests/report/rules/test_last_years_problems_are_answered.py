"""Last year's problems."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

PROBLEMS = "存在的主要问题：一是部分工作人员对公开属性的把握还不够准确；二是解读形式单一。改进措施：一是组织培训；二是丰富形式。"


def test_a_look_back_holds() -> None:
    assert verdict("S-12", sound_report()) == "holds"


def test_no_look_back_is_a_hint() -> None:
    [found] = findings("S-12", sound_report(sections={5: PROBLEMS}))
    assert (found.level, found.section) == ("hint", 5)
    assert found.message == "第五部分没有写上一年度报告所列问题的改进情况，只写了本年度的问题和打算。"


@pytest.mark.parametrize(
    "words",
    [
        "上年度问题已整改。",
        "针对2023年存在的问题逐条落实。",
        "对年报中提出的问题，落实改进如下。",
        "公示栏更新问题已经解决。",
        "去年的不足得到改善。",
    ],
)
def test_many_words_look_back(words: str) -> None:
    assert findings("S-12", sound_report(sections={5: PROBLEMS + words})) == []


def test_a_section_of_a_few_words_is_told_elsewhere() -> None:
    assert verdict("S-12", sound_report(sections={5: "无。"})) == "not_applicable"
    assert verdict("S-12", sound_report(sections={5: PROBLEMS}, form="older")) == "not_applicable"
    assert verdict("S-12", sound_report(sections={5: PROBLEMS}, form="blank-form")) == "not_applicable"


def test_forty_characters_are_enough_to_expect_a_look_back() -> None:
    assert verdict("S-12", sound_report(sections={5: "问" * 40})) == "fails"
    assert verdict("S-12", sound_report(sections={5: "问" * 39})) == "not_applicable"


def test_a_report_without_a_year_is_judged_by_its_words() -> None:
    assert verdict("S-12", sound_report(sections={5: PROBLEMS}, year=None)) == "fails"
    assert verdict("S-12", sound_report(sections={5: PROBLEMS + "2022年。"})) == "fails"
