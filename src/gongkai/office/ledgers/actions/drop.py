"""Rows that are not wanted any more: destroyed with their key. What became a case stays."""

from datetime import datetime

from django.db import transaction

from gongkai.office.journal.actions.write import write
from gongkai.office.journal.actor import Actor
from gongkai.office.keys.actions.destroy import destroy
from gongkai.office.ledgers import access
from gongkai.office.ledgers.models import Ledger
from gongkai.office.ledgers.opening import locked


@transaction.atomic
def drop(*, actor: Actor, ledger: Ledger, at: datetime, once: str = "") -> Ledger:
    """Destroys what was read and was not taken in; raises Forbidden, or Unlawful while a job works on it."""
    access.demand(actor, "drop", ledger.organ.code)
    ledger = locked(ledger, {Ledger.State.READ, Ledger.State.TAKEN})
    if ledger.state == Ledger.State.READ:
        ledger.state, ledger.ended_at = Ledger.State.DROPPED, at
    emptied(ledger, at=at)
    write(
        actor=actor, organ=ledger.organ.code, verb="ledgers.drop", subject=ledger.subject,
        told=f"删除{ledger.year}年台账里没有导入的行", at=at, once=once,
    )  # fmt: skip
    return ledger


def emptied(ledger: Ledger, *, at: datetime) -> None:
    """Empties a locked ledger and saves it."""
    ledger.grid = ""
    ledger.save()
    destroy(key_id=ledger.key_id, at=at)
