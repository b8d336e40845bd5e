"""What the title names."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.rules import Finding


def of(title: str | None, organ: str = "云岭县松溪镇人民政府") -> list[Finding]:
    return findings("S-06", sound_report(title=title, organ=organ))


@pytest.mark.parametrize(
    "title",
    [
        "云岭县松溪镇人民政府2024年政府信息公开工作年度报告",
        "2024年云岭县松溪镇人民政府政府信息公开工作年度报告",
        "云岭县财政局 2024 年政府信息公开工作年度报告",
        "云岭县人民政府2024年政府信息公开年度报告",
        "江城市江北区江湾街道办事处2024年政府信息公开工作年度报告",
        "关于云岭县民政局2024年度政府信息公开情况的报告",
        "云岭县市场监督管理局2024年政务公开工作年度报告",
    ],
)
def test_organ_and_one_year_hold(title: str) -> None:
    assert of(title) == []


def test_neither_organ_nor_year_is_an_error() -> None:
    [found] = of("政府信息公开工作年度报告")
    assert (found.level, found.section, found.quote) == ("error", 0, "政府信息公开工作年度报告")
    assert found.message == "标题“政府信息公开工作年度报告”没有机关名称，也没有年份，看不出是哪个机关哪一年的报告。"


def test_one_of_the_two_missing_is_a_warning() -> None:
    [no_organ] = of("2024年政府信息公开工作年度报告")
    [no_year] = of("云岭县松溪镇人民政府政府信息公开工作年度报告")
    assert (no_organ.level, no_organ.expected) == ("warning", "机关名称")
    assert (no_year.level, no_year.expected) == ("warning", "年份")


def test_two_years_are_an_error() -> None:
    [found] = of("云岭县松溪镇人民政府2023年2024年政府信息公开工作年度报告")
    assert (found.level, found.message) == ("error", "标题里有2个年份（2023、2024），只应有报告所属的一个年份。")


def test_a_doubled_word_and_a_short_name_are_hints() -> None:
    doubled, short = of("松溪镇2024 年度政府信息公开工作年度报告")
    assert (doubled.level, short.level) == ("hint", "hint")
    assert "“年度”重复，格式是“……2024年政府信息公开工作年度报告”" in doubled.message
    assert short.message == "标题里的机关名称“松溪镇”不是全称，缺所属县（市、区）和“人民政府”。"
    [county] = of("松溪镇人民政府2024年政府信息公开工作年度报告")
    assert county.expected == "所属县（市、区）"
    [office] = of("江城市江北区江湾街道2024年政府信息公开工作年度报告")
    assert office.expected == "“办事处”"


def test_without_a_title_nothing_is_said() -> None:
    assert verdict("S-06", sound_report(title=None)) == "cannot_be_verified"


def test_every_finding_is_about_the_title() -> None:
    titles = (
        "政府信息公开工作年度报告",
        "云岭县松溪镇2023年、2024年政府信息公开工作年度报告",
        "松溪镇2024年度政府信息公开工作年度报告",
    )
    for title in titles:
        found = findings("S-06", sound_report(title=title))
        assert found, title
        assert {one.section for one in found} == {0}
