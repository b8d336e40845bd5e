"""What a decision obliged the organ to do anew was done."""

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
def redo(*, actor: Actor, remedy: Remedy, on: date, at: datetime, once: str = "") -> Remedy:
    """Enters the day of the new answer; raises Forbidden or Unlawful."""
    access.demand(actor, "redo", remedy.organ.code)
    remedy = locked(remedy, closed=True)
    if remedy.redo_by is None or remedy.closed_on is None:
        raise Unlawful("没有生效的裁判要求重新作出")
    if remedy.redone_on is not None:
        raise Unlawful(f"已于{remedy.redone_on.isoformat()}重新作出")
    if not remedy.closed_on <= on <= civil(at):
        raise Unlawful("重新作出的日期应在裁判生效之后、今天之前", {"on": "核对日期"})
    remedy.redone_on = on
    remedy.save(update_fields=["redone_on"])
    write(
        actor=actor, organ=remedy.organ.code, verb="remedies.redo", subject=remedy.subject,
        told=f"{remedy.number}已按裁判重新作出", at=at, change=Change(after={"on": on.isoformat()}), once=once,
    )  # fmt: skip
    return remedy
