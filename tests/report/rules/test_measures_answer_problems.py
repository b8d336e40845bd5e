"""Problems and measures."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report

from gongkai.report.rules import Finding


def said(text: str) -> list[Finding]:
    return findings("X-11", sound_report(sections={5: text}))


def test_the_sound_report_holds() -> None:
    assert verdict("X-11", sound_report()) == "holds"


def test_more_measures_than_problems_are_a_hint() -> None:
    [found] = said(
        "存在的问题：一是形式单一；二是培训不够。改进措施：一是丰富形式；二是加强培训；三是借助媒介，扩大影响。"
    )
    assert (found.level, found.section, found.quote) == ("hint", 5, "三是借助媒介")
    assert found.message == "列了2个问题、3条措施，从第3条起的措施没有对应的问题。"


def test_fewer_measures_than_problems_are_a_hint() -> None:
    [found] = said("存在的问题：一是形式单一；二是培训不够；三是更新不及时。改进措施：一是丰富形式；二是加强培训。")
    assert (found.quote, found.found, found.expected) == ("三是更新不及时", "2条", "3条")
    assert found.message == "列了3个问题，只有2条措施，从第3个起的问题没有对应的措施。"


def test_a_problem_that_ends_in_a_measure_is_a_hint() -> None:
    [found] = said(
        "主要表现在：一是形式单一。二是培训不够，我镇将组织集中培训。具体做法如下：一是丰富形式。二是加强培训。"
    )
    assert (found.quote, found.level) == ("我镇将组织集中培训", "hint")
    assert found.message == "问题“二是”以措施结尾：“我镇将组织集中培训”说的是要怎么做，不是问题。"


def test_a_section_without_any_problem_is_a_hint() -> None:
    [found] = said("2024年，松溪镇公开工作取得良好成效，将继续努力，再创佳绩。")
    assert found.message == "第五部分没有写出任何问题。"


def test_measures_on_explanation_nobody_asked_for() -> None:
    [found] = said("由于工作人员调整，业务能力存在一定差距。改进情况：一是在解读质效上下功夫。二是加强培训。")
    assert (found.quote, found.level) == ("一是在解读质效上下功夫", "hint")


@pytest.mark.parametrize(
    "text",
    [
        "存在的问题：一是形式单一；二是培训不够。改进措施：一是丰富形式；二是加强培训。",
        "存在的问题是形式单一，培训不够。将丰富形式，加强培训。",
        "存在的问题：一是形式单一，还需进一步丰富；二是及时性仍有欠缺。改进措施：一是丰富形式；二是及时更新。",
        "解读不够。改进措施：一是增加解读；二是加强培训。",
        "一是队伍不够稳定，业务不熟。二是形式单一。下一步，将：一是稳定队伍。二是丰富形式。",
        "存在的问题：一是形式单一，定期更新不够；二是培训不够。针对问题：一是丰富形式；二是加强培训。",
    ],
)
def test_answered_problems_are_silent(text: str) -> None:
    assert said(text) == []


def test_a_few_words_do_not_apply() -> None:
    assert verdict("X-11", sound_report(sections={5: "无。"})) == "not_applicable"
    assert verdict("X-11", sound_report(form="older")) == "not_applicable"
    assert verdict("X-11", sound_report(form="blank-form")) == "not_applicable"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", ["一是在提升政策解决质效上下功夫"]),
        ("001", []),
        ("002", ["我镇将组织信息公开工作人员进行集中培训与学习"]),
        ("003", ["三是借助现代媒介"]),
        ("004", ["及时发布群众关心关切的各领域政务信息"]),
    ],
)
def test_the_samples(number: str, expected: list[str]) -> None:
    assert quotes(findings("X-11", sample(number))) == expected


def test_lists_of_other_sections_are_not_looked_at() -> None:
    overview = "2024年，松溪镇做好公开工作。存在的问题：一是形式单一；二是培训不够；三是更新慢。"
    problems = "存在的问题：一是形式单一；二是培训不够。改进措施：一是丰富形式；二是加强培训。"
    assert findings("X-11", sound_report(sections={1: overview, 5: problems})) == []
    assert findings("X-11", sound_report(sections={5: problems, 6: "改进措施：一是加强培训。"})) == []


def test_a_list_that_no_measures_lead_to_is_no_list_of_measures() -> None:
    text = "存在的问题：一是形式单一；二是培训不够。这些问题的影响：一是查阅不便；二是答复偏慢；三是群众不知。"
    assert findings("X-11", sound_report(sections={5: text})) == []
