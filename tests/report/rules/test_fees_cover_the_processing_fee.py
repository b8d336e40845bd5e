"""The processing fee within the fees of table two."""

from decimal import Decimal

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_a_fee_collected_but_not_in_the_table_is_told() -> None:
    (finding,) = findings("T2-06", sound_report(sections={6: "2024年收取信息处理费400元。"}))
    assert finding.message == "第六部分写收取信息处理费400元，表二行政事业性收费只有0万元，小于这笔收费。"
    assert finding.quote == "收取信息处理费400元"
    assert finding.expected == "不少于0.04"
    assert finding.section == 6


def test_a_table_that_covers_it_holds() -> None:
    report = sound_report(sections={6: "2024年收取信息处理费400元。"}, cells={"active.fees_wan": Decimal("0.04")})
    assert verdict("T2-06", report) == "holds"
    short = report.with_cells({"active.fees_wan": Decimal("0.0399")})
    assert verdict("T2-06", short) == "fails"


def test_an_amount_in_wan_is_not_divided_again() -> None:
    report = sound_report(sections={6: "收取信息处理费共计1.2万元。"}, cells={"active.fees_wan": Decimal("1.2")})
    assert verdict("T2-06", report) == "holds"
    assert findings("T2-06", report.with_cells({"active.fees_wan": Decimal("1.1")}))[0].expected == "不少于1.2"


@pytest.mark.parametrize("words", ["2024年未收取信息处理费。", "收取信息处理费0元。", "没有其他事项。"])
def test_nothing_collected_asks_nothing(words: str) -> None:
    assert verdict("T2-06", sound_report(sections={6: words})) == "not_applicable"


def test_a_blank_cell_cannot_be_verified() -> None:
    report = sound_report(sections={6: "收取信息处理费400元。"}, cells={"active.fees_wan": None})
    assert verdict("T2-06", report) == "cannot_be_verified"


def test_an_amount_in_wan_is_told_with_its_unit_and_the_former_form_is_left_alone() -> None:
    (finding,) = findings("T2-06", sound_report(sections={6: "收取信息处理费共计1.20万元。"}))
    assert finding.message == "第六部分写收取信息处理费1.20万元，表二行政事业性收费只有0万元，小于这笔收费。"
    assert finding.mend == "信息处理费属于行政事业性收费，表二应不少于1.2万元；注意单位是万元。"
    assert (finding.found, finding.cells) == ("0", ("active.fees_wan",))
    assert verdict("T2-06", sound_report(form="2019", sections={6: "收取信息处理费400元。"})) == "not_applicable"


def test_without_an_amount_it_does_not_apply_however_little_the_table_has() -> None:
    for text in ("处理费。", "收取信息处理费若干元。"):
        report = sound_report(sections={6: text}, cells={"active.fees_wan": Decimal(-2)})
        assert verdict("T2-06", report) == "not_applicable"
