"""Totals and their parts."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report

from gongkai.report.rules import Finding


def said(text: str) -> list[Finding]:
    return findings("X-01", sound_report(sections={1: text}))


def test_the_sound_report_holds() -> None:
    assert verdict("X-01", sound_report()) == "holds"


def test_parts_above_the_total_are_a_warning() -> None:
    [found] = said(
        "全年公开政府信息59条，其中财政类2条、工作报告类2条、救灾类20条、就业类21条、救助类7条、补偿类17条。"
    )
    assert (found.level, found.section, found.found, found.expected, found.difference) == (
        "warning",
        1,
        "59条",
        "69条",
        "10",
    )
    assert found.message == "“全年公开政府信息59条”，所列各项合计2+2+20+21+7+17=69条，与总数对不上。"
    assert (
        found.quote
        == "全年公开政府信息59条，其中财政类2条、工作报告类2条、救灾类20条、就业类21条、救助类7条、补偿类17条"
    )


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("被各类媒体采用500余篇（其中国家级40篇，省级76篇，市级180篇，县级200篇）。", "warning"),
        ("公开信息444条（网站118条，公众号294条，公示栏30条）。", "warning"),
        ("公开信息444条，分别为网站118条、公众号294条、公示栏30条。", "warning"),
        ("公开信息100条，其中财政类20条、救助类30条、就业类40条。", "hint"),
        ("公开信息86条（财政2条、救助24条、就业30条）。", "hint"),
    ],
)
def test_parts_below_the_total_are_told_where_the_list_is_complete(text: str, level: str) -> None:
    assert [f.level for f in said(text)] == [level]


def test_nested_parts_are_held_against_their_own_total() -> None:
    text = "公开信息444条（网站118条（机构70条，政策58条），公众号294条，公示栏32条）。"
    [found] = said(text)
    assert (found.found, found.expected) == ("118条", "128条")


def test_overlapping_channels_are_a_hint_and_silent_where_duplicates_are_told() -> None:
    [found] = said("公开信息100条，其中网站公开100条、公众号公开60条。")
    assert (found.level, "去重后" in found.mend) == ("hint", True)
    assert said("公开信息100条（去重后），其中网站公开100条、公众号公开60条。") == []
    assert said("同步发布信息100条，其中网站公开100条、公众号公开60条。") == []


@pytest.mark.parametrize(
    "text",
    [
        "公开信息444条（网站118条、公众号294条、公示栏32条）。",
        "公开信息444条，其中网站118条（机构70条、政策48条）、公众号294条、公示栏32条。",
        "公开信息100条，其中财政20条、救助30条。",
        "公开信息100条，主要包括财政类20条、救助类30条、就业类40条等。",
        "公开信息100条（其中财政20条，救助30条等）。",
        "公开信息86条，其中财政预决算2条、社会救助24条、涉农补贴30条、就业创业30条；张贴公示40条。",
        "公开信息50条，其中财政20条、救助30条，同时发布解读5条。",
        "被采用近500篇（国家级40篇，省级76篇，市级180篇，县级200篇）。",
        "被采用490余篇（国家级40篇，省级76篇，市级180篇，县级200篇）。",
        "公开信息100条，其中网站60条、公众号50次。",
        "公开4种属性中的1种。",
        "收到申请12件，办结12件，其中予以公开6件、部分公开2件、不予公开1件、无法提供2件、不予处理1件；结转1件。",
        "公开信息1,234条，其中网站1,000条、公众号234条。",
        "公开信息100条，其中网站60条，其中机构20条、政策40条，公众号40条。",
        "举办培训3次。组织检查2次、通报1次。",
    ],
)
def test_sums_that_fit_and_open_lists_are_silent(text: str) -> None:
    assert said(text) == []


def test_without_parts_it_does_not_apply() -> None:
    assert verdict("X-01", sound_report(sections={1: "公开信息86条。", 5: "问题是不够。"})) == "not_applicable"


def test_the_second_sample_claims_more_than_its_parts() -> None:
    [found] = findings("X-01", sample("001"))
    assert (found.found, found.expected, found.level) == ("500 余篇", "496篇", "warning")
    assert [quotes(findings("X-01", sample(n))) for n in ("000", "002", "003", "004")] == [[]] * 4


def test_mixed_parts_are_a_hint_where_the_list_is_said_to_be_all_and_silent_after_among_them() -> None:
    [found] = said("公开信息100条（含财政类20条，救助类30条，养老40条）。")
    assert (found.level, found.difference) == ("hint", "10")
    assert found.mend == "重新核对总数和各项；没有列全的，写明“等”或补上其余各项。"
    assert said("公开信息100条（其中财政类20条，救助类30条，养老40条）。") == []
