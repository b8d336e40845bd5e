"""The report's own year."""

from datetime import date

import pytest
from tests.report.rules.examples import findings, quotes, verdict
from tests.report.rules.samples import sample
from tests.report.sound import OTHER, OVERVIEW, PREAMBLE, sound_report


def test_one_year_throughout_holds() -> None:
    assert verdict("X-04", sound_report()) == "holds"


def test_a_title_of_another_year_is_an_error() -> None:
    title = "云岭县松溪镇人民政府2023年政府信息公开工作年度报告"
    [found] = findings("X-04", sound_report(title=title))
    assert (found.level, found.section, found.quote, found.found, found.expected) == ("error", 0, title, "2023", "2024")
    assert found.message == "标题写的是2023年，而这是2024年的报告，年份前后不一致。"


def test_a_period_of_another_year_is_an_error() -> None:
    [found] = findings("X-04", sound_report(period=(date(2023, 1, 1), date(2023, 12, 31))))
    assert found.message.startswith("统计期限写的是2023年1月1日至2023年12月31日，")
    [half] = findings("X-04", sound_report(period=(date(2024, 1, 1), date(2025, 12, 31))))
    assert half.found == "2025"


def test_a_shorter_period_of_the_same_year_is_another_rules_matter() -> None:
    assert findings("X-04", sound_report(period=(date(2024, 1, 1), date(2024, 11, 30)))) == []


@pytest.mark.parametrize(
    "opening", ["2023年，松溪镇认真贯彻《条例》。", "2023年度，我镇做好工作。", "2023年松溪镇坚持以公开为常态。"]
)
def test_an_opening_with_another_year_is_an_error(opening: str) -> None:
    [found] = findings("X-04", sound_report(sections={1: opening}))
    assert (found.level, found.section, found.found) == ("error", 1, "2023")
    assert found.message.startswith("第一部分开头写的是2023年（“")


@pytest.mark.parametrize(
    "six", ["2023年，松溪镇未收取信息处理费。", "2023年度本单位没有产生信息处理费。", "2023年收取信息处理费0元。"]
)
def test_a_fee_statement_of_another_year_is_an_error(six: str) -> None:
    [found] = findings("X-04", sound_report(sections={6: six}))
    assert (found.section, found.found) == (6, "2023")


def test_an_announcement_of_another_year_is_an_error() -> None:
    preamble = PREAMBLE + "现公布松溪镇2023年政府信息公开工作年度报告。"
    [found] = findings("X-04", sound_report(preamble=preamble))
    assert (found.section, found.found) == (0, "2023")


@pytest.mark.parametrize(
    "opening",
    [
        "2023年以来，松溪镇连续两年开展自查。",
        "2023年12月，县里印发要点，2024年松溪镇认真落实。",
        "2023-2024年，松溪镇分步推进。",
        "按照2023年要求，2024年做好工作。",
        "２０２４ 年，松溪镇认真贯彻《条例》。",
    ],
)
def test_openings_on_other_matters_are_silent(opening: str) -> None:
    assert findings("X-04", sound_report(sections={1: opening})) == []


@pytest.mark.parametrize(
    "six",
    [
        OTHER + "公开了2023年部门决算。",
        "2024年未收取信息处理费，2023年部门决算已经公开。",
        "2023年部门决算和2024年部门预算已经公开。2024年没有收取信息处理费。",
    ],
)
def test_other_years_in_section_six_are_silent(six: str) -> None:
    assert findings("X-04", sound_report(sections={6: six})) == []


def test_without_a_year_nothing_can_be_said() -> None:
    assert verdict("X-04", sound_report(year=None)) == "cannot_be_verified"


def test_the_second_sample_opens_with_last_year() -> None:
    assert quotes(findings("X-04", sample("001"))) == ["2022 年"]
    assert OVERVIEW.startswith("2024年")


def test_the_period_stands_before_the_first_section() -> None:
    [found] = findings("X-04", sound_report(period=(date(2023, 1, 1), date(2023, 12, 31))))
    assert found.section == 0
