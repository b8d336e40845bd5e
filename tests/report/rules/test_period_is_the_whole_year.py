"""The period of the statistics."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_a_period_of_eleven_months_is_an_error() -> None:
    (finding,) = findings("D-01", sound_report(preamble="本报告统计期限为2024年1月1日至2024年11月30日。"))
    assert finding.message == "统计期限写成“统计期限为2024年1月1日至2024年11月30日”，不是一个完整的年度。"
    assert (finding.level, finding.section) == ("error", 0)


@pytest.mark.parametrize(
    "words",
    [
        "所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
        "数据统计从 2024 年 1 月 1 日至 2024 年 12 月 31 日。",
        "统计期限为２０２４年１月１日至１２月３１日。",
    ],
)
def test_a_whole_year_holds_however_it_is_written(words: str) -> None:
    assert verdict("D-01", sound_report(preamble=words)) == "holds"


def test_a_period_over_two_years_fails() -> None:
    assert verdict("D-01", sound_report(preamble="统计期限为2023年1月1日至2024年12月31日。")) == "fails"


def test_other_dates_are_no_period() -> None:
    words = {1: "自2024年3月1日起至2024年5月31日开展专项清理。"}
    assert verdict("D-01", sound_report(preamble="", sections=words)) == "not_applicable"
    inside = {1: "统计时段为2024年1月1日至2024年10月31日。"}
    assert findings("D-01", sound_report(preamble="", sections=inside))[0].section == 1
