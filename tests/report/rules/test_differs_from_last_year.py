"""Last year's text again."""

from tests.report.rules.examples import findings, verdict
from tests.report.sound import OVERVIEW, PROBLEMS, sound_last_report, sound_report


def test_two_different_years_hold() -> None:
    assert verdict("X-15", sound_report(), last=sound_last_report()) == "holds"


def test_without_last_year_it_does_not_apply() -> None:
    assert verdict("X-15", sound_report()) == "not_applicable"


def test_the_same_text_with_new_figures_is_a_warning() -> None:
    last = sound_last_report(sections={1: OVERVIEW.replace("2024", "2023").replace("86", "61"), 5: PROBLEMS})
    first, fifth = findings("X-15", sound_report(), last=last)
    assert (first.level, first.section, first.found) == ("warning", 1, "100%")
    assert first.message == "第一部分与上一年度报告的第一部分有100%相同，除数字外几乎没有变化。"
    assert (fifth.section, fifth.mend) == (5, "写本年度新发现的问题，并说明上一年度的问题改进得怎样。")


def test_half_the_text_changed_is_another_text() -> None:
    last = sound_last_report(sections={1: OVERVIEW[: len(OVERVIEW) // 2]})
    assert findings("X-15", sound_report(), last=last) == []


def test_a_few_words_may_be_alike() -> None:
    short = {5: "存在的问题是解读形式单一。"}
    assert findings("X-15", sound_report(sections=short), last=sound_last_report(sections=short)) == []
