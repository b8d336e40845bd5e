"""Looking at who applied: opened for a reason of work, and written down."""

from datetime import datetime

from django.db import transaction

from gongkai.office.applications import access
from gongkai.office.applications.identity import Identity
from gongkai.office.applications.models import Application
from gongkai.office.journal.actions.write import write
from gongkai.office.journal.actor import Actor
from gongkai.office.keys.sealing import sealer


@transaction.atomic
def view_identity(*, actor: Actor, case: Application, at: datetime) -> Identity:
    """Opens the identity in full and journals who looked; raises Forbidden, or Destroyed once anonymised."""
    access.demand(actor, "view_identity", case.organ.code)
    found = Identity.opened(sealer(case.key), case.identity, case.key.id.hex)
    write(
        actor=actor, organ=case.organ.code, verb="applications.view_identity", subject=case.subject,
        told=f"查看{case.number}的申请人信息", at=at,
    )  # fmt: skip
    return found
