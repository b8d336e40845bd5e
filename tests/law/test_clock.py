from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.law import clock, limits
from gongkai.law.calendar import LocalDay, national
from gongkai.law.errors import CalendarError, DiaryError, UnknownError
from gongkai.law.pauses import count_past
from gongkai.law.process import Event

RECEIVED = date(2026, 3, 2)
DAYS = st.dates(date(2019, 5, 15), date(2026, 6, 30))


def diary(*texts: str) -> list[Event]:
    events = []
    for text in texts:
        kind, _, rest = text.partition(":")
        day, _, extra = rest.partition("+")
        events.append(Event(kind, date.fromisoformat(f"2026-{day}"), int(extra or 0)))
    return events


def read(*texts: str, on: date = RECEIVED, way: str = "registered_post") -> clock.Clock:
    return clock.read(RECEIVED, on=on, way=way, events=diary(*texts))


@given(DAYS, DAYS)
def test_a_later_receipt_is_never_due_earlier(one: date, other: date) -> None:
    first, second = sorted((one, other))
    earlier, later = clock.read(first, on=first), clock.read(second, on=second)
    assert earlier.due_on <= later.due_on
    assert earlier.correction_due <= later.correction_due


@given(DAYS, st.integers(0, 45), st.integers(0, 40))
def test_asking_a_third_party_only_ever_moves_the_due_day_later(received: date, wait: int, took: int) -> None:
    sent = received + timedelta(days=wait)
    answered = sent + timedelta(days=took)
    plain = clock.read(received, on=received)
    asked = clock.read(
        received, on=received, events=[Event("third_party_asked", sent), Event("third_party_answered", answered)]
    )
    assert plain.due_on <= asked.due_on
    longer = clock.read(
        received,
        on=received,
        events=[Event("third_party_asked", sent), Event("third_party_answered", answered + timedelta(days=1))],
    )
    assert asked.due_on <= longer.due_on


@given(DAYS, st.integers(1, 20))
def test_an_extension_in_time_moves_the_due_day_by_exactly_its_working_days(received: date, extra: int) -> None:
    plain = clock.read(received, on=received)
    extended = clock.read(received, on=received, events=[Event("extended", plain.reply_due, extra)])
    assert extended.reply_due == plain.reply_due
    assert national().count(plain.reply_due, extended.extended_due) == extra


@given(DAYS)
def test_the_due_day_is_a_working_day_with_twenty_working_days_behind_it(received: date) -> None:
    reading = clock.read(received, on=received)
    assert national().is_working(reading.reply_due)
    assert national().count(received, reading.reply_due) == reading.days_left == 20


@given(DAYS, st.lists(st.integers(0, 60), max_size=30))
def test_stopping_days_beyond_the_end_changes_nothing(base: date, offsets: list[int]) -> None:
    calendar = national()
    days = {calendar.on_or_after(base + timedelta(days=offset)) for offset in offsets}
    end = count_past(base, 20, paused=days, calendar=calendar)
    assert end not in days
    counted = [day for day in calendar.working_days(base, end) if day not in days]
    assert len(counted) == 20


def test_a_request_before_the_revised_regulation_is_refused() -> None:
    with pytest.raises(DiaryError, match="2019-05-14早于2019年5月15日"):
        clock.read(date(2019, 5, 14), on=date(2019, 5, 14))


def test_an_answer_on_the_due_day_is_in_time_and_a_day_later_late() -> None:
    assert not read("delivered:03-30").is_late
    late = read("delivered:03-31")
    assert late.is_late
    assert late.delivered_on == date(2026, 3, 31)


def test_without_an_answer_the_case_is_late_from_the_day_after() -> None:
    assert not read(on=date(2026, 3, 30)).is_late
    assert read(on=date(2026, 3, 31)).is_late


def test_an_answer_within_the_extension_is_in_time() -> None:
    assert not read("extended:03-30+20", "delivered:04-28").is_late
    assert read("extended:03-30+20", "delivered:04-29").is_late
    assert read("extended:03-30+20").due_on == date(2026, 4, 28)


