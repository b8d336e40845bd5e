"""An organ's details as they are now."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.organs import access
from gongkai.office.organs.actions.establish import described
from gongkai.office.organs.models import Organ


@transaction.atomic
def amend(*, actor: Actor, organ: Organ, details: Mapping[str, Any], at: datetime, once: str = "") -> Organ:
    """Changes details (address, telephone, unit …); raises Forbidden or Unlawful. A name changes by `dissolve`."""
    access.demand(actor, "amend")
    organ = Organ.objects.select_for_update().get(pk=organ.pk)
    changed = {field: value for field, value in described(details).items() if getattr(organ, field) != value}
    if not changed:
        return organ
    before = {field: getattr(organ, field) for field in changed}
    for field, value in changed.items():
        setattr(organ, field, value)
    organ.save(update_fields=list(changed))
    write(
        actor=actor,
        organ=organ.code,
        verb="organs.amend",
        subject=("organ", organ.code),
        told=f"修改{organ.name}的资料",
        at=at,
        change=Change(before=before, after=changed),
        once=once,
    )
    return organ
