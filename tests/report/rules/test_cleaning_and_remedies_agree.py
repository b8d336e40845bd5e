"""Repeals, documents in force, denied reviews and suits."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.rules import Finding


def said(text: str, **changes: object) -> list[Finding]:
    return findings("X-21", sound_report(sections={1: text}, **changes))


def test_the_sound_report_holds() -> None:
    assert verdict("X-21", sound_report()) == "holds"


def test_a_denied_review_that_the_table_counts_is_an_error() -> None:
    [found] = said("2024年未发生因政府信息公开引起的行政复议、行政诉讼。")
    assert (found.level, found.section, found.cells, found.difference) == ("error", 1, ("remedies.review.total",), "1")
    assert found.message == "文字说“2024年未发生因政府信息公开引起的行政复议、行政诉讼”，表四行政复议总计却是1件。"


@pytest.mark.parametrize(
    "text",
    ["行政复议0件。", "全年没有行政复议。", "政府信息公开行政复议、行政诉讼均为零。", "无政府信息公开行政复议。"],
)
def test_denials_have_many_forms(text: str) -> None:
    assert [f.level for f in said(text)] == ["error"]


@pytest.mark.parametrize(
    "text",
    [
        "2024年未发生行政诉讼。",
        "没有因政府信息公开被纠正的行政复议。",
        "行政复议1件，无行政诉讼败诉。",
        "上半年未发生行政复议。",
        "2023年未发生行政复议。",
        "全县其他单位未发生行政复议。",
        "行政复议10件。",
        "不服的，可以申请行政复议或者提起行政诉讼。",
    ],
)
def test_other_denials_are_silent(text: str) -> None:
    assert said(text) == []


def test_a_county_may_speak_of_its_office() -> None:
    assert [f.level for f in said("全年没有行政复议。", organ="云岭县人民政府")] == ["warning"]


@pytest.mark.parametrize(
    ("text", "cell", "expected"),
    [
        ("清理行政规范性文件3件，废止2件。", "active.normative_documents.repealed", "0件"),
        ("现行有效行政规范性文件5件。", "active.normative_documents.in_force", "3件"),
    ],
)
def test_repeals_and_documents_in_force_are_held_against_table_two(text: str, cell: str, expected: str) -> None:
    [found] = said(text)
    assert (found.level, found.cells, found.expected) == ("warning", (cell,), expected)
    assert found.cite.endswith("表二")


@pytest.mark.parametrize(
    "text",
    [
        "现行有效的3件行政规范性文件。",
        "清理行政规范性文件3件，废止0件，继续有效3件。",
        "清理党内规范性文件8件，废止2件。",
        "开展规范性文件清理，未发现需要清理的2023年12月31日前制发的有效行政规范性文件。",
        "公开规范性文件2件。",
    ],
)
def test_numbers_that_fit_are_silent(text: str) -> None:
    assert said(text) == []


def test_repealed_and_lapsed_add_up() -> None:
    text = "清理行政规范性文件5件，废止1件，宣布失效1件。"
    assert said(text, cells={"active.normative_documents.repealed": 2}) == []


def test_blank_cells_decide_nothing_and_silence_does_not_apply() -> None:
    blank = {"remedies.review.total": None}
    assert verdict("X-21", sound_report(sections={1: "全年没有行政复议。"}, cells=blank)) == "cannot_be_verified"
    assert verdict("X-21", sound_report(sections={1: "公开信息86条。"})) == "not_applicable"
    in_force = {"active.normative_documents.in_force": None}
    assert (
        verdict("X-21", sound_report(sections={1: "现行有效行政规范性文件5件。"}, cells=in_force))
        == "cannot_be_verified"
    )


@pytest.mark.parametrize("text", ["全年未发生起诉。", "没有被提起的诉讼。", "行政复议有1件，未发生诉讼。"])
def test_a_denied_suit_is_held_against_both_ways_to_court(text: str) -> None:
    suits = {"remedies.litigation_direct.total": 2, "remedies.litigation_after_review.total": 1}
    [found] = said(text, cells=suits)
    assert found.message == f"文字说“{text.split('，')[-1].rstrip('。')}”，表四行政诉讼总计却是3件。"
    assert found.cells == tuple(suits)
    assert (found.found, found.expected, found.difference) == ("表四3件", "0件", "3")


def test_a_number_in_an_earlier_clause_is_not_denied() -> None:
    suits = {"remedies.litigation_direct.total": 2, "remedies.review.total": 0, "remedies.review.upheld": 0}
    assert said("诉讼2件，全年没有行政复议。", cells=suits) == []


def test_what_follows_the_comma_is_not_denied_with_what_stands_before_it() -> None:
    suits = {"remedies.review.upheld": 0, "remedies.review.total": 0}
    suits |= {"remedies.litigation_direct.upheld": 2, "remedies.litigation_direct.total": 2}
    report = sound_report(sections={6: "2024年未收取信息处理费。全年没有行政复议，诉讼2件。"}, cells=suits)
    assert findings("X-21", report) == []
    denied = sound_report(sections={6: "2024年未收取信息处理费。全年没有行政复议、行政诉讼。"}, cells=suits)
    assert len(findings("X-21", denied)) == 1


@pytest.mark.parametrize("counter", ["件", "份", "个", "部"])
def test_documents_are_counted_by_several_words(counter: str) -> None:
    [found] = findings("X-21", sound_report(sections={1: f"2024年，松溪镇现行有效的行政规范性文件4{counter}。"}))
    assert "4" in found.message


@pytest.mark.parametrize("section", [1, 4, 6])
def test_a_denial_is_seen_wherever_remedies_are_told(section: int) -> None:
    [found] = findings("X-21", sound_report(sections={section: "2024年，松溪镇没有发生行政复议。"}))
    assert found.section == section
