"""The letter issued by the head of the office: it takes its number."""

from datetime import datetime

from django.db import transaction

from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.actions import issue as issuing
from gongkai.office.letters.models import Letter
from gongkai.office.rectifications import access
from gongkai.office.rectifications.models import Rectification
from gongkai.office.rectifications.opening import letter_of, locked


@transaction.atomic
def issue(*, actor: Actor, rectification: Rectification, at: datetime, once: str = "") -> Letter:
    """Issues the draft; raises Forbidden or Unlawful. The letter's own entry in the journal tells it."""
    access.demand(actor, "issue", rectification.organ.code)
    rectification = locked(rectification)
    letter = letter_of(rectification)
    if letter is None:
        raise Unlawful("还没有拟告知书")
    return issuing.issue(actor=actor, letter=letter, at=at, once=once)
