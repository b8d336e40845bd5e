"""Wrong words."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import OTHER, PROBLEMS, sound_report

from gongkai.report.rules.words_are_the_official_ones import table


def test_right_words_hold() -> None:
    assert verdict("S-13", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("text", "quote", "level"),
    [
        ("在提升政策解决质效上下功夫。", "政策解决质效", "warning"),
        ("通过官方自媒体发布。", "自媒体", "hint"),
        ("加强政务信息公开工作。", "政务信息公开工作", "hint"),
        ("由于工作人员调整，导致更新不及时。", "由于工作人员调整，导致", "hint"),
        ("经领导审核、批准后方可采集。", "审核、批准后方可采集", "hint"),
        ("注重要拓展渠道。", "注重要", "hint"),
        ("部分职能部门意识较弱。", "部分职能部门", "hint"),
        ("部分村和部门力度不够。", "部分村和部门", "hint"),
        ("加强解读的指导把关。", "指导把关", "hint"),
        ("我们也加大了力度。", "我们也加大", "hint"),
        ("国家采用40篇，省级采用76篇。", "国家采用40篇，省级采用", "hint"),
        ("做好信息公开公开工作。", "信息公开公开", "hint"),
    ],
)
def test_a_wrong_word_is_named(text: str, quote: str, level: str) -> None:
    [found] = findings("S-13", sound_report(sections={6: OTHER + text}))
    assert (found.quote, found.level, found.section) == (quote, level, 6)
    assert found.mend == f"改为“{found.expected}”。"
    assert found.cite


@pytest.mark.parametrize(
    "text",
    [
        "政务新媒体按时更新，解决了群众的问题。",
        "与县级职能部门沟通，将信息报县直部门审核。",
        "由于财力有限，更新不及时。",
        "注重实效，要拓展渠道。",
        "信息采集、审核、发布分工明确，审核后方可发布。",
        "整改情况已上报，我们也将一如既往。",
        "政务公开、政府信息公开工作同步推进。",
    ],
)
def test_right_words_nearby_are_silent(text: str) -> None:
    assert findings("S-13", sound_report(sections={6: OTHER + text})) == []


def test_a_county_bureau_may_speak_of_departments() -> None:
    text = PROBLEMS + "部分职能部门意识较弱。"
    assert findings("S-13", sound_report(sections={5: text}, organ="云岭县人民政府")) == []
    assert quotes(findings("S-13", sound_report(sections={5: text}))) == ["部分职能部门"]


def test_the_heading_word_is_asked_for_in_section_five_only() -> None:
    assert quotes(
        findings("S-13", sound_report(sections={5: "（一）存在的问题\n一是不够。\n（二）整改情况\n已经解决。"}))
    ) == ["整改情况"]
    assert findings("S-13", sound_report(sections={1: "（一）整改情况\n已经解决。"})) == []


def test_every_entry_has_a_source_and_every_pattern_a_word_it_holds() -> None:
    for word in table():
        assert word.source
        assert word.pattern.words


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("000", {"政策解决质效", "整改情况", "政务信息公开工作", "指导把关", "由于负责基层政务公开工作人员调整，导致"}),
        ("001", {"自媒体", "部分职能部门", "审核、批准后方可采集", "国家采用 40 篇，省级采用"}),
        ("003", {"自媒体", "部分村和部门", "我们也加大"}),
        ("004", {"注重要"}),
    ],
)
def test_the_samples_wrong_words_are_found(number: str, expected: set[str]) -> None:
    assert set(quotes(findings("S-13", sample(number)))) == expected