def test_the_longest_extension_is_told_while_there_is_none_and_not_beside_a_promise() -> None:
    assert read().latest_if_extended == date(2026, 4, 28)
    assert read("extended:03-20+5").latest_if_extended is None
    assert read("delayed_to:06-30").latest_if_extended is None


def test_an_extension_told_too_late_is_said_to_have_no_effect() -> None:
    reading = read("extended:03-31+20")
    assert reading.extended_due is None
    assert reading.notes == (
        "延长答复2026年3月31日（周二）才告知，迟于第一个答复期限2026年3月30日（周一），不发生延长的效力。",
    )


def test_an_extension_told_before_the_period_began_anew_is_noted() -> None:
    reading = read("correction_asked:03-05", "extended:03-06+5", "corrected:03-16")
    assert reading.extended_due == date(2026, 4, 21)
    assert any("早于重新起算之日" in note for note in reading.notes)
    same_day = read("correction_asked:03-05", "corrected:03-16", "extended:03-16+5")
    assert not any("早于重新起算之日" in note for note in same_day.notes)


def test_a_promise_without_reasons_on_record_is_noted() -> None:
    assert "没有登记申请人说明理由" in read("delayed_to:06-30").notes[0]
    assert read("reasons_asked:03-04", "reasons_given:03-06", "delayed_to:06-30").notes == ()


def test_a_promise_earlier_than_the_ordinary_due_day_is_noted() -> None:
    given_ = ("reasons_asked:03-04", "reasons_given:03-06")
    assert read(*given_, "delayed_to:03-29").notes == ("延迟答复日期早于原答复期限2026年3月30日（周一），请核对。",)
    assert read(*given_, "delayed_to:03-30").notes == ()


def test_a_late_call_for_correction_is_noted() -> None:
    assert (
        "补正告知迟于2026年3月11日（周三），超过7个工作日" in read("correction_asked:03-12", "corrected:03-13").notes[0]
    )
    assert read("correction_asked:03-11", "corrected:03-12").notes == ()


def test_while_a_correction_is_awaited_nothing_is_late_and_the_dates_are_provisional() -> None:
    reading = read("correction_asked:03-11", on=date(2026, 4, 1))
    assert (reading.wait.what, reading.wait.until_on, reading.wait.has_lapsed) == (
        "correction",
        date(2026, 4, 1),
        False,
    )
    assert reading.provisional
    assert not reading.is_late
    assert reading.notes[-1].startswith("正在等待申请人补正，最迟2026年4月1日（周三）")


def test_a_correction_that_never_came_ends_the_case_on_the_day_after_its_period() -> None:
    reading = read("correction_asked:03-11", on=date(2026, 4, 2))
    assert reading.wait.has_lapsed
    assert reading.wait.concludes_on == date(2026, 4, 2)
    assert not reading.provisional
    assert reading.steps[-1].what == "逾期未补正，视为放弃申请，2026年4月2日（周四）结案"


def test_a_county_may_shorten_the_period_for_correcting() -> None:
    own = limits.load(
        '[[limit]]\nkey = "correction_period"\nterm = "补正"\nstarts = "告知"\nworking_days = 5\n'
        'cite = "本地惯例"\nbasis = "P"\nsource = "县政府办"\nfrom = 2026-01-01\n'
    )
    reading = clock.read(RECEIVED, on=RECEIVED, events=diary("correction_asked:03-11"), own=own)
    assert reading.wait.until_on == date(2026, 3, 18)


def test_a_correction_after_its_period_is_noted_and_on_the_last_day_not() -> None:
    assert "补正申请迟于2026年4月1日" in read("correction_asked:03-11", "corrected:04-02").notes[0]
    assert read("correction_asked:03-11", "corrected:04-01").notes == ()


