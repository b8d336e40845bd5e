"""A mistake taken back: an entry, which stays to be seen; or a whole registration, whose number stays used."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from gongkai.law import process
from gongkai.law.errors import LawError
from gongkai.law.today import civil
from gongkai.office.applications import access, diary, settling
from gongkai.office.applications.actions.enter import ENTERED
from gongkai.office.applications.models import Application, Charge, Consultation, Event
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.actions.void import discard
from gongkai.office.letters.models import Letter
from gongkai.office.practice import queries as practice
from gongkai.office.search.actions.index import forget

STRIKEABLE = (*ENTERED, "confirmed", "fee_paid")
"""What somebody typed in; the rest was noted by itself when a letter went out."""
_ASKED = {"third_party_answered": "third_party", "co_maker_answered": "co_maker"}


@transaction.atomic
def strike(*, actor: Actor, case: Application, event: Event, reason: str, at: datetime, once: str = "") -> Application:
    """Takes an entry back and whatever was noted with it; raises Forbidden or Unlawful."""
    access.demand(actor, "strike", case.organ.code)
    case = locked(case)
    if not reason.strip():
        raise Unlawful("没有写为什么删去", {"reason": "写原因"})
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.application_id != case.pk or event.is_struck:
        raise Unlawful("这一条已经删去，或不属于这一件", {"event": "刷新后再看"})
    if event.kind not in STRIKEABLE or event.letter is not None:
        raise Unlawful("这一条是发出文书时自动记的；文书发错了请把文书作废", {"event": "另选"})
    event.is_struck = True
    event.save(update_fields=["is_struck"])
    _loosen(case, event)
    today = civil(at)
    try:
        diary.read(case, case.events.all(), on=today, calendar=practice.calendar(), own=practice.own_limits(today))
    except LawError as error:
        raise Unlawful(f"删去以后前后对不上：{error}", {"event": "先删去后面的一条"}) from None
    write(
        actor=actor,
        organ=case.organ.code,
        verb="applications.strike",
        subject=case.subject,
        told=f"删去一条误记（{process.get(event.kind, on=event.on).term}，{event.on.isoformat()}）",
        at=at,
        change=Change(before={"kind": event.kind, "on": event.on.isoformat()}, reason=reason),
        once=once,
    )
    settling.settle(case, on=today)
    return case


def _loosen(case: Application, event: Event) -> None:
    """What was noted together with the entry, so that it can be entered again."""
    asked = Consultation.objects.filter(application=case)
    if event.kind == "confirmed":
        case.fixed_by = ""
        case.save(update_fields=["fixed_by"])
    elif event.kind == "fee_paid":
        Charge.objects.filter(application=case).update(paid_on=None, receipt_number="")
    elif event.kind == "third_party_received":
        latest = asked.filter(kind="third_party", received_on=event.on).order_by("-pk")[:1]
        asked.filter(pk__in=list(latest.values_list("pk", flat=True))).update(received_on=None)
    elif event.kind in _ASKED:
        latest = asked.filter(kind=_ASKED[event.kind], answered_on=event.on).order_by("-pk")[:1]
        asked.filter(pk__in=list(latest.values_list("pk", flat=True))).update(answered_on=None, answer="", said="")


@transaction.atomic
def retract(*, actor: Actor, case: Application, reason: str, at: datetime, once: str = "") -> Application:
    """Takes a case back that should not have been registered; raises Forbidden, or Unlawful once a letter has a number.

    What was typed stays sealed until it is anonymised; neither a search nor the look for the same applicant finds it.
    """
    access.demand(actor, "retract", case.organ.code)
    return take_back(actor=actor, case=case, reason=reason, at=at, once=once)


@transaction.atomic
def take_back(*, actor: Actor, case: Application, reason: str, at: datetime, once: str = "") -> Application:
    """The same for whoever has asked already whether the actor may: a whole ledger is undone by other posts."""
    case = locked(case, also_over=True)
    if case.archived_at is not None:
        raise Unlawful("已经归档，不能撤销登记")
    if not reason.strip():
        raise Unlawful("没有写为什么撤销登记", {"reason": "如“同一封信登记了两次，另一件是2026-0003”"})
    letters = Letter.objects.filter(subject_kind=case.subject[0], subject_key=case.subject[1])
    if letters.filter(Q(state=Letter.State.ISSUED) | ~Q(number_text="")).exists():
        raise Unlawful("这一件已经发过文书，不能当作误登；请照实办结（撤回、并案或答复）")
    for letter in letters.filter(state=Letter.State.DRAFT):
        discard(actor=actor, letter=letter, at=at)
    before = {"state": case.state, "concluded_on": _said(case)}
    case.struck_at = at
    case.concluded_on = case.concluded_on or civil(at)
    case.applicant_print = case.demand_print = ""
    case.save(update_fields=["struck_at", "concluded_on", "applicant_print", "demand_print"])
    forget(kind="application", key=str(case.pk))
    write(
        actor=actor, organ=case.organ.code, verb="applications.retract", subject=case.subject,
        told=f"撤销误登的{case.number}", at=at, change=Change(before=before, reason=reason), once=once,
    )  # fmt: skip
    settling.settle(case, on=civil(at))
    return case


def _said(case: Application) -> str:
    return "" if case.concluded_on is None else case.concluded_on.isoformat()
