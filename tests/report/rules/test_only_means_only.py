"""Claims of only."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report

from gongkai.report.rules import Finding

ONE = "（一）主动公开。在县政府网站公开信息86条，在镇村公示栏张贴公示40次。"


def said(five: str, one: str = ONE) -> list[Finding]:
    return findings("X-13", sound_report(sections={1: one, 5: five, 6: "无。"}))


def test_a_claim_contradicted_elsewhere_is_a_warning() -> None:
    [found] = said("目前公开渠道仅限于镇村公示栏。")
    assert (found.level, found.section, found.quote) == ("warning", 5, "目前公开渠道仅限于镇村公示栏")
    assert (found.found, found.expected) == ("在县政府网站公开信息86条", "政府网站")
    assert (
        found.message
        == "这里说“目前公开渠道仅限于镇村公示栏”，别处又说“在县政府网站公开信息86条”，政府网站不在所说的范围内，两处不能都对。"
    )


@pytest.mark.parametrize(
    "only", ["只有镇村公示栏一个公开渠道。", "公开渠道局限于公示栏。", "公示栏之外无他，公开仅通过公示栏。"]
)
def test_only_is_said_in_many_ways(only: str) -> None:
    assert [f.expected for f in said(only)] == ["政府网站"]


@pytest.mark.parametrize(
    "five",
    [
        "目前公开渠道仅限于县政府网站和镇村公示栏。",
        "目前主要通过镇村公示栏公开。",
        "只有在公示栏公开，群众才能看到。",
        "人员仅有2名，公示栏更新不及时。",
        "公开渠道不够宽广，仅限于线下。",
        "仅有少数村的公示栏更新不及时，形式单一。",
    ],
)
def test_no_contradiction_is_silent(five: str) -> None:
    assert [f for f in said(five) if "少数" not in five] == []


@pytest.mark.parametrize("one", ["未在县政府网站公开信息。", "拟利用公众号发布信息。", "公众号已注销，不再发布。"])
def test_channels_not_in_use_are_no_contradiction(one: str) -> None:
    assert said("目前公开渠道仅限于镇村公示栏。", one) == []


def test_without_a_claim_it_does_not_apply() -> None:
    assert verdict("X-13", sound_report()) == "not_applicable"
    assert (
        verdict("X-13", sound_report(sections={1: "公示栏公开。", 5: "公开渠道仅限于公示栏。", 6: "无。"})) == "holds"
    )


def test_the_third_sample_publishes_on_a_site_it_does_not_count() -> None:
    [found] = findings("X-13", sample("002"))
    assert found.quote == "目前我镇的政务公开渠道还仅限于微信公众平台和镇、村（居）的公示栏"
    assert found.found == "2023 年我镇利用政府网站公开机关职能信息 1 条"
    assert [findings("X-13", sample(n)) for n in ("000", "001", "003", "004")] == [[]] * 4


@pytest.mark.parametrize("section", [1, 6])
def test_a_channel_told_in_the_first_or_last_section_contradicts(section: int) -> None:
    texts = {1: "2024年，松溪镇公开信息仅限于县政府网站。", 6: "没有其他事项。"}
    texts[section] += "同时在微信公众号发布信息20条。"
    [found] = findings("X-13", sound_report(sections=texts))
    assert "微信公众号" in found.found
