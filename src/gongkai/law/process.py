"""What may happen to an application, in what order, by which article (政府信息公开条例 第三十至三十五条)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.law.editions import Authority, Row, Shape, data, find, read
from gongkai.law.errors import DataError, DiaryError, UnknownError


@dataclass(frozen=True)
class EventKind:
    """A thing that may happen, how often, and which asking it answers."""

    key: str
    term: str
    may_repeat: bool
    closes: str
    """The kind of event it answers; empty when it answers none."""
    why: str
    """The sentence for an officer who enters it before the event it answers."""
    authority: Authority


@dataclass(frozen=True)
class Event:
    """A thing that happened on a day; for `delayed_to` the day is the date promised."""

    kind: str
    on: date
    extra_days: int = 0
    """Working days added; only for `extended`."""


_SHAPE = Shape("event", {"term": str}, {"again": bool, "closes": str, "why": str})


def load(text: str, *, where: str = "process.toml") -> tuple[EventKind, ...]:
    """Reads kinds of event out of TOML text; raises `DataError`, also for an answer to an unknown event."""
    kinds = tuple(_kind(row) for row in read(text, _SHAPE, where=where))
    names = {kind.key for kind in kinds}
    for kind in kinds:
        if kind.closes and kind.closes not in names:
            raise DataError(f"{where}: event {kind.key}: answers {kind.closes}, which is no event")
        if bool(kind.closes) != bool(kind.why):
            raise DataError(f"{where}: event {kind.key}: closes and why stand together")
    return kinds


def _kind(row: Row) -> EventKind:
    values = row.values
    return EventKind(
        row.key,
        values["term"],
        values.get("again", False),
        values.get("closes", ""),
        values.get("why", ""),
        row.authority,
    )


@cache
def all() -> tuple[EventKind, ...]:
    """Returns every kind of event.

    >>> [kind.key for kind in all() if kind.may_repeat][:2]
    ['third_party_asked', 'third_party_received']
    """
    return load(data("process.toml"))


def get(key: str, *, on: date) -> EventKind:
    """Returns the kind of that key as it stands on a day; raises `UnknownError`."""
    return find(all(), key, on=on)


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Returns events by day; on one day an asking stands before its answer, else as given.

    A promised date (`delayed_to`) is no day on which something happened and stands last.
    """
    rank = {kind.key: number for number, kind in enumerate(all())}
    return tuple(
        sorted(events, key=lambda event: (event.kind == "delayed_to", event.on, rank.get(event.kind, len(rank))))
    )


def may_happen(kind: str, *, after: Sequence[Event], on: date) -> str:
    """Says why an event may not happen next on a day, in one sentence; empty when it may.

    >>> may_happen("corrected", after=[], on=date(2026, 3, 5))
    '还没有告知补正，不能登记收到补正；请先登记告知补正（correction_asked）'
    >>> may_happen("correction_asked", after=[], on=date(2026, 3, 5))
    ''
    """
    rule = get(kind, on=on)
    happened = Counter(event.kind for event in after)
    if rule.closes and happened[rule.closes] <= happened[kind]:
        return rule.why
    if happened[kind] and not rule.may_repeat:
        only = "补正告知应当一次性作出" if kind == "correction_asked" else f"“{rule.term}”只能登记一次"
        return f"{only}（{rule.authority.cite}）；请删去多余的一条"
    return ""


def check(events: Iterable[Event], *, received_on: date) -> tuple[Event, ...]:
    """Returns the events in order; raises `DiaryError` with one plain sentence for the first impossible one.

    Raises `UnknownError` for a kind that the law does not know.
    """
    done: list[Event] = []
    for event in in_order(events):
        rule = _known(event)
        if event.on < received_on:
            raise DiaryError(
                f"“{rule.term}”的日期{event.on.isoformat()}早于收到申请的日期{received_on.isoformat()}；请核对日期"
            )
        _refuse_wrong_days(event, rule)
        why = may_happen(event.kind, after=done, on=event.on)
        if why:
            raise DiaryError(f"{event.on.isoformat()}“{rule.term}”：{why}")
        done.append(event)
    return tuple(done)


def _known(event: Event) -> EventKind:
    if event.kind not in {kind.key for kind in all()}:
        raise UnknownError(f"没有“{event.kind}”这种事件；可用的有：{'、'.join(kind.key for kind in all())}")
    return get(event.kind, on=event.on)


def _refuse_wrong_days(event: Event, rule: EventKind) -> None:
    if event.kind == "extended":
        if not 1 <= event.extra_days <= _longest(event.on):
            raise DiaryError(
                f"延长答复{event.extra_days}个工作日不合规定：延长的期限为1至{_longest(event.on)}个工作日"
                f"（{rule.authority.cite}）；请核对天数"
            )
    elif event.extra_days:
        raise DiaryError(f"“{rule.term}”后面不写天数；只有 extended 写成 extended:日期+天数")


def _longest(on: date) -> int:
    from gongkai.law import limits

    return limits.get("extension", on=on).period.days
