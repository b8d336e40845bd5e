"""A second title in the text."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import PREAMBLE, sound_report


def test_one_title_holds() -> None:
    assert verdict("S-05", sound_report()) == "holds"


def test_a_title_of_another_year_in_the_text_is_an_error() -> None:
    title = "松溪镇人民政府 2023 年政府信息公开工作年度报告"
    [found] = findings("S-05", sound_report(sections={1: f"{title}\n2024年，主动公开信息86条。"}))
    assert (found.level, found.section, found.quote) == ("error", 1, title)
    assert (found.found, found.expected) == ("2023", "2024")
    assert "而且是2023年的，本报告是2024年的" in found.message


def test_the_same_title_again_is_a_warning() -> None:
    text = "2024年，主动公开信息86条。\n松溪镇人民政府2024年度政府信息公开工作年度报告\n组织培训3次。"
    [found] = findings("S-05", sound_report(sections={1: text}))
    assert (found.level, found.found) == ("warning", "2024")
    assert "而且" not in found.message


@pytest.mark.parametrize(
    "text",
    [
        "现发布《松溪镇2023年政府信息公开工作年度报告》。\n主动公开信息86条。",
        "按时公布了2023年政府信息公开工作年度报告，\n主动公开信息86条。",
        "松溪镇人民政府2023年政府信息公开工作年度报告已按时公布。",
    ],
)
def test_a_title_named_in_a_sentence_is_none(text: str) -> None:
    assert findings("S-05", sound_report(sections={1: text})) == []


def test_a_title_line_before_section_one_is_the_page_s() -> None:
    line = "松溪镇人民政府2024年政府信息公开工作年度报告"
    assert findings("S-05", sound_report(preamble=f"{line}\n{PREAMBLE}")) == []
    assert quotes(findings("S-05", sound_report(preamble=f"{line.replace('4', '3')}\n{PREAMBLE}"))) == [
        line.replace("4", "3")
    ]


def test_the_second_sample_carries_last_year_s_title() -> None:
    assert quotes(findings("S-05", sample("001"))) == ["武陟县小董乡人民政府 2022 年政府信息公开工作年度报告"]
