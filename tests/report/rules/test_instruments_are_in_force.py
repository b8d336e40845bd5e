"""Superseded instruments."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import OTHER, sound_report

from gongkai.report.rules import Finding
from gongkai.report.rules.instruments_are_in_force import table


def said(text: str, year: int = 2024) -> list[Finding]:
    return findings("X-19", sound_report(sections={6: OTHER + text}, year=year))


def test_the_sound_report_holds() -> None:
    assert verdict("X-19", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("按照国办公开办函〔2019〕60号编制。", "国办公开办函〔2019〕60号"),
        ("根据《政府信息公开条例》（国务院令第492号）编制。", "国务院令第492号"),
        ("收到申请后15个工作日内答复。", "15个工作日"),
        ("申请人应说明自身生产、生活、科研等特殊需要。", "自身生产、生活、科研等特殊需要"),
        ("根据《条例》第三十二条的规定编制年度报告。", "条例》第三十二条"),
        ("按照《条例》第九条规定做好主动公开。", "条例》第九条"),
    ],
)
def test_something_superseded_is_a_warning(text: str, quote: str) -> None:
    [found] = said(text)
    assert (found.level, found.section, found.quote) == ("warning", 6, quote)
    assert found.message.startswith(f"“{quote}”在2024年已经不适用：")
    assert found.cite


@pytest.mark.parametrize(
    "text",
    [
        "国办公开办函〔2019〕60号已经废止。",
        "根据国务院令第711号和国办公开办函〔2021〕30号编制。",
        "征求第三方意见，第三方应在15个工作日内答复申请征求意见书。",
        "收到申请后20个工作日内答复，平均用时15个工作日。",
        "公示期为15个工作日。",
        "不再要求说明自身生产、生活、科研等特殊需要。",
        "根据《条例》第三十一条确定收到申请的日期，并写入年度报告。",
        "根据《条例》第四十九条、第五十条编制年度报告。",
    ],
)
def test_what_holds_or_is_excused_is_silent(text: str) -> None:
    assert said(text) == []


def test_the_old_form_was_right_in_its_time() -> None:
    assert said("按照国办公开办函〔2019〕60号编制。", 2020) == []
    assert verdict("X-19", sound_report(year=None)) == "not_applicable"


def test_every_entry_has_a_source() -> None:
    assert all(entry.source and entry.pattern.words for entry in table())


def test_an_instrument_is_superseded_from_its_very_year_on() -> None:
    assert len(said("按照国办公开办函〔2019〕60号编制。", 2021)) == 1
    assert len(said("国务院令第492号。", 2019)) == 1
    assert said("国务院令第492号。", 2018) == []


def test_fifteen_days_are_wrong_for_applications_only() -> None:
    assert said("15个工作日内办结。") == []
    assert len(said("15个工作日内答复。")) == 1
