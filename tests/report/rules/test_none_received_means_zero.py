"""Denied applications."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report

from gongkai.report.rules import Finding

NEW = "applications.new.total"


def said(text: str, organ: str = "云岭县松溪镇人民政府") -> list[Finding]:
    return findings("T3-07", sound_report(sections={1: f"（二）依申请公开情况。{text}"}, organ=organ))


@pytest.mark.parametrize(
    "text",
    [
        "2024年我镇未收到政府信息公开申请。",
        "本年度没有收到任何政府信息公开申请。",
        "全年未收到公民提出的信息公开申请。",
        "本年度无依申请公开事项。",
        "没有依申请公开件。",
        "共收到政府信息公开申请0件。",
        "共收到政府信息公开申请零件。",
        "今年以来，共办理依申请公开 0 件。",
    ],
)
def test_a_denial_against_the_table_is_an_error(text: str) -> None:
    [found] = said(text)
    assert (found.level, found.section, found.cells, found.difference) == ("error", 1, (NEW,), "12")


def test_the_message() -> None:
    [found] = said("2024年我镇未收到政府信息公开申请。")
    assert found.message == "文字说“2024年我镇未收到政府信息公开申请”，表三“本年新收政府信息公开申请数量”总计却是12件。"


@pytest.mark.parametrize(
    "text",
    [
        "未收到因政府信息公开引起的行政复议申请。",
        "没有收到政府信息公开申请方面的投诉。",
        "未收到法人提出的政府信息公开申请。",
        "上半年未收到政府信息公开申请。",
        "2023年未收到政府信息公开申请。",
        "全县其他乡镇未收到政府信息公开申请。",
        "收到政府信息公开申请12件，没有超期答复。",
        "未收到上级转办的政府信息公开申请。",
        "收到政府信息公开申请12件，办结0件。",
        "未对依申请公开收取费用。",
        "所有政府信息公开申请均按时答复，无一超期。",
        "收到政府信息公开申请12件，不予公开0件。",
    ],
)
def test_other_denials_are_silent(text: str) -> None:
    assert said(text) == []


def test_a_true_denial_holds_and_silence_does_not_apply() -> None:
    zero = sound_report(sections={1: "2024年未收到政府信息公开申请。"}, cells={NEW: 0})
    assert verdict("T3-07", zero) == "holds"
    assert verdict("T3-07", sound_report(sections={1: "公开信息86条。"})) == "not_applicable"


def test_a_missing_cell_decides_nothing() -> None:
    blank = sound_report(sections={1: "2024年未收到政府信息公开申请。"}, cells={NEW: None})
    assert verdict("T3-07", blank) == "cannot_be_verified"


def test_a_county_may_speak_of_its_office() -> None:
    assert [f.level for f in said("2024年未收到政府信息公开申请。", organ="云岭县人民政府办公室")] == ["warning"]


def test_the_samples() -> None:
    assert [verdict("T3-07", sample(n)) for n in ("001", "002", "003", "004")] == [
        "holds",
        "not_applicable",
        "holds",
        "not_applicable",
    ]


def test_denials_are_read_in_the_sections_that_tell_of_applications_and_the_first_is_quoted() -> None:
    denial = "2024年我镇未收到政府信息公开申请。"
    for number in (1, 3, 6):
        [found] = findings("T3-07", sound_report(sections={1: "公开信息86条。", number: denial}))
        assert (found.section, found.quote) == (number, "2024年我镇未收到政府信息公开申请")
    for number in (2, 4, 5):
        assert findings("T3-07", sound_report(sections={1: "公开信息86条。", number: denial})) == []
    [found] = findings("T3-07", sound_report(sections={1: denial, 6: "本年度没有依申请公开件。"}))
    assert found.section == 1
