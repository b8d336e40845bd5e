"""The same thing counted twice."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("全年公开政府信息100余条。", "2024年共公开政府信息96条。"),
        ("累计公开政府信息逾300条。", "我镇公开政府信息280条。"),
        ("全年公开政府信息近100条。", "共公开政府信息112条。"),
    ],
)
def test_a_bound_that_excludes_the_number_is_a_warning(first: str, second: str) -> None:
    [found] = findings("X-02", sound_report(sections={1: first.replace("累计", "全年") + second}))
    assert (found.level, found.section, found.quote) == ("warning", 1, second.rstrip("。"))
    assert found.message.startswith("同一件事前面写“")
    assert found.expected in first


@pytest.mark.parametrize(
    "text",
    [
        "全年公开政府信息100余条。共公开政府信息112条。",
        "全年公开政府信息近100条。共公开政府信息98条。",
        "全年公开政府信息约100条。共公开政府信息96条。",
        "全年公开政府信息100条以上。共公开政府信息100条。",
        "全年公开政府信息100余条。在公示栏公开公告20条。",
        "2023年公开政府信息100余条。2024年公开政府信息86条。",
        "上半年公开政府信息100余条。全年公开政府信息86条。",
        "组织培训10余次。组织宣传培训活动2次。",
        "全县公开政府信息1000余条。松溪镇公开政府信息86条。",
    ],
)
def test_numbers_that_can_both_be_true_are_silent(text: str) -> None:
    assert findings("X-02", sound_report(sections={1: text})) == []


def test_without_bounds_it_does_not_apply() -> None:
    assert verdict("X-02", sound_report()) == "not_applicable"
    assert verdict("X-02", sound_report(sections={1: "公开政府信息100余条。"})) == "holds"


def test_the_written_sections_are_read_and_the_others_are_not() -> None:
    first = "全年公开政府信息100余条。"
    for number in (5, 6):
        [found] = findings("X-02", sound_report(sections={1: first, number: "2024年共公开政府信息96条。"}))
        assert (found.section, found.found, found.expected) == (number, "96条", "100余条")
    for number in (2, 3, 4):
        assert findings("X-02", sound_report(sections={1: first, number: "2024年共公开政府信息96条。"})) == []


def test_fewer_than_four_characters_name_nothing() -> None:
    assert findings("X-02", sound_report(sections={1: "公开信10余条。公开信5条。"})) == []
    assert len(findings("X-02", sound_report(sections={1: "公开书信10余条。公开书信5条。"}))) == 1
