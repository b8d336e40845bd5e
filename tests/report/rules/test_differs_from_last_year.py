"""Last year's text again."""

import pytest
from tests.report.rules.examples import findings, verdict
from tests.report.sound import OVERVIEW, PROBLEMS, sound_last_report, sound_report

from gongkai.report.rules.differs_from_last_year import SAME, similarity


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


PLAIN = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"


def test_thirty_characters_are_enough_to_tell_and_twenty_nine_are_not() -> None:
    assert similarity(PLAIN, PLAIN) == 1.0
    assert similarity(PLAIN[:29], PLAIN) == similarity(PLAIN, PLAIN[:29]) == 0.0


def test_likeness_is_the_share_of_runs_of_five_in_both() -> None:
    assert similarity(PLAIN, PLAIN[:-1] + "戌") == 25 / 27
    assert similarity(PLAIN, PLAIN + "戌亥") == 26 / 28
    assert similarity(PLAIN + "戌亥", PLAIN) == 26 / 28
    assert similarity(PLAIN, "戌" + PLAIN[1:]) == 25 / 27


@pytest.mark.parametrize(("same", "told"), [(9, True), (8, False)])
def test_nine_tenths_alike_is_told(same: int, told: bool) -> None:
    assert SAME == 0.9
    letters = [chr(0x4E00 + number) for number in range(104)]
    other = [*letters[: 94 + 5 * (same - 8)], *(chr(0x5E00 + number) for number in range(10 - 5 * (same - 8)))]
    reports = sound_report(sections={5: "".join(letters)}), sound_last_report(sections={5: "".join(other)})
    assert bool(findings("X-15", reports[0], last=reports[1])) is told
