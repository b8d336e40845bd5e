"""Sections one and five have text."""

from dataclasses import replace

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report


def test_written_sections_hold() -> None:
    assert verdict("S-08", sound_report()) == "holds"


@pytest.mark.parametrize(("number", "name"), [(1, "总体情况"), (5, "存在的主要问题及改进情况")])
@pytest.mark.parametrize(("text", "stands"), [("", "没有文字"), ("无。", "只有“无。”"), (" \n ", "没有文字")])
def test_an_empty_text_section_is_an_error(number: int, name: str, text: str, stands: str) -> None:
    [found] = findings("S-08", sound_report(sections={number: text}))
    assert (found.level, found.section) == ("error", number)
    assert f"“{name}”{stands}" in found.message


def test_section_six_may_be_short_and_tables_have_no_text() -> None:
    assert findings("S-08", sound_report(sections={6: "无。"})) == []


def test_a_section_that_is_missing_is_told_elsewhere() -> None:
    assert findings("S-08", sound_report(headings={5: ""})) == []
    assert verdict("S-08", replace(sound_report(), form="older")) == "not_applicable"


@pytest.mark.parametrize(("length", "told"), [(7, True), (8, False)])
def test_eight_characters_are_a_text(length: int, told: bool) -> None:
    found = findings("S-08", sound_report(sections={1: "公" * length}))
    assert bool(found) is told
