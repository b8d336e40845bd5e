"""Writing the disposable block of a case: how it stands and what is due. After every action, and for all by a job."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from gongkai.law.calendar import Calendar
from gongkai.law.limits import Limit
from gongkai.office.applications import diary, papers
from gongkai.office.applications.models import Application, Consultation, Event, State
from gongkai.office.applications.states import Standing, stand
from gongkai.office.practice import queries as practice

BLOCK = ("state", "receipt_on", "due_on", "next_on", "next_what", "is_provisional", "edition")
_AT_ONCE = 500
OVER = (State.CONCLUDED, State.ARCHIVED, State.ANONYMISED, State.STRUCK)


def settle(case: Application, *, on: date) -> Standing:
    """Works a case's block out and writes it; the caller stands inside the action's transaction."""
    edition = practice.edition()
    calendar, own = practice.calendar(), practice.own_limits(on)
    events = list(Event.objects.filter(application=case))
    asked = Consultation.objects.filter(application=case, kind="internal", answered_on__isnull=True)
    internal = min((one.due_on for one in asked if one.due_on), default=None)
    standing = _written(case, events, papers.reply_states([case]).get(case.pk, ()), internal, on, calendar, own)
    case.edition = edition
    case.save(update_fields=BLOCK)
    return standing


def _written(
    case: Application,
    events: Iterable[Event],
    replies: Sequence[str],
    internal: date | None,
    on: date,
    calendar: Calendar,
    own: tuple[Limit, ...],
) -> Standing:
    clock = diary.read(case, events, on=on, calendar=calendar, own=own)
    standing = stand(case, clock, letters=replies, internal_due=internal)
    case.state = standing.state
    case.receipt_on, case.due_on = clock.receipt_on, clock.due_on
    case.next_on, case.next_what = standing.next_on, standing.next_what
    case.is_provisional = clock.provisional and case.concluded_on is None
    return standing


def settle_all(
    *, on: date, tell: Callable[[int, int], None] = lambda _done, _total: None, after: int = 0
) -> Mapping[str, Any]:
    """Works the block of every open case out anew; says how many there were and which due days moved.

    Cases go in batches by their key, so that a run that was cut goes on after the last batch it told of.
    """
    edition, calendar, own = practice.edition(), practice.calendar(), practice.own_limits(on)
    open_cases = Application.objects.filter(concluded_on__isnull=True)
    total, done = open_cases.count(), 0
    moved: list[list[Any]] = []
    while True:
        batch = list(open_cases.filter(pk__gt=after).order_by("pk")[:_AT_ONCE])
        if not batch:
            return {"total": total, "moved": moved}
        events: dict[int, list[Event]] = {case.pk: [] for case in batch}
        for event in Event.objects.filter(application__in=batch).order_by("on", "pk"):
            events[event.application_id].append(event)
        asked: dict[int, date] = {}
        for key, due_on in Consultation.objects.filter(
            application__in=batch, kind="internal", answered_on__isnull=True, due_on__isnull=False
        ).values_list("application_id", "due_on"):
            if due_on is not None:
                asked[key] = min(due_on, asked.get(key, due_on))
        replies = papers.reply_states(batch)
        for case in batch:
            before = case.due_on
            _written(case, events[case.pk], replies.get(case.pk, ()), asked.get(case.pk), on, calendar, own)
            case.edition = edition
            if before != case.due_on:
                moved.append([case.pk, _said(before), _said(case.due_on)])
        # An insert that always meets its row: many times faster than an update that names every row in a CASE.
        Application.objects.bulk_create(batch, update_conflicts=True, unique_fields=["id"], update_fields=BLOCK)
        after, done = batch[-1].pk, done + len(batch)
        tell(done, total)


def _said(on: date | None) -> str:
    return "" if on is None else on.isoformat()


def settle_day(*, on: date) -> None:
    """Works out anew the cases in which a new day alone changes something: periods that lapse, pauses that go on."""
    waiting = Application.objects.filter(concluded_on__isnull=True).filter(
        Q(state__in=(State.CORRECTING, State.PAYING), next_on__lte=on)
        | Q(consultations__answered_on__isnull=True, consultations__sent_on__isnull=False)
    )
    for case in waiting.distinct().select_related("organ", "key"):
        settle(case, on=on)
