"""A short record of a case that was handled before the office used this system: how it came and how it ended."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongkai.law import arrivals, outcomes
from gongkai.law.errors import LawError
from gongkai.law.outcomes import Concluded
from gongkai.law.today import civil
from gongkai.office.applications import access, settling
from gongkai.office.applications.actions.receive import Request, refuse, registered
from gongkai.office.applications.models import Application, Event, Unit
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs.models import Organ
from gongkai.office.search.actions.index import index


@dataclass(frozen=True)
class Past:
    """What the old register says; `request.is_opening` is set. Without an end the case is still open."""

    request: Request
    concluded_on: date | None = None
    outcome: str = ""
    how: str = ""
    """The letter's number and way, nothing personal."""


@transaction.atomic
def record(*, actor: Actor, organ: Organ, past: Past, at: datetime, once: str = "") -> Application:
    """Enters the record with the next number of the year it came in; raises Forbidden, or Unlawful with the field."""
    access.demand(actor, "record", organ.code)
    refuse_past(organ, past, actor=actor, on=civil(at))
    request = past.request
    case = registered(organ, request, None, at=at)
    if request.confirmed_on is not None:
        _happened(case, "confirmed", request.confirmed_on, actor=actor, at=at)
    if past.concluded_on is not None:
        _ended(case, past, past.concluded_on, actor=actor, at=at)
    index(kind="application", key=str(case.pk), organ=organ.code, texts=[request.demand, request.identity.name])
    after = {
        "way": request.way,
        "arrived_on": request.arrived_on.isoformat(),
        "applicant_kind": request.applicant_kind,
        "concluded_on": past.concluded_on.isoformat() if past.concluded_on else "",
        "outcome": past.outcome,
        "how": past.how,
    }
    write(
        actor=actor, organ=organ.code, verb="applications.record", subject=case.subject,
        told=f"补录{case.number}（{arrivals.get(request.way, on=request.arrived_on).term}）", at=at,
        change=Change(after=after, sealed={"identity": case.identity, "demand": case.demand}), once=once,
    )  # fmt: skip
    try:
        settling.settle(case, on=civil(at))
    except LawError as error:
        raise Unlawful(f"前后对不上：{error}", {"concluded_on": "核对日期"}) from None
    return case


def refuse_past(organ: Organ, past: Past, *, actor: Actor, on: date) -> None:
    """Raises Unlawful, with the field, for a record that cannot be: an end before the beginning, or half an end."""
    refuse(organ, past.request, actor=actor, on=on)
    if past.concluded_on is None and not past.outcome:
        return
    if past.concluded_on is None:
        raise Unlawful("有办理结果，没有答复日期", {"concluded_on": "补上答复日期；没有答复的，办理结果空着"})
    if not past.outcome:
        raise Unlawful("有答复日期，没有办理结果", {"outcome": "补上办理结果；空着的不能当作任何一种"})
    if past.concluded_on > on:
        raise Unlawful("答复日期在今天之后", {"concluded_on": f"最晚是今天（{on.isoformat()}）"})
    if past.concluded_on < (past.request.confirmed_on or past.request.arrived_on):
        raise Unlawful("答复早于收到", {"concluded_on": "核对收到日期和答复日期"})
    try:
        outcomes.get(past.outcome, on=past.concluded_on)
    except LawError as error:
        raise Unlawful(str(error), {"outcome": "从列表里选"}) from None


def _ended(case: Application, past: Past, on: date, *, actor: Actor, at: datetime) -> None:
    if outcomes.get(past.outcome, on=on).concluded is Concluded.DELIVERED:
        _happened(case, "delivered", on, actor=actor, at=at, how=past.how)
    else:
        case.concluded_as = past.outcome
    case.concluded_on = on
    case.save(update_fields=["concluded_on", "concluded_as"])
    Unit.objects.filter(application=case).update(outcome=past.outcome)


def _happened(case: Application, kind: str, on: date, *, actor: Actor, at: datetime, how: str = "") -> None:
    Event.objects.create(application=case, kind=kind, on=on, how=how[:200], entered_at=at, entered_by=actor.id)