def test_a_fee_is_awaited_twenty_working_days_and_then_the_case_ends() -> None:
    waiting = read("fee_noticed:03-10", on=date(2026, 4, 8))
    assert (waiting.wait.what, waiting.wait.until_on, waiting.wait.has_lapsed) == ("fee", date(2026, 4, 8), False)
    over = read("fee_noticed:03-10", on=date(2026, 4, 9))
    assert over.wait.has_lapsed
    assert over.wait.concludes_on == date(2026, 4, 9)
    assert read("fee_noticed:03-10", "fee_paid:04-08").wait is None
    late = read("fee_noticed:03-10", "fee_paid:04-09")
    assert late.wait.has_lapsed
    assert late.base_on == RECEIVED


def test_a_fee_notice_is_what_is_waited_for_after_a_correction() -> None:
    reading = read("correction_asked:03-05", "corrected:03-09", "fee_noticed:03-10")
    assert reading.wait.what == "fee"
    assert reading.base_on == date(2026, 3, 9)
    assert reading.steps[-1].on == reading.wait.until_on


def test_an_open_consultation_says_on_what_it_rests() -> None:
    reading = read("third_party_asked:03-20", on=date(2026, 3, 27))
    assert reading.provisional
    assert reading.notes == (
        "征求第三方意见（2026年3月20日（周五）发出）尚未答复，收到征求意见书的日期没有登记；"
        "期限按停计至2026年3月27日（周五）暂算，每多等一个工作日顺延一个工作日。",
    )
    known = read("third_party_asked:03-20", "third_party_received:03-23", on=date(2026, 3, 27))
    assert "最迟2026年4月14日（周二）" in known.notes[0]


def test_a_consultation_is_closed_on_the_last_day_of_its_period() -> None:
    asked = ("third_party_asked:03-20", "third_party_received:03-23")
    assert read(*asked, on=date(2026, 4, 13)).provisional
    assert not read(*asked, on=date(2026, 4, 14)).provisional


def test_an_answer_before_the_letter_arrived_is_refused() -> None:
    with pytest.raises(DiaryError, match="却在2026-03-25才收到征求意见书"):
        read("third_party_asked:03-20", "third_party_received:03-25", "third_party_answered:03-24")


def test_an_unconfirmed_request_says_what_would_be() -> None:
    reading = read(way="online", on=date(2026, 3, 3))
    assert (reading.receipt_on, reading.reply_due, reading.days_left, reading.is_late) == (None, None, None, False)
    assert reading.confirm_by == date(2026, 3, 3)
    assert reading.if_confirmed.reply_due == date(2026, 3, 30)
    assert reading.if_confirmed.days_left == 19
    assert [step.what for step in reading.steps] == [
        "2026年3月2日（周一）收到（互联网渠道），尚未与申请人确认，期限没有起算",
        "最迟2026年3月3日（周二）与申请人联系确认",
    ]
    assert "期限没有起算" in reading.notes[0]
    assert "2026年3月30日（周一）" in reading.notes[0]


def test_a_confirmed_request_tells_both_days() -> None:
    steps = read("confirmed:03-04", way="online").steps
    assert steps[0].what == "2026年3月2日（周一）收到（互联网渠道），此时期限没有起算"
    assert [step.what for step in steps if step.on == date(2026, 3, 4)] == [
        "2026年3月4日（周三）双方确认，为收到申请之日，当日不计"
    ]
    assert "并于当日确认" in read("confirmed:03-02", way="online").steps[0].what


def test_confirming_a_registered_letter_is_noted_as_needless() -> None:
    assert read("confirmed:03-04").notes == ("邮寄（挂号信、特快专递等需要签收的）无需双方确认，确认日期不影响期限。",)


def test_the_missing_notice_is_named() -> None:
    reading = clock.read(date(2026, 12, 8), on=date(2026, 12, 8))
    assert reading.provisional
    assert reading.notes == (
        "2027年放假安排的通知尚未载入，涉及的日子按周一至周五减去法定节日暂算，载入后须重新计算。",
    )


def test_a_local_holiday_moves_the_due_day() -> None:
    local = national().with_local([LocalDay(date(2026, 3, 20), False, "开斋节", "自治区通知")])
    reading = clock.read(RECEIVED, on=RECEIVED, calendar=local)
    assert reading.reply_due == date(2026, 3, 31)
    assert any("3月20日（开斋节）至3月22日（周日）休息，不计" in step.what for step in reading.steps)


