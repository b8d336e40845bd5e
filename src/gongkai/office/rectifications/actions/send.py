"""The letter goes out, which ends it."""

from datetime import date, datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.actions.serve import serve
from gongkai.office.letters.models import Letter
from gongkai.office.rectifications import access
from gongkai.office.rectifications.models import Rectification
from gongkai.office.rectifications.opening import letter_of, locked


@transaction.atomic
def send(
    *, actor: Actor, rectification: Rectification, way: str, on: date, at: datetime, tracking: str = "", once: str = ""
) -> Rectification:
    """Enters how and on which day it went; raises Forbidden or Unlawful."""
    access.demand(actor, "send", rectification.organ.code)
    rectification = locked(rectification)
    letter = letter_of(rectification)
    if letter is None or letter.state != Letter.State.ISSUED:
        raise Unlawful("告知书还没有发文")
    serve(actor=actor, letter=letter, way=way, on=on, tracking=tracking, at=at, once=once)
    rectification.told_on = on
    rectification.save(update_fields=["told_on"])
    write(
        actor=actor, organ=rectification.organ.code, verb="rectifications.send", subject=rectification.subject,
        told=f"{rectification.number}已告知，{rectification.get_outcome_display()}", at=at,
        change=Change(after={"told_on": on.isoformat(), "outcome": rectification.outcome}),
    )  # fmt: skip
    return rectification
