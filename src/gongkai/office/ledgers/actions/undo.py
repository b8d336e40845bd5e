"""A ledger's taking in undone as a whole: every case of it taken back, as long as nobody worked on one since."""

from datetime import datetime

from django.db import transaction

from gongkai.office.jobs.actions.start import start
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.ledgers import access, queries
from gongkai.office.ledgers.models import Ledger
from gongkai.office.ledgers.opening import locked

JOB = "ledgers.undo"
_NAMED = 5


@transaction.atomic
def undo(*, actor: Actor, ledger: Ledger, reason: str, at: datetime, once: str = "") -> Ledger:
    """Starts it; raises Forbidden, or Unlawful without a reason or where a case was worked on since."""
    access.demand(actor, "undo", ledger.organ.code)
    ledger = locked(ledger, {Ledger.State.TAKEN, Ledger.State.UNDOING})
    if not reason.strip():
        raise Unlawful("没有写为什么撤销", {"reason": "如“选错了年份”"})
    touched = queries.changed(ledger)
    if touched:
        some = "、".join(touched[:_NAMED]) + (f"等{len(touched)}件" if len(touched) > _NAMED else "")
        raise Unlawful(f"{some}导入以后办理过，不能整批撤销；有错的在那一件里更正或撤销误登")
    args = {"ledger": ledger.pk, "reason": reason.strip()[:200]}
    job = start(actor=actor, kind=JOB, organ=ledger.organ.code, args=args, at=at)
    ledger.state, ledger.job = Ledger.State.UNDOING, job.pk
    ledger.save(update_fields=["state", "job"])
    write(
        actor=actor, organ=ledger.organ.code, verb="ledgers.undo", subject=ledger.subject,
        told=f"撤销{ledger.year}年台账的导入", at=at, change=Change(reason=reason), once=once,
    )  # fmt: skip
    return ledger
