"""A letter goes out, and the clock learns of it; the last answer's going out concludes the case (第三十三条)."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law import process
from gongkai.law.today import civil
from gongkai.office.applications import access, settling
from gongkai.office.applications.actions.enter import happened
from gongkai.office.applications.actions.prepare import EVENT_OF
from gongkai.office.applications.models import Application, Charge, Consultation, Unit
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters import queries as letters
from gongkai.office.letters.actions.serve import serve
from gongkai.office.letters.models import Letter


@transaction.atomic
def send(
    *, actor: Actor, case: Application, letter: Letter, way: str, on: date, at: datetime, tracking: str = "",
    once: str = "",
) -> Letter:  # fmt: skip
    """Enters how and on which day a letter went out; raises Forbidden or Unlawful.

    By post the day it was handed to the post office counts, in person the day it was signed for.
    """
    access.demand(actor, "send", case.organ.code)
    case = locked(case)
    if (letter.subject_kind, letter.subject_key) != case.subject:
        raise Unlawful("这份文书不属于这一件")
    served = serve(actor=actor, letter=letter, way=way, on=on, tracking=tracking, at=at, once=once)
    if served.kind == "reply":
        _answered(actor, case, served, on=on, at=at)
    elif served.kind == "fee":
        _charged(actor, case, on=on, at=at)
    elif EVENT_OF.get(served.kind):
        _told(actor, case, served, on=on, at=at)
    settling.settle(case, on=civil(at))
    return served


def _answered(actor: Actor, case: Application, letter: Letter, *, on: date, at: datetime) -> None:
    units = list(Unit.objects.filter(application=case))
    gone = set(
        Letter.objects.filter(pk__in=[unit.letter for unit in units], served_on__isnull=False).values_list(
            "pk", flat=True
        )
    )
    if any(unit.letter not in gone for unit in units):
        return
    happened(
        case, "delivered", on=on, actor=actor, at=at, letter=letter.pk, told=f"{case.number}答复送达，办结",
        how=letter.number_text,
    )  # fmt: skip
    case.concluded_on = on
    case.save(update_fields=["concluded_on"])


def _told(actor: Actor, case: Application, letter: Letter, *, on: date, at: datetime) -> None:
    kind = EVENT_OF[letter.kind]
    fields = letters.value(letter).fields
    event_on = date.fromisoformat(fields["until"]) if kind == "delayed_to" else on
    days = int(fields["days"]) if kind == "extended" else 0
    happened(
        case, kind, on=event_on, extra_days=days, actor=actor, at=at, letter=letter.pk, how=letter.number_text,
        told=f"{process.get(kind, on=on).term}（{case.number}）",
    )  # fmt: skip
    Consultation.objects.filter(application=case, letter=letter.pk).update(sent_on=on)


def _charged(actor: Actor, case: Application, *, on: date, at: datetime) -> None:
    """The period for paying runs from the day the notice is received; until that is entered, from the day it went."""
    Charge.objects.filter(application=case).update(noticed_on=on)
    happened(case, "fee_noticed", on=on, actor=actor, at=at, told=f"收费通知送达（{case.number}）")
