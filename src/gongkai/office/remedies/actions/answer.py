"""The organ has answered, and what it attacked was suspended or goes on."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.remedies import access
from gongkai.office.remedies.models import Remedy
from gongkai.office.remedies.opening import locked


@transaction.atomic
def answer(*, actor: Actor, remedy: Remedy, on: date, at: datetime, once: str = "") -> Remedy:
    """Enters the day on which the written answer and the evidence went out; raises Forbidden or Unlawful."""
    access.demand(actor, "answer", remedy.organ.code)
    remedy = locked(remedy)
    if remedy.answered_on is not None:
        raise Unlawful(f"已经登记过答复（{remedy.answered_on.isoformat()}）")
    if not (remedy.received_on or remedy.filed_on) <= on <= civil(at):
        raise Unlawful("答复日期应在收到副本之后、今天之前", {"on": "核对日期"})
    remedy.answered_on = on
    remedy.save(update_fields=["answered_on"])
    write(
        actor=actor, organ=remedy.organ.code, verb="remedies.answer", subject=remedy.subject,
        told=f"{remedy.number}已提出书面答复", at=at, change=Change(after={"on": on.isoformat()}), once=once,
    )  # fmt: skip
    return remedy
