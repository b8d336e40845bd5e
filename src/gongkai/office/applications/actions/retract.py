"""A whole registration that was a mistake taken back: its number stays used, and it counts nowhere."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from gongkai.law.today import civil
from gongkai.office.applications import access, settling
from gongkai.office.applications.models import Application
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.actions.void import discard
from gongkai.office.letters.models import Letter
from gongkai.office.search.actions.index import forget


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
