from datetime import date

import pytest

from gongkai.law import process
from gongkai.law.errors import DiaryError, UnknownError
from gongkai.law.process import Event, check, in_order, may_happen

RECEIVED = date(2026, 3, 2)
FIFTH = date(2026, 3, 5)


def test_events_are_put_in_order_and_an_asking_stands_before_its_answer() -> None:
    told = in_order([Event("corrected", FIFTH), Event("correction_asked", FIFTH), Event("confirmed", RECEIVED)])
    assert [event.kind for event in told] == ["confirmed", "correction_asked", "corrected"]


def test_a_promised_date_stands_last() -> None:
    told = in_order([Event("delayed_to", date(2026, 3, 4)), Event("delivered", FIFTH)])
    assert [event.kind for event in told] == ["delivered", "delayed_to"]


@pytest.mark.parametrize(
    ("kind", "asking"),
    [
        ("corrected", "告知补正"),
        ("reasons_given", "要求说明理由"),
        ("third_party_received", "征求第三方意见"),
        ("third_party_answered", "征求第三方意见"),
        ("co_maker_answered", "征求意见"),
        ("fee_paid", "收费通知"),
    ],
)
def test_an_answer_without_its_asking_is_refused_and_says_what_to_enter_first(kind: str, asking: str) -> None:
    with pytest.raises(DiaryError, match=f"2026-03-05.*请先登记.*{asking}"):
        check([Event(kind, FIFTH)], received_on=RECEIVED)


def test_correction_is_asked_once_only() -> None:
    with pytest.raises(DiaryError, match=r"补正告知应当一次性作出（政府信息公开条例 第三十条）"):
        check([Event("correction_asked", FIFTH), Event("correction_asked", date(2026, 3, 6))], received_on=RECEIVED)


@pytest.mark.parametrize("kind", ["confirmed", "extended", "delivered", "delayed_to", "fee_noticed", "reasons_asked"])
def test_what_happens_once_cannot_be_entered_twice(kind: str) -> None:
    extra = 5 if kind == "extended" else 0
    with pytest.raises(DiaryError, match="只能登记一次"):
        check([Event(kind, FIFTH, extra), Event(kind, date(2026, 3, 6), extra)], received_on=RECEIVED)


def test_several_third_parties_may_be_asked_and_each_answers_once() -> None:
    asked = [Event("third_party_asked", FIFTH)] * 2
    answered = [Event("third_party_answered", date(2026, 3, 9))] * 2
    assert len(check([*asked, *answered], received_on=RECEIVED)) == 4
    with pytest.raises(DiaryError, match="没有等待答复的第三方征求意见书"):
        check([*asked, *answered, answered[0]], received_on=RECEIVED)


def test_nothing_happens_before_the_request_came() -> None:
    with pytest.raises(DiaryError, match="“告知补正”的日期2026-03-01早于收到申请的日期2026-03-02"):
        check([Event("correction_asked", date(2026, 3, 1))], received_on=RECEIVED)
    assert check([Event("correction_asked", RECEIVED)], received_on=RECEIVED)


@pytest.mark.parametrize("days", [0, 21, -1])
def test_an_extension_of_none_or_more_than_twenty_days_is_refused(days: int) -> None:
    with pytest.raises(DiaryError, match=f"延长答复{days}个工作日不合规定：延长的期限为1至20个工作日"):
        check([Event("extended", FIFTH, days)], received_on=RECEIVED)


@pytest.mark.parametrize("days", [1, 20])
def test_an_extension_of_one_to_twenty_days_is_lawful(days: int) -> None:
    assert check([Event("extended", FIFTH, days)], received_on=RECEIVED) == (Event("extended", FIFTH, days),)


def test_days_behind_another_event_are_refused() -> None:
    with pytest.raises(DiaryError, match="“告知补正”后面不写天数"):
        check([Event("correction_asked", FIFTH, 3)], received_on=RECEIVED)


def test_an_unknown_event_names_the_known_ones() -> None:
    with pytest.raises(UnknownError, match="没有“lost”这种事件；可用的有：confirmed、correction_asked"):
        check([Event("lost", FIFTH)], received_on=RECEIVED)


def test_whether_an_event_may_happen_is_told_without_raising() -> None:
    assert may_happen("delivered", after=[], on=FIFTH) == ""
    assert "请先登记告知补正" in may_happen("corrected", after=[], on=FIFTH)


def test_the_events_are_those_other_programs_send() -> None:
    assert {kind.key for kind in process.all()} == {
        "confirmed", "correction_asked", "corrected", "reasons_asked", "reasons_given", "third_party_asked",
        "third_party_received", "third_party_answered", "co_maker_asked", "co_maker_answered", "extended",
        "delayed_to", "fee_noticed", "fee_paid", "delivered",
    }  # fmt: skip


def test_a_fee_before_the_fee_rules_is_unknown_to_the_law() -> None:
    with pytest.raises(UnknownError, match="“fee_noticed”在2020-06-01没有规定"):
        check([Event("fee_noticed", date(2020, 6, 1))], received_on=date(2020, 5, 6))
