"""Things out of their time."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import sound_report

from gongkai.report.rules import Finding
from gongkai.report.rules.nothing_before_its_time import table


def said(text: str, year: int = 2024) -> list[Finding]:
    return findings("X-20", sound_report(sections={1: text}, year=year))


def test_the_sound_report_holds() -> None:
    assert verdict("X-20", sound_report()) == "holds"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("学习党的二十届四中全会精神。", 2024),
        ("学习党的二十届三中全会精神。", 2023),
        ("学习党的二十大精神。", 2021),
        ("开展党纪学习教育。", 2023),
        ("落实“十五五”规划。", 2022),
        ("学习新修订的《保守国家秘密法》。", 2023),
    ],
)
def test_what_did_not_exist_is_a_warning(text: str, year: int) -> None:
    [found] = said(text, year)
    assert (found.level, found.section) == ("warning", 1)
    assert found.message.endswith(f"，{year}年还没有。")
    assert said(text, 2025) == []


def test_what_was_overtaken_is_a_hint() -> None:
    [found] = said("学习党的十九大精神。", 2023)
    assert (found.level, found.found) == ("hint", "党的十九大精神")
    assert said("学习党的十九大精神、党的二十大精神。", 2023) == []
    assert said("学习党的十九大精神。", 2021) == []


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("学习党的二十大和二十届二中、三中全会精神。", 2024),
        ("下一步，将学习党的二十届四中全会精神。", 2024),
        ("计划编制“十五五”规划。", 2023),
        ("落实“十四五”规划。", 2021),
    ],
)
def test_the_present_and_plans_are_silent(text: str, year: int) -> None:
    assert said(text, year) == []


def test_without_a_year_it_does_not_apply() -> None:
    assert verdict("X-20", sound_report(year=None)) == "not_applicable"


def test_every_entry_is_dated() -> None:
    assert all(entry.what and (entry.first or entry.last < 9999) for entry in table())


def test_what_comes_twice_is_told_once() -> None:
    assert len(said("学习党的二十届四中全会精神。宣讲党的二十届四中全会精神。", 2024)) == 1


def test_only_next_years_plans_may_name_what_is_to_come() -> None:
    assert said("下一步，将学习党的二十届四中全会精神。", 2024) == []
    [found] = said("下一步，将学习党的二十届四中全会精神。", 2023)
    assert found.level == "warning"


def test_what_is_overtaken_is_said_to_be_outdated() -> None:
    [found] = said("学习党的十九大精神。", 2023)
    assert found.message.endswith("，在2023年的报告里已经过时。")
