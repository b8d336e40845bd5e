"""Something happened that the clock must know of: entered with its day."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.law import process
from gongkai.law.errors import LawError
from gongkai.law.today import civil
from gongkai.office.applications import access, diary, settling
from gongkai.office.applications.models import Application, Event
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.practice import queries as practice

ENTERED = ("corrected", "reasons_given", "third_party_received", "third_party_answered", "co_maker_answered")
"""What an applicant or somebody asked does, and the clerk enters by itself."""


@transaction.atomic
def enter(
    *, actor: Actor, case: Application, kind: str, on: date, how: str, at: datetime, once: str = ""
) -> Application:
    """Enters what came in: a corrected application, reasons, an answer. Raises Forbidden or Unlawful."""
    access.demand(actor, "enter", case.organ.code)
    if kind not in ENTERED:
        raise Unlawful("这一步不能直接登记", {"kind": "从列表里选"})
    case = locked(case)
    term = process.get(kind, on=on).term if on >= case.arrived_on else kind
    happened(case, kind, on=on, actor=actor, at=at, how=how, once=once, told=f"{term}（{case.number}）")
    return case


def happened(
    case: Application,
    kind: str,
    *,
    on: date,
    actor: Actor,
    at: datetime,
    told: str,
    how: str = "",
    extra_days: int = 0,
    letter: UUID | None = None,
    once: str = "",
) -> Event:
    """Keeps an event of a case that is locked; raises Unlawful where the law knows no such thing there.

    The whole diary is read again, so that an impossible order or day is refused before anything is kept.
    """
    today = civil(at)
    promised = kind == "delayed_to"
    if on > today and not promised:
        raise Unlawful("日期在今天之后", {"on": f"最晚填今天（{today.isoformat()}）"})
    event = Event(
        application=case,
        kind=kind,
        on=on,
        extra_days=extra_days,
        how=how.strip()[:200],
        letter=letter,
        entered_at=at,
        entered_by=actor.id,
    )
    try:
        diary.read(
            case, [*case.events.all(), event], on=today, calendar=practice.calendar(), own=practice.own_limits(today)
        )
    except LawError as error:
        raise Unlawful(str(error), {"on": "核对日期和先后"}) from None
    event.save(force_insert=True)
    write(
        actor=actor,
        organ=case.organ.code,
        verb=f"applications.{kind}",
        subject=case.subject,
        told=told,
        at=at,
        change=Change(after={"on": on.isoformat(), "extra_days": extra_days, "how": event.how}),
        once=once,
    )
    settling.settle(case, on=today)
    return event
