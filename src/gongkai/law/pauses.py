"""Which working days do not count because others are being asked (政府信息公开条例 第三十三条第三款)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law import limits
from gongkai.law.calendar import Calendar
from gongkai.law.errors import DiaryError
from gongkai.law.process import Event


class Asked(StrEnum):
    """Who is being asked."""

    THIRD_PARTY = "third_party"
    CO_MAKER = "co_maker"

    @property
    def term(self) -> str:
        """The words of the explanation."""
        return {"third_party": "征求第三方意见", "co_maker": "征求共同制作机关意见"}[self.value]

    @property
    def cite(self) -> str:
        """The article that lets the organ ask."""
        return {"third_party": "政府信息公开条例 第三十二条", "co_maker": "政府信息公开条例 第三十四条"}[self.value]


@dataclass(frozen=True)
class Consultation:
    """One letter of consultation and what is known of its way."""

    asked: Asked
    sent_on: date
    received_on: date | None = None
    answered_on: date | None = None

    def answer_due(self, calendar: Calendar, own: Iterable[limits.Limit] = ()) -> date | None:
        """Returns the day by which they must answer: `None` for a third party whose receipt is not recorded.

        A co-maker's period runs from the day of asking, since organs send among themselves.
        """
        started_on = self.received_on if self.asked is Asked.THIRD_PARTY else self.sent_on
        if started_on is None:
            return None
        return limits.get(f"{self.asked.value}_answer", on=started_on, own=own).ends_on(started_on, calendar)

    def ends_on(self, calendar: Calendar, *, on: date, own: Iterable[limits.Limit] = ()) -> date:
        """Returns the last day that does not count, as far as is known on a day.

        It is the answer's day, but never later than the answer was due; while no answer has come and none
        is overdue, the day asked about.
        """
        due_on = self.answer_due(calendar, own)
        until_on = max(on, self.sent_on) if self.answered_on is None else self.answered_on
        return until_on if due_on is None else min(until_on, due_on)

    def is_open(self, calendar: Calendar, *, on: date, own: Iterable[limits.Limit] = ()) -> bool:
        """Whether on that day the answer may still come and stop more days."""
        due_on = self.answer_due(calendar, own)
        return self.answered_on is None and (due_on is None or on < due_on)


def consultations(events: Sequence[Event]) -> tuple[Consultation, ...]:
    """Pairs letters with receipts and answers: each belongs to the earliest letter of its kind still without one.

    Raises `DiaryError` when an answer came before the letter was received.
    """
    found: list[Consultation] = []
    for asked in Asked:
        sent, received, answered = (
            [event.on for event in events if event.kind == f"{asked.value}_{what}"]
            for what in ("asked", "received", "answered")
        )
        for number, sent_on in enumerate(sent):
            received_on = received[number] if number < len(received) else None
            answered_on = answered[number] if number < len(answered) else None
            if received_on and answered_on and answered_on < received_on:
                raise DiaryError(
                    f"第三方{answered_on.isoformat()}答复，却在{received_on.isoformat()}才收到征求意见书；请核对两个日期"
                )
            found.append(Consultation(asked, sent_on, received_on, answered_on))
    return tuple(found)


def paused_days(
    asked: Iterable[Consultation], calendar: Calendar, *, on: date, own: Sequence[limits.Limit] = ()
) -> dict[date, Consultation]:
    """Returns the working days w with sent < w <= ended of every consultation, each once, with its reason.

    The Regulation is silent on broken days; this half-open rule is ours and stands only here.
    """
    days: dict[date, Consultation] = {}
    for one in asked:
        for day in calendar.working_days(one.sent_on, one.ends_on(calendar, on=on, own=own)):
            days.setdefault(day, one)
    return days


def count_past(base_on: date, count: int, *, paused: Iterable[date], calendar: Calendar) -> date:
    """Returns the `count`-th working day strictly after a day that is not paused.

    Days paused before the base or after the end change nothing: what has run out cannot be stopped any more.
    """
    later = sorted(day for day in paused if day > base_on)
    skipped = 0
    end_on = calendar.after(base_on, count)
    while skipped < len(later) and later[skipped] <= end_on:
        skipped += 1
        end_on = calendar.after(base_on, count + skipped)
    return end_on
