"""A file put to a request: the evidence that was brought, the record as it was found."""

from datetime import datetime

from django.db import transaction

from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import Looked
from gongkai.office.files.models import StoredFile
from gongkai.office.journal.actor import Actor
from gongkai.office.rectifications import access
from gongkai.office.rectifications.models import Rectification


@transaction.atomic
def attach(
    *, actor: Actor, rectification: Rectification, purpose: str, looked: Looked, at: datetime, once: str = ""
) -> StoredFile:
    """Keeps a file that was looked at under the request's key, also after the answer; raises Forbidden, Unlawful."""
    access.demand(actor, "attach", rectification.organ.code)
    return keep(
        actor=actor, organ=rectification.organ, subject=rectification.subject, purpose=purpose, looked=looked,
        key=rectification.key, at=at, once=once,
    )  # fmt: skip
