"""A remedy that should not have been registered is taken back; its number stays used."""

from datetime import datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.remedies import access
from gongkai.office.remedies.models import Remedy
from gongkai.office.remedies.opening import locked


@transaction.atomic
def retract(*, actor: Actor, remedy: Remedy, reason: str, at: datetime, once: str = "") -> Remedy:
    """Takes it back with a reason; it is counted no more. Raises Forbidden or Unlawful."""
    access.demand(actor, "retract", remedy.organ.code)
    remedy = locked(remedy, closed=True)
    if not reason.strip():
        raise Unlawful("没有写为什么撤销登记", {"reason": "如“同一案件登记了两次”"})
    remedy.struck_at = at
    remedy.save(update_fields=["struck_at"])
    write(
        actor=actor, organ=remedy.organ.code, verb="remedies.retract", subject=remedy.subject,
        told=f"撤销误登的{remedy.number}", at=at, change=Change(reason=reason.strip()), once=once,
    )  # fmt: skip
    return remedy
