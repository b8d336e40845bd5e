"""A file put to a review or a suit: the notice, the organ's answer, the decision as it was delivered."""

from datetime import datetime

from django.db import transaction

from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import Looked
from gongkai.office.files.models import StoredFile
from gongkai.office.journal.actor import Actor
from gongkai.office.remedies import access
from gongkai.office.remedies.models import Remedy
from gongkai.office.remedies.opening import locked


@transaction.atomic
def attach(*, actor: Actor, remedy: Remedy, purpose: str, looked: Looked, at: datetime, once: str = "") -> StoredFile:
    """Keeps a file that was looked at under the remedy's key, also when it is closed; raises Forbidden or Unlawful."""
    access.demand(actor, "attach", remedy.organ.code)
    remedy = locked(remedy, closed=True)
    return keep(
        actor=actor, organ=remedy.organ, subject=remedy.subject, purpose=purpose, looked=looked,
        key=remedy.key, at=at, once=once,
    )  # fmt: skip
