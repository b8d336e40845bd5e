"""Activities found wanting."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.rules.samples import sample
from tests.report.sound import OVERVIEW, sound_report

from gongkai.report.rules import Finding


def said(five: str, one: str = OVERVIEW) -> list[Finding]:
    return findings("X-18", sound_report(sections={1: one, 5: five}))


def test_a_report_that_criticises_none_does_not_apply() -> None:
    assert verdict("X-18", sound_report()) == "not_applicable"


@pytest.mark.parametrize(
    ("five", "activity"),
    [
        ("举办的政府开放日的形式单一。", "政府开放日"),
        ("开展民意征集效果不够理想。", "民意征集"),
        ("召开新闻发布会质量不高。", "新闻发布会"),
    ],
)
def test_an_activity_nobody_told_of_is_a_warning(five: str, activity: str) -> None:
    [found] = said(five)
    assert (found.level, found.section, found.found) == ("warning", 5, activity)
    assert found.message == f"第五部分说“{five.rstrip('。')}”，第一部分却没有写过举办{activity}。"


def test_an_activity_told_in_section_one_holds() -> None:
    assert said("举办的政府开放日的形式单一。", OVERVIEW + "举办政务公开开放日1次。") == []


@pytest.mark.parametrize(
    "five",
    [
        "没有举办过政府开放日，形式单一。",
        "举办政府开放日次数较少，形式单一。",
        "尚未开展民意征集，不够主动。",
        "政府开放日有待举办。",
    ],
)
def test_activities_not_held_are_silent(five: str) -> None:
    assert said(five) == []


def test_the_second_sample_never_told_of_its_open_day() -> None:
    [found] = findings("X-18", sample("001"))
    assert "举办的政府开放日的形式单一" in found.quote


def test_another_activity_told_in_section_one_is_not_this_one() -> None:
    [found] = said("开展民意征集效果不够理想。", OVERVIEW + "举办政府开放日1次。")
    assert found.found == "民意征集"


def test_a_criticised_activity_that_was_told_of_is_judged_and_holds() -> None:
    sections = {1: OVERVIEW + "举办政府开放日1次。", 5: "举办的政府开放日的形式单一。"}
    assert verdict("X-18", sound_report(sections=sections)) == "holds"


def test_only_the_first_and_the_sixth_section_tell_of_activities() -> None:
    five = "举办的政府开放日的形式单一。"
    assert findings("X-18", sound_report(sections={5: five, 6: "举办政务公开开放日1次。"})) == []
    assert len(findings("X-18", sound_report(sections={5: five, 2: "举办政务公开开放日1次。"}))) == 1


def test_an_activity_that_was_not_held_is_not_criticised_for_its_form() -> None:
    held = sound_report(sections={5: "存在的问题是举办的政府开放日形式单一。"})
    assert len(findings("X-18", held)) == 1
    never = sound_report(sections={5: "存在的问题是没有举办形式不单一的政府开放日效果不够。"})
    assert findings("X-18", never) == []
