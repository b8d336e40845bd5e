"""Assessment, public review, accountability."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report

from gongkai.report.rules import Finding

LEAD = "（五）监督保障情况。组织业务培训3次，主动接受各方面监督。"


def said(text: str, organ: str = "云岭县松溪镇人民政府") -> list[Finding]:
    return findings("X-09", sound_report(sections={1: LEAD + text}, organ=organ))


def test_the_sound_report_holds() -> None:
    assert verdict("X-09", sound_report()) == "holds"


def test_results_not_named_are_a_warning() -> None:
    [found] = said("考核结果为优秀。")
    assert (found.level, found.section, found.expected) == ("warning", 1, "社会评议、责任追究")
    assert found.message.startswith("监督保障情况没有写社会评议、责任追究的结果，各级人民政府的年度报告应当写明")


def test_a_plan_without_a_result_is_a_hint() -> None:
    [found] = said("将公开工作纳入年度考核。社会评议满意。未发生责任追究。")
    assert (found.level, found.expected) == ("hint", "工作考核")
    assert "写了工作考核的安排，没有写结果" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "年度考核得分96分，社会评议满意度98%，没有责任追究情形。",
        "考核结果为优秀。群众满意度测评结果为满意。未发生问责情况。",
        "开展考核评议，结果为良好；未出现责任追究的情况。",
    ],
)
def test_results_in_other_words_hold(text: str) -> None:
    assert said(text) == []


def test_only_people_s_governments_are_asked() -> None:
    text = {1: LEAD}
    for organ in ("云岭县财政局", "江城市江北区江湾街道办事处", "云岭县人民政府办公室"):
        assert verdict("X-09", sound_report(sections=text, organ=organ)) == "not_applicable"
    for organ in ("云岭县人民政府", "汉阳镇", "小董乡"):
        assert verdict("X-09", sound_report(sections=text, organ=organ)) == "fails"
    assert verdict("X-09", sound_report(sections={1: "无。"})) == "not_applicable"


def test_the_samples() -> None:
    levels = {n: [f.level for f in findings("X-09", sample(n))] for n in ("000", "001", "002", "003", "004")}
    assert levels == {"000": ["warning"], "001": ["warning"], "002": ["warning"], "003": ["warning"], "004": []}


def test_the_results_may_stand_in_the_sixth_section_but_not_in_the_fifth() -> None:
    told = "工作考核结果为良好；社会评议结果为满意；没有发生责任追究的情形。"
    one = "松溪镇公开政府信息86条，更新栏目，维护网站专栏。"
    assert findings("X-09", sound_report(sections={1: one, 6: told})) == []
    assert len(findings("X-09", sound_report(sections={1: one, 5: told, 6: "无。"}))) == 1
