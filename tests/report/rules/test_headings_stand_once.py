"""Repeated headings."""

from dataclasses import replace

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report


def test_each_heading_once_holds() -> None:
    assert verdict("S-04", sound_report()) == "holds"


def test_a_section_that_comes_twice_is_an_error() -> None:
    report = sound_report()
    [found] = findings("S-04", replace(report, sections=(report.sections[0], *report.sections)))
    assert (found.level, found.section, found.found, found.expected) == ("error", 1, "2次", "1次")
    assert found.message.startswith("标题“一、总体情况”出现了2次，每个部分只应有一个标题")


def test_a_heading_inside_a_text_is_an_error() -> None:
    [found] = findings("S-04", sound_report(sections={1: "2024年做了以下工作。\n一、总体 情况\n公开信息86条。"}))
    assert (found.level, found.section, found.quote) == ("error", 1, "一、总体 情况")


@pytest.mark.parametrize(
    "text",
    [
        "2024年做了以下工作。\n一、主动公开\n公开信息86条。\n二、依申请公开\n收到12件。",
        "本报告由一、总体情况，二、主动公开政府信息情况等六部分组成。",
    ],
)
def test_other_numbered_lines_and_a_list_of_sections_are_not(text: str) -> None:
    assert findings("S-04", sound_report(sections={1: text})) == []


def test_free_text_is_not_looked_at() -> None:
    assert verdict("S-04", replace(sound_report(), form="older")) == "not_applicable"


def test_the_second_sample_has_its_first_heading_twice() -> None:
    assert [f.section for f in findings("S-04", sample("001"))] == [1]


def test_a_later_heading_that_comes_three_times_is_counted_and_called_by_its_number() -> None:
    report = sound_report()
    [found] = findings("S-04", replace(report, sections=(*report.sections, report.sections[4], report.sections[4])))
    assert found.message.startswith("标题“五、存在的主要问题及改进情况”出现了3次，")
    assert (found.section, found.found, found.quote) == (5, "3次", "")
    [inside] = findings("S-04", sound_report(sections={1: "公开信息86条。\n五、存在的主要问题及改进情况\n无。"}))
    assert (inside.section, inside.found, inside.quote) == (1, "2次", "五、存在的主要问题及改进情况")


def test_a_heading_of_a_section_the_report_does_not_have_is_not_a_second_one() -> None:
    text = "公开信息86条。\n五、存在的主要问题及改进情况\n无。"
    assert findings("S-04", sound_report(sections={1: text}, headings={5: ""})) == []
