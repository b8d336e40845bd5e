"""A file put into a case: the letter that came, a proof of identity, what is to be handed out."""

from datetime import datetime

from django.db import transaction

from gongkai.office.applications import access
from gongkai.office.applications.models import Application
from gongkai.office.applications.opening import locked
from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import Looked
from gongkai.office.files.models import StoredFile
from gongkai.office.journal.actor import Actor


@transaction.atomic
def attach(
    *, actor: Actor, case: Application, purpose: str, looked: Looked, at: datetime, once: str = ""
) -> StoredFile:
    """Keeps a file that was looked at under the case's key; raises Forbidden or Unlawful."""
    access.demand(actor, "attach", case.organ.code)
    case = locked(case, also_over=True)
    return keep(
        actor=actor, organ=case.organ, subject=case.subject, purpose=purpose, looked=looked,
        key=case.key, at=at, once=once,
    )  # fmt: skip
