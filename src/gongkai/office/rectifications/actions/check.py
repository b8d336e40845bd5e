"""What the check of a record brought to light."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.texts import seal
from gongkai.office.rectifications import access
from gongkai.office.rectifications.models import Rectification
from gongkai.office.rectifications.opening import locked


@transaction.atomic
def check(
    *, actor: Actor, rectification: Rectification, on: date, found: str, at: datetime, once: str = ""
) -> Rectification:
    """Writes down what was found where; may be done again before it is decided. Raises Forbidden or Unlawful."""
    access.demand(actor, "check", rectification.organ.code)
    rectification = locked(rectification)
    if not found.strip():
        raise Unlawful("没有写核查的情况", {"found": "写查了哪里、记录是怎样的、证据是否属实"})
    if not rectification.received_on <= on <= civil(at):
        raise Unlawful("核查日期应在收到之后、今天之前", {"on": "核对日期"})
    rectification.checked_on, rectification.found = on, seal(rectification, "found", found)
    rectification.save(update_fields=["checked_on", "found"])
    write(
        actor=actor, organ=rectification.organ.code, verb="rectifications.check", subject=rectification.subject,
        told=f"核查{rectification.number}", at=at,
        change=Change(after={"on": on.isoformat()}, sealed={"found": rectification.found}), once=once,
    )  # fmt: skip
    return rectification
