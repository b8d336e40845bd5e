"""Applications closed for an unpaid fee."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

ROW = "applications.other_fee_unpaid.total"


def test_no_such_case_holds() -> None:
    assert verdict("T3-08", sound_report()) == "holds"


@pytest.mark.parametrize("six", ["2024年未收取信息处理费。", "无。", "没有发出收费通知。"])
def test_a_case_without_a_notice_is_a_warning(six: str) -> None:
    [found] = findings("T3-08", sound_report(sections={6: six}, cells={ROW: 2}))
    assert (found.level, found.section, found.cells, found.found) == ("warning", 6, (ROW,), "2件")
    assert found.message == "表三有2件申请因逾期未按收费通知缴费而不再处理，第六部分却没有写发出收费通知的情况。"


@pytest.mark.parametrize(
    "six", ["发出收费通知2件，逾期未缴纳。", "应收信息处理费200元，申请人未缴。", "向2名申请人送达收费通知书。"]
)
def test_a_notice_told_holds(six: str) -> None:
    assert verdict("T3-08", sound_report(sections={6: six}, cells={ROW: 2})) == "holds"


def test_a_blank_cell_decides_nothing_and_one_line_for_all_does_not_apply() -> None:
    assert verdict("T3-08", sound_report(cells={ROW: None})) == "cannot_be_verified"
    report = sound_report()
    cells = {path: value for path, value in report.cells.items() if "other_fee" not in path}
    assert verdict("T3-08", sound_report(cells=None, form="2019") if not cells else _with(cells)) == "not_applicable"


def _with(cells: dict[str, object]):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(sound_report(), cells=cells)


def test_the_notice_may_be_told_in_the_first_section_but_not_in_the_fifth() -> None:
    told = "发出收费通知2件，逾期未缴纳。"
    assert verdict("T3-08", sound_report(sections={1: told, 6: "无。"}, cells={ROW: 2})) == "holds"
    assert verdict("T3-08", sound_report(sections={5: told, 6: "无。"}, cells={ROW: 2})) == "fails"
    assert verdict("T3-08", sound_report(sections={1: told, 6: "没有发出收费通知。"}, cells={ROW: 2})) == "fails"
