"""A diary of events → due date, days left, late or not, and the reasons (政府信息公开条例 第三十至三十五条)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from gongkai.law import arrivals, limits, process
from gongkai.law.arrivals import Arrival
from gongkai.law.calendar import Calendar, national
from gongkai.law.errors import DiaryError
from gongkai.law.limits import Limit
from gongkai.law.pauses import Consultation, consultations, count_past, paused_days
from gongkai.law.process import Event
from gongkai.law.telling import Step, count_aloud, full

_DAY = timedelta(days=1)
_REGULATION = date(2019, 5, 15)
"""From this day the Regulation as revised applies (国务院令第711号); earlier requests had other periods."""


@dataclass(frozen=True)
class Wait:
    """What the office is waiting for, until when, and the day the case ends if nothing comes."""

    what: str
    """`correction` or `fee`."""
    until_on: date
    has_lapsed: bool

    @property
    def concludes_on(self) -> date:
        """The day after the period lapsed: the day on which such a case is concluded."""
        return self.until_on + _DAY


@dataclass(frozen=True)
class Clock:
    """What the diary says on a day; every day is a Shanghai civil date, `None` where no period runs yet."""

    arrived_on: date
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    provisional: bool
    """A holiday notice is wanting, an answer to a consultation is open, or the applicant has yet to act."""
    receipt_on: date | None = None
    confirm_by: date | None = None
    correction_due: date | None = None
    base_on: date | None = None
    """The day after which the reply period counts: receipt, correction received, or fee paid."""
    reply_due: date | None = None
    """The end of the first period, or the date promised under 第三十五条."""
    extended_due: date | None = None
    due_on: date | None = None
    """The day that decides whether the answer is late: the extended one if there is one."""
    latest_if_extended: date | None = None
    days_left: int | None = None
    """Working days after the day asked about until `due_on`; negative when it has passed."""
    is_late: bool = False
    delivered_on: date | None = None
    wait: Wait | None = None
    if_confirmed: "Clock | None" = None
    """While a confirmation is wanting: the clock if both sides had confirmed on the day of arrival."""


@dataclass(frozen=True)
class _Question:
    """All that is given; the parts of the answer are worked out from it one by one."""

    arrived_on: date
    way: Arrival
    events: tuple[Event, ...]
    on: date
    calendar: Calendar
    own: tuple[Limit, ...]
    notes: list[str] = field(default_factory=list)

    def first(self, kind: str) -> Event | None:
        return next((event for event in self.events if event.kind == kind), None)

    def day_of(self, kind: str) -> date | None:
        event = self.first(kind)
        return None if event is None else event.on

    def limit(self, key: str, event_on: date) -> Limit:
        return limits.get(key, on=event_on, own=self.own)

    def ends_on(self, key: str, event_on: date) -> date:
        return self.limit(key, event_on).ends_on(event_on, self.calendar)

    def say(self, on: date) -> str:
        return full(on, self.calendar)


def read(
    arrived_on: date,
    *,
    on: date,
    way: str = "registered_post",
    events: Iterable[Event] = (),
    calendar: Calendar | None = None,
    own: Sequence[Limit] = (),
) -> Clock:
    """Reads the clock of one application as at a day.

    `arrived_on` is the day it came in by that way, `own` the county's choices of periods the law leaves open.
    Raises `DiaryError` or `UnknownError` for a diary that cannot be, `CalendarError` outside the calendar.

    >>> clock = read(date(2023, 12, 8), on=date(2023, 12, 11))
    >>> clock.correction_due.isoformat(), clock.reply_due.isoformat(), clock.days_left
    ('2023-12-19', '2024-01-08', 19)
    """
    if arrived_on < _REGULATION:
        raise DiaryError(
            f"收到日期{arrived_on.isoformat()}早于2019年5月15日：修订后的《政府信息公开条例》尚未施行，本程序不计算旧期限；请核对日期"
        )
    ordered = process.check(events, received_on=arrived_on)
    question = _Question(arrived_on, arrivals.get(way, on=arrived_on), ordered, on, calendar or national(), tuple(own))
    receipt_on = question.way.received_on(arrived_on, question.day_of("confirmed"))
    if receipt_on is None:
        return _not_started(question)
    if not question.way.needs_confirmation and question.first("confirmed"):
        question.notes.append(f"{question.way.term}无需双方确认，确认日期不影响期限。")
    return _running(question, receipt_on)


def _not_started(question: _Question) -> Clock:
    """While both sides have not confirmed, no period runs; says what it would be if confirmed at once."""
    way, arrived_on = question.way, question.arrived_on
    confirm_by = way.confirm_by(arrived_on, question.calendar)
    hypothetical = _running(replace(question, notes=[]), arrived_on)
    what = f"{question.say(arrived_on)}{way.arrived}（{way.term}），尚未与申请人确认，期限没有起算"
    steps = [Step(arrived_on, what, str(way.authority.cite))]
    if confirm_by is not None:
        steps.append(Step(confirm_by, f"最迟{question.say(confirm_by)}与申请人联系确认", str(way.authority.cite)))
    notes = (
        f"期限没有起算：{way.term}以双方确认之日为收到申请之日。"
        f"如在{arrived_on.isoformat()}当日确认，答复期限至{question.say(hypothetical.due_on or arrived_on)}。",
    )
    return Clock(
        arrived_on=arrived_on,
        steps=tuple(steps),
        notes=notes,
        provisional=hypothetical.provisional,
        confirm_by=confirm_by,
        if_confirmed=hypothetical,
    )


def _running(question: _Question, receipt_on: date) -> Clock:
    calendar, on = question.calendar, question.on
    wait = _wait(question)
    base_on = _base(question, receipt_on, wait)
    asked = consultations(question.events)
    paused = paused_days(asked, calendar, on=on, own=question.own)
    first_due = _with_extra(question, base_on=base_on, extra=0, paused=paused)
    extended_due = _extended(question, base_on=base_on, first_due=first_due, paused=paused)
    longest = question.limit("extension", base_on).period.days
    latest = None if extended_due else _with_extra(question, base_on=base_on, extra=longest, paused=paused)
    promised_on = question.day_of("delayed_to")
    reply_due = promised_on or first_due
    if promised_on:
        extended_due, latest = None, None
        _note_promise(question, promised_on, first_due)
    due_on = extended_due or reply_due
    correction_due = question.ends_on("correction_notice", receipt_on)
    _note_correction(question, correction_due)
    is_open = _note_open(question, asked)
    unknown = calendar.is_provisional_between(receipt_on, max(due_on, correction_due))
    if unknown:
        question.notes.append(_unknown_years(calendar, receipt_on, max(due_on, correction_due)))
    ended_on = question.day_of("delivered")
    reckoned = _Reckoned(receipt_on, base_on, correction_due, first_due, extended_due, promised_on, paused, wait)
    return Clock(
        arrived_on=question.arrived_on,
        receipt_on=receipt_on,
        confirm_by=question.way.confirm_by(question.arrived_on, calendar),
        correction_due=correction_due,
        base_on=base_on,
        reply_due=reply_due,
        extended_due=extended_due,
        due_on=due_on,
        latest_if_extended=latest,
        provisional=unknown or is_open or (wait is not None and not wait.has_lapsed),
        days_left=calendar.count(on, due_on),
        delivered_on=ended_on,
        is_late=(ended_on or on) > due_on and (wait is None or ended_on is not None),
        wait=wait,
        steps=_steps(question, reckoned),
        notes=tuple(question.notes),
    )


@dataclass(frozen=True)
class _Reckoned:
    """What was worked out and is now to be explained."""

    receipt_on: date
    base_on: date
    correction_due: date
    first_due: date
    extended_due: date | None
    promised_on: date | None
    paused: dict[date, Consultation]
    wait: Wait | None


def _wait(question: _Question) -> Wait | None:
    """Returns what the applicant still owes, the later asking first; a late payment does not revive the case."""
    noticed_on, paid_on = question.day_of("fee_noticed"), question.day_of("fee_paid")
    if noticed_on is not None:
        until_on = question.ends_on("fee_payment", noticed_on)
        if paid_on is None or paid_on > until_on:
            return Wait("fee", until_on, (paid_on or question.on) > until_on)
        return None
    asked_on = question.day_of("correction_asked")
    if asked_on is not None and question.day_of("corrected") is None:
        until_on = question.ends_on("correction_period", asked_on)
        return Wait("correction", until_on, question.on > until_on)
    return None


def _base(question: _Question, receipt_on: date, wait: Wait | None) -> date:
    """Returns the latest of receipt, correction received and fee paid in time: each starts the period anew."""
    days = [receipt_on]
    corrected_on, paid_on = question.day_of("corrected"), question.day_of("fee_paid")
    if corrected_on is not None:
        days.append(corrected_on)
    if paid_on is not None and not (wait is not None and wait.what == "fee"):
        days.append(paid_on)
    return max(days)


def _with_extra(question: _Question, *, base_on: date, extra: int, paused: Iterable[date]) -> date:
    count = question.limit("reply", base_on).period.days + extra
    return count_past(base_on, count, paused=paused, calendar=question.calendar)


def _extended(question: _Question, *, base_on: date, first_due: date, paused: Iterable[date]) -> date | None:
    """An extension counts only when the applicant was told before the first period ran out."""
    extension = question.first("extended")
    if extension is None:
        return None
    if extension.on > first_due:
        question.notes.append(
            f"延长答复{question.say(extension.on)}才告知，迟于第一个答复期限{question.say(first_due)}，不发生延长的效力。"
        )
        return None
    if extension.on < base_on:
        question.notes.append("延长告知早于重新起算之日，请核对是否仍需延长、告知的日期是否仍然正确。")
    return _with_extra(question, base_on=base_on, extra=extension.extra_days, paused=paused)


def _note_promise(question: _Question, promised_on: date, first_due: date) -> None:
    if question.first("reasons_given") is None:
        question.notes.append(
            "没有登记申请人说明理由；延迟答复以理由合理为前提（政府信息公开条例 第三十五条），请核对。"
        )
    if promised_on < first_due:
        question.notes.append(f"延迟答复日期早于原答复期限{question.say(first_due)}，请核对。")


def _note_correction(question: _Question, correction_due: date) -> None:
    asked_on = question.day_of("correction_asked")
    if asked_on is None:
        return
    if asked_on > correction_due:
        question.notes.append(
            f"补正告知迟于{question.say(correction_due)}，超过7个工作日（政府信息公开条例 第三十条）。"
        )
    corrected_on = question.day_of("corrected")
    until_on = question.ends_on("correction_period", asked_on)
    if corrected_on is not None and corrected_on > until_on:
        question.notes.append(
            f"补正申请迟于{question.say(until_on)}收到；有正当理由的仍从收到之日重新计算，否则视为放弃。"
        )


def _note_open(question: _Question, asked: Iterable[Consultation]) -> bool:
    waiting = [one for one in asked if one.is_open(question.calendar, on=question.on, own=question.own)]
    for one in waiting:
        due_on = one.answer_due(question.calendar, question.own)
        until = "，收到征求意见书的日期没有登记" if due_on is None else f"，最迟{question.say(due_on)}"
        question.notes.append(
            f"{one.asked.term}（{question.say(one.sent_on)}发出）尚未答复{until}；"
            f"期限按停计至{question.say(max(question.on, one.sent_on))}暂算，每多等一个工作日顺延一个工作日。"
        )
    return bool(waiting)


def _unknown_years(calendar: Calendar, after: date, until: date) -> str:
    known = {year.year for year in calendar.years}
    missing = next(year for year in range(after.year, until.year + 2) if year not in known)
    return f"{missing}年放假安排的通知尚未载入，涉及的日子按周一至周五减去法定节日暂算，载入后须重新计算。"


def _steps(question: _Question, reckoned: _Reckoned) -> tuple[Step, ...]:
    steps = [*_arrival_steps(question, reckoned.receipt_on)]
    correction = question.limit("correction_notice", reckoned.receipt_on)
    steps.append(
        Step(
            reckoned.correction_due,
            f"需要补正的，最迟{question.say(reckoned.correction_due)}一次性告知（第{correction.period.days}个工作日）",
            str(correction.authority.cite),
        )
    )
    steps += _event_steps(question, reckoned.base_on)
    steps += _due_steps(question, reckoned)
    if reckoned.wait is not None:
        steps.append(_wait_step(question, reckoned.wait))
    return tuple(sorted(steps, key=lambda step: step.on))


def _due_steps(question: _Question, reckoned: _Reckoned) -> list[Step]:
    """A promised date is not counted; a period is counted aloud, the second one from the end of the first."""
    if reckoned.promised_on is not None:
        what = f"延迟答复的日期：{question.say(reckoned.promised_on)}，固定日期，不顺延"
        return [Step(reckoned.promised_on, what, str(process.get("delayed_to", on=reckoned.base_on).authority.cite))]
    cite = str(question.limit("reply", reckoned.base_on).authority.cite)
    first, extended = reckoned.first_due, reckoned.extended_due
    steps = [*count_aloud(reckoned.base_on, first, paused=reckoned.paused, calendar=question.calendar, cite=cite)]
    steps.append(Step(first, f"答复期限届满：{question.say(first)}", cite))
    if extended is not None:
        steps += count_aloud(first, extended, paused=reckoned.paused, calendar=question.calendar, cite=cite)
        steps.append(Step(extended, f"延长后的答复期限届满：{question.say(extended)}", cite))
    return steps


def _arrival_steps(question: _Question, receipt_on: date) -> list[Step]:
    way, cite = question.way, str(question.way.authority.cite)
    if receipt_on == question.arrived_on:
        confirmed = "并于当日确认" if way.needs_confirmation else ""
        return [Step(receipt_on, f"{question.say(receipt_on)}{way.arrived}{confirmed}，为收到申请之日，当日不计", cite)]
    return [
        Step(
            question.arrived_on,
            f"{question.say(question.arrived_on)}{way.arrived}（{way.term}），此时期限没有起算",
            cite,
        ),
        Step(receipt_on, f"{question.say(receipt_on)}双方确认，为收到申请之日，当日不计", cite),
    ]


def _event_steps(question: _Question, base_on: date) -> list[Step]:
    steps = []
    for event in question.events:
        if event.kind in ("confirmed", "delayed_to"):
            continue
        rule = process.get(event.kind, on=event.on)
        what = f"{question.say(event.on)}{rule.term}"
        if event.kind in ("corrected", "fee_paid") and event.on == base_on:
            what += "，答复期限自次日起重新计算"
        if event.kind == "reasons_asked":
            what += "，期限不停"
        if event.kind == "extended":
            what += f"，延长{event.extra_days}个工作日"
        steps.append(Step(event.on, what, str(rule.authority.cite)))
    return steps


def _wait_step(question: _Question, wait: Wait) -> Step:
    what, key = ("补正", "correction_notice") if wait.what == "correction" else ("缴费", "fee_payment")
    cite = str(limits.get(key, on=wait.until_on).authority.cite)
    if wait.has_lapsed:
        text = f"逾期未{what}，视为放弃申请，{question.say(wait.concludes_on)}结案"
        return Step(wait.concludes_on, text, cite)
    question.notes.append(
        f"正在等待申请人{what}，最迟{question.say(wait.until_on)}；收到后答复期限从当日重新起算，现在的日期只供掌握。"
    )
    return Step(wait.until_on, f"申请人最迟{question.say(wait.until_on)}{what}，逾期视为放弃", cite)
