"""Numbers of reviews and suits."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.rules import Finding

SUITS = {
    "remedies.litigation_direct.total": 1,
    "remedies.litigation_direct.upheld": 1,
    "remedies.litigation_after_review.total": 2,
    "remedies.litigation_after_review.other": 2,
}


def said(text: str, organ: str = "云岭县松溪镇人民政府") -> list[Finding]:
    return findings("T4-04", sound_report(sections={1: text}, cells=SUITS, organ=organ))


def test_a_report_that_gives_no_number_does_not_apply() -> None:
    assert verdict("T4-04", sound_report()) == "not_applicable"


def test_a_wrong_number_of_reviews_is_an_error() -> None:
    [found] = said("因政府信息公开被申请行政复议3件。")
    assert (found.level, found.section, found.quote) == ("error", 1, "因政府信息公开被申请行政复议3件")
    assert (found.cells, found.expected, found.difference) == (("remedies.review.total",), "1件", "2")
    assert found.message == "文字说“因政府信息公开被申请行政复议3件”，表四行政复议总计是1件，两处不一致。"


def test_suits_are_direct_and_after_review_together() -> None:
    assert said("因政府信息公开引发行政诉讼3件。") == []
    [found] = said("因政府信息公开引发行政诉讼1件。")
    assert (found.expected, len(found.cells)) == ("3件", 2)
    assert verdict("T4-04", sound_report(sections={1: "政府信息公开行政复议1件。"})) == "holds"


def test_a_looser_wording_is_a_warning() -> None:
    [found] = said("在政府信息公开工作中，发生行政复议4件。")
    assert found.level == "warning"
    [county] = said("因政府信息公开被申请行政复议3件。", organ="云岭县人民政府")
    assert county.level == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "因政府信息公开被申请行政复议1件、行政诉讼3件。",
        "政府信息公开行政复议1件，其中结果维持1件。",
        "县司法局办理行政复议案件30件，公开率100%，信息公开到位。",
        "2023年政府信息公开行政复议5件。",
        "全县政府信息公开行政复议20件。",
        "收到投诉举报5件，信息公开行政诉讼审结2件。",
        "做好行政应诉案件10件的信息公开。",
        "上半年政府信息公开行政复议0件。",
    ],
)
def test_numbers_that_fit_or_are_others_are_silent(text: str) -> None:
    assert said(text) == []


def test_a_blank_cell_decides_nothing() -> None:
    text = {1: "因政府信息公开被申请行政复议3件。"}
    assert verdict("T4-04", sound_report(sections=text, cells={"remedies.review.total": None})) == "cannot_be_verified"


@pytest.mark.parametrize("number", [1, 4, 6])
def test_the_sections_that_tell_of_reviews_are_read(number: int) -> None:
    text = "因政府信息公开被申请行政复议3件。"
    [found] = findings("T4-04", sound_report(sections={1: "公开信息86条。", number: text}))
    assert (found.section, found.found) == (number, "3件")


@pytest.mark.parametrize("number", [2, 3, 5])
def test_the_other_sections_are_not(number: int) -> None:
    text = "因政府信息公开被申请行政复议3件。"
    assert findings("T4-04", sound_report(sections={1: "公开信息86条。", number: text})) == []


def test_of_two_wrong_numbers_the_first_is_quoted_and_their_sum_may_be_right() -> None:
    first, second = "因政府信息公开被申请行政复议3件。", "政府信息公开行政复议4件。"
    [found] = said(first + second)
    assert (found.found, found.quote) == ("3件", first.rstrip("。"))
    cells = {"remedies.review.total": 7}
    assert findings("T4-04", sound_report(sections={1: first + second}, cells=cells)) == []


def test_a_missing_number_of_suits_decides_nothing_and_a_wrong_number_of_reviews_is_told_all_the_same() -> None:
    text = {1: "因政府信息公开被申请行政复议3件。因政府信息公开引发行政诉讼3件。"}
    cells = {"remedies.litigation_direct.total": None}
    [found] = findings("T4-04", sound_report(sections=text, cells=cells))
    assert found.cells == ("remedies.review.total",)
    only = {1: "因政府信息公开引发行政诉讼3件。"}
    assert verdict("T4-04", sound_report(sections=only, cells=cells)) == "cannot_be_verified"
