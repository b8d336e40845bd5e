"""The statement on fees."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.rules.samples import sample
from tests.report.sound import sound_report


def test_the_sound_report_holds() -> None:
    assert verdict("X-07", sound_report()) == "holds"


def test_no_statement_is_a_warning() -> None:
    [found] = findings("X-07", sound_report(sections={6: "2024年松溪镇无需要报告的事项。"}))
    assert (found.level, found.section) == ("warning", 6)
    assert found.message == "第六部分没有写2024年信息处理费的收取情况，收了多少或没有收取都要写明。"
    assert found.mend == "写明“2024年收取信息处理费××元”或“2024年未收取信息处理费”。"


@pytest.mark.parametrize(
    "six",
    [
        "本机关 2024 年未收取信息处理费用。",
        "2024年没有收取任何费用。",
        "2024年收取信息处理费380元。",
        "2024年未产生收费情况。",
        "本年度未收取政府信息公开信息处理费。",
    ],
)
def test_a_statement_in_other_words_holds(six: str) -> None:
    assert findings("X-07", sound_report(sections={6: six})) == []


def test_a_statement_elsewhere_is_a_hint() -> None:
    report = sound_report(sections={1: "（五）监督保障。2024年未收取信息处理费。", 6: "无其他事项。"})
    [found] = findings("X-07", report)
    assert (found.level, found.message) == ("hint", "信息处理费的收取情况写在了别的部分，应写在第六部分。")


def test_this_year_without_a_year_anywhere_is_a_hint() -> None:
    report = sound_report(sections={6: "本年度未收取信息处理费。"}, title="政府信息公开工作年度报告")
    [found] = findings("X-07", report)
    assert (found.level, found.quote, found.mend) == ("hint", "本年度未收取信息处理费", "写明“2024年”。")


def test_before_2021_and_without_section_six_it_does_not_apply() -> None:
    nothing = {6: "无。"}
    assert verdict("X-07", sound_report(sections=nothing, year=2020)) == "not_applicable"
    assert verdict("X-07", sound_report(sections=nothing, year=2021)) == "fails"
    assert verdict("X-07", sound_report(sections=nothing, year=None)) == "not_applicable"
    assert verdict("X-07", sound_report(sections=nothing, form="older")) == "not_applicable"
    assert verdict("X-07", sound_report(headings={6: ""})) == "not_applicable"


def test_the_samples() -> None:
    levels = {n: [f.level for f in findings("X-07", sample(n))] for n in ("000", "001", "002", "003", "004")}
    assert levels == {"000": ["hint"], "001": [], "002": ["warning"], "003": [], "004": []}


@pytest.mark.parametrize("section", [0, 1, 5])
def test_a_statement_elsewhere_is_told_apart_from_none(section: int) -> None:
    said = "2024年未收取信息处理费。"
    if section:
        report = sound_report(sections={section: said, 6: "没有其他事项。"})
    else:
        report = sound_report(preamble=said, sections={6: "没有其他事项。"})
    [found] = findings("X-07", report)
    assert (found.level, found.message) == ("hint", "信息处理费的收取情况写在了别的部分，应写在第六部分。")
