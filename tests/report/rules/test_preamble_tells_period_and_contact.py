"""Period and contact."""

from dataclasses import replace

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import OTHER, sound_report


def test_period_and_contact_hold() -> None:
    assert verdict("S-10", sound_report()) == "holds"


def test_what_is_missing_is_named() -> None:
    [both] = findings("S-10", sound_report(preamble="", period=None))
    assert (both.level, both.section) == ("hint", 0)
    assert both.message.startswith("文首没有写数据的统计期限（1月1日至12月31日）和联系方式（单位、地址、邮编、电话），")
    [contact] = findings("S-10", sound_report(preamble="统计期限自2024年1月1日起至2024年12月31日止。"))
    assert contact.expected == "联系方式（单位、地址、邮编、电话）"
    [period] = findings("S-10", sound_report(preamble="联系电话：0000-1234567。", period=None))
    assert period.expected == "数据的统计期限（1月1日至12月31日）"


@pytest.mark.parametrize(
    "text", ["所列数据统计期限为2024年度。电话：0000-1234567。", "数据自1月1日起至12月31日止，如有疑问请与党政办联系。"]
)
def test_they_may_stand_at_the_end(text: str) -> None:
    assert findings("S-10", sound_report(preamble="", period=None, sections={6: OTHER + text})) == []


def test_a_report_without_words_has_no_preamble_to_miss() -> None:
    empty = sound_report(preamble="", sections={1: "", 5: "", 6: ""})
    assert verdict("S-10", empty) == "not_applicable"
    assert verdict("S-10", replace(sound_report(preamble=""), form="older")) == "not_applicable"