def test_the_explanation_of_the_worked_example_is_complete() -> None:
    told = [(step.on.isoformat(), step.what) for step in clock.read(date(2023, 12, 8), on=date(2023, 12, 8)).steps]
    assert told == [
        ("2023-12-08", "2023年12月8日（周五）签收，为收到申请之日，当日不计"),
        ("2023-12-09", "12月9日（周六）至12月10日（周日）休息，不计"),
        ("2023-12-11", "12月11日（周一）至12月15日（周五）计入，第1—5个工作日"),
        ("2023-12-16", "12月16日（周六）至12月17日（周日）休息，不计"),
        ("2023-12-18", "12月18日（周一）至12月22日（周五）计入，第6—10个工作日"),
        ("2023-12-19", "需要补正的，最迟2023年12月19日（周二）一次性告知（第7个工作日）"),
        ("2023-12-23", "12月23日（周六）至12月24日（周日）休息，不计"),
        ("2023-12-25", "12月25日（周一）至12月29日（周五）计入，第11—15个工作日"),
        ("2023-12-30", "12月30日（周六）至1月1日（元旦）休息，不计"),
        ("2024-01-02", "1月2日（周二）至1月5日（周五）计入，第16—19个工作日"),
        ("2024-01-06", "1月6日（周六）至1月7日（周日）休息，不计"),
        ("2024-01-08", "1月8日（周一）计入，第20个工作日"),
        ("2024-01-08", "答复期限届满：2024年1月8日（周一）"),
    ]


def test_every_step_cites_its_text() -> None:
    reading = read("third_party_asked:03-20", "third_party_answered:04-10", "extended:04-20+20")
    cites = {step.what: step.cite for step in reading.steps}
    assert (
        cites["3月23日（周一）至3月27日（周五）征求第三方意见，5个工作日不计"]
        == "政府信息公开条例 第三十二条、第三十三条第三款"
    )
    assert cites["4月4日（周六）至4月6日（清明节）休息，不计"].endswith("国办发明电〔2025〕7号")
    assert cites["2026年4月20日（周一）告知延长答复期限，延长20个工作日"] == "政府信息公开条例 第三十三条第二款"
    assert all(cites.values())


def test_a_make_up_day_in_the_middle_of_a_week_is_named() -> None:
    steps = clock.read(date(2026, 9, 30), on=date(2026, 9, 30)).steps
    assert "10月8日（周四）至10月10日（周六，调休上班）计入，第1—3个工作日" in [step.what for step in steps]
    inside = clock.read(date(2026, 1, 1), on=date(2026, 1, 1)).steps
    assert "1月4日（周日，调休上班）至1月9日（周五）计入，第1—6个工作日" in [step.what for step in inside]
    between = clock.read(date(2026, 9, 17), on=date(2026, 9, 17)).steps
    assert "9月20日（周日，调休上班）至9月24日（周四）计入，第2—6个工作日" in [step.what for step in between]


def test_a_day_far_outside_is_refused() -> None:
    with pytest.raises(CalendarError):
        read(on=date(2099, 1, 1))


def test_an_unknown_way_is_refused() -> None:
    with pytest.raises(UnknownError, match="没有“pigeon”"):
        read(way="pigeon")


def test_only_the_last_beginning_anew_is_said_to_begin_anew() -> None:
    steps = read("correction_asked:03-05", "corrected:03-09", "fee_noticed:03-10", "fee_paid:03-16").steps
    anew = [step.what for step in steps if "重新计算" in step.what]
    assert anew == ["2026年3月16日（周一）申请人缴费，答复期限自次日起重新计算"]
    assert "2026年3月9日（周一）收到补正申请" in [step.what for step in steps]


def test_a_third_party_may_answer_on_the_day_the_letter_came() -> None:
    asked = ("third_party_asked:03-20", "third_party_received:03-24", "third_party_answered:03-24")
    assert read(*asked).reply_due == date(2026, 4, 1)
