"""What the law leaves open is chosen from a day on; what it fixes is not; a holiday notice changes the calendar."""

from datetime import date

import pytest
from tests.factories.organs import LONG_AGO, county, township
from tests.factories.people import actor

from gongkai.law import clock, notices
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.practice import queries
from gongkai.office.practice.actions.choose import choose
from gongkai.office.practice.actions.set_day import set_day
from gongkai.office.practice.actions.take_in import take_back, take_in
from gongkai.office.practice.choices import OPEN

pytestmark = pytest.mark.django_db
FROM = date(2026, 3, 1)


def chose(key: str, typed: str, **given: object) -> object:
    whole = {"actor": SYSTEM, "county": county(), "from_on": FROM, "reason": "县府办会议纪要", "at": LONG_AGO}
    return choose(key=key, typed=typed, **whole | given)  # type: ignore[arg-type]


def test_every_open_value_reads_what_it_says_by_default() -> None:
    for one in OPEN.values():
        assert one.read(one.said(one.default)) == one.default, one.key
        assert all(one.read(word) == value for word, value in one.words.items()), one.key
        assert one.about


def test_what_stands_on_the_screen_is_chinese() -> None:
    said = {one.key: one.said(one.default) for one in OPEN.values()}
    assert said["number.reply"] == "{代字}公复〔{年}〕{号}号"
    assert said["fee_standard"] == "按件"
    assert [key for key, words in said.items() if any(sign.isascii() and sign.isalpha() for sign in words)] == []


def test_only_what_ends_a_review_or_a_suit_is_given_a_column_and_never_the_one_of_the_pending() -> None:
    results = {key: one for key, one in OPEN.items() if key.startswith("result.")}
    assert results["result.review.upheld"].term == "行政复议“维持”"
    assert [key for key in results if key in ("result.review.suspended", "result.suit.transferred")] == []
    assert {*results["result.review.upheld"].words} == {"结果维持", "结果纠正", "其他结果"}
    with pytest.raises(Unlawful, match="结果维持"):
        chose("result.review.upheld", "尚未审结")


def test_a_period_that_the_law_fixes_is_not_open() -> None:
    assert "limit.correction_period" in OPEN
    assert "limit.reply" not in OPEN
    with pytest.raises(Unlawful, match="没有留给本地"):
        chose("limit.reply", "10")


def test_a_choice_holds_from_its_day_and_a_later_one_replaces_it() -> None:
    chose("limit.correction_period", "10")
    chose("limit.correction_period", "12", from_on=date(2026, 9, 1))
    days = [
        queries.chosen("limit.correction_period", organ=None, on=on)
        for on in (date(2026, 2, 28), FROM, date(2026, 8, 31), date(2026, 9, 1))
    ]
    assert days == [15, 10, 10, 12]


def test_the_clock_counts_by_the_county_s_own_period() -> None:
    chose("limit.correction_period", "10")
    chose("limit.correction_period", "8", from_on=date(2026, 4, 1))
    for asked_on, until in ((date(2026, 3, 4), date(2026, 3, 18)), (date(2026, 4, 7), date(2026, 4, 17))):
        told = clock.read(
            date(2026, 3, 2),
            on=asked_on,
            events=[clock.Event("correction_asked", asked_on)],
            own=queries.own_limits(asked_on),
        )
        assert told.wait is not None
        assert told.wait.until_on == until


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("limit.correction_period", "零"),
        ("limit.correction_period", "0"),
        ("reminders", "五"),
        ("apply_online", "也许"),
        ("number.reply", "公复第{n}号"),
        ("number.reply", "公复〔{year}〕{n}号{x}"),
        ("fee_standard", "都收"),
    ],
)
def test_a_value_that_is_not_allowed_is_told(key: str, typed: str) -> None:
    with pytest.raises(Unlawful) as why:
        chose(key, typed)
    assert "value" in why.value.at


def test_a_choice_needs_its_reason_and_the_right_post() -> None:
    with pytest.raises(Unlawful, match="依据"):
        chose("reminders", "5", reason=" ")
    with pytest.raises(Forbidden):
        chose("reminders", "5", actor=actor(township(), "officer"))


def test_an_organ_s_own_numbers_stand_over_the_county_s() -> None:
    town = township()
    chose("number.reply", "{abbreviation}公复〔{year}〕{n}号")
    chose("number.reply", "清政公开复〔{year}〕{n}号", organ=town, actor=actor(town, "office_head"))
    assert queries.chosen("number.reply", organ=town, on=FROM).startswith("清政")
    assert queries.chosen("number.reply", organ=township(), on=FROM).startswith("{abbreviation}")
    with pytest.raises(Unlawful, match="全县统一"):
        chose("reminders", "5", organ=town)


NOTICE = "关于2027年部分节假日安排的通知\n一、元旦：1月1日至3日放假，共3天。\n二、春节：2月5日至11日放假调休，共7天。2月14日（周日）上班。"


def took(text: str = NOTICE) -> object:
    return take_in(
        actor=SYSTEM,
        county=county(),
        reading=notices.read(text),
        text=text,
        source="测试",
        issued_on=None,
        at=LONG_AGO,
    )


def test_a_notice_taken_in_changes_the_calendar_and_taken_back_restores_it() -> None:
    before = queries.calendar()
    assert before.is_provisional(date(2027, 2, 5))
    kept = took()
    after = queries.calendar()
    assert not after.is_provisional(date(2027, 2, 5))
    assert after.is_working(date(2027, 2, 14))
    assert not after.is_provisional(date(2026, 12, 30)), "the last week of the year before is settled too"
    with pytest.raises(Unlawful, match="为什么"):
        take_back(actor=SYSTEM, county=county(), notice=kept, reason="", at=LONG_AGO)  # type: ignore[arg-type]
    take_back(actor=SYSTEM, county=county(), notice=kept, reason="贴错了", at=LONG_AGO)  # type: ignore[arg-type]
    assert queries.calendar().is_provisional(date(2027, 2, 5))


def test_a_later_notice_of_the_same_year_replaces_the_first() -> None:
    took()
    took(NOTICE.replace("2月14日（周日）上班", "2月13日（周六）上班"))
    assert not queries.calendar().is_working(date(2027, 2, 14))
    assert queries.calendar().is_working(date(2027, 2, 13))


def test_a_day_of_the_place_s_own_counts_and_is_given_once() -> None:
    given = {"county": county(), "on": date(2026, 3, 20), "is_working": False, "name": "肉孜节", "cite": "自治区规定"}
    set_day(actor=SYSTEM, at=LONG_AGO, **given)  # type: ignore[arg-type]
    assert not queries.calendar().is_working(date(2026, 3, 20))
    with pytest.raises(Unlawful, match="已经设定"):
        set_day(actor=SYSTEM, at=LONG_AGO, **given)  # type: ignore[arg-type]
