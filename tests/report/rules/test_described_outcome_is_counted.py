"""Outcomes told and rows counted."""

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report

from gongkai.report.rules import Finding

NOT_HELD = "applications.unavailable_not_held.total"


def said(text: str, **cells: int) -> list[Finding]:
    changed = {NOT_HELD: 0} | {f"applications.{row}.total": value for row, value in cells.items()}
    return findings("T3-11", sound_report(sections={1: f"（二）依申请公开情况。{text}"}, cells=changed))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("收到申请1件，由县自然资源局在法定期限内提供了该村民申请公开的信息。", "（四）1.本机关不掌握相关政府信息"),
        ("其中1件告知申请人向县住建局申请。", "（四）1.本机关不掌握相关政府信息"),
        ("1件申请的信息不属于本机关公开，已告知。", "（四）1.本机关不掌握相关政府信息"),
        ("其中1件申请经检索信息不存在。", "（四）1.本机关不掌握相关政府信息"),
        ("其中1件申请人主动撤回申请。", "（六）3.其他"),
        ("其中1件申请人逾期未补正，申请视为放弃。", "（六）1.逾期不补正"),
    ],
)
def test_an_outcome_that_is_not_counted_is_a_warning(text: str, row: str) -> None:
    [found] = said(text)
    assert (found.level, found.section) == ("warning", 1)
    assert row in found.message
    assert "而“（一）予以公开”是6件" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "对于不属于本机关公开的申请，告知申请人向有关机关申请。",
        "由党政办负责申请的受理和答复。",
        "由我镇在法定期限内提供了申请的信息。",
        "收到申请12件，没有申请人撤回申请。",
        "由县政务公开办指导，按时答复申请。",
        "规范申请办理流程，信息不存在的依法告知申请人。",
    ],
)
def test_rules_and_plans_are_no_outcomes(text: str) -> None:
    assert said(text) == []


def test_a_counted_outcome_holds() -> None:
    assert said("其中1件告知申请人向县住建局申请。", unavailable_not_held=1) == []
    assert said("其中1件申请人主动撤回申请。", other_other=1) == []


def test_without_applications_it_does_not_apply_and_blank_cells_decide_nothing() -> None:
    none = {"applications.new.total": 0, "applications.carried_in.total": 0}
    assert verdict("T3-11", sound_report(cells=none)) == "not_applicable"
    assert verdict("T3-11", sound_report(cells={"applications.new.total": None})) == "cannot_be_verified"
    assert verdict("T3-11", sound_report(form="older")) == "not_applicable"


def test_the_fifth_sample_counts_what_another_organ_answered() -> None:
    found = findings("T3-11", sample("004"))
    assert quotes(found) == ["由县自然资源局在法定期限内提供了该村民申请公开的信息"]
    assert found[0].cells == (NOT_HELD, "applications.granted.total")


def test_beside_nothing_granted_only_the_row_is_named() -> None:
    [found] = said("其中1件告知申请人向县住建局申请。", granted=0)
    assert found.message.endswith("应计入表三“（四）1.本机关不掌握相关政府信息”，表上这一行是0。")
    assert found.cells == (NOT_HELD,)
    assert (found.found, found.expected) == ("0件", "1件以上")


def test_of_many_untold_outcomes_three_are_told() -> None:
    text = "1件告知申请人向县住建局申请。1件申请经检索信息不存在。1件申请人主动撤回申请。1件申请人逾期未补正，申请视为放弃。"
    assert len(said("收到申请1件，由县自然资源局提供了申请的信息。" + text)) == 3


def test_outcomes_are_told_in_section_one_only() -> None:
    sections = {1: "收到申请12件。", 6: "其中1件申请人主动撤回申请。"}
    assert findings("T3-11", sound_report(sections=sections)) == []
