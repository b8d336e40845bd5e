"""A draft is saved as its page has it: the texts, the numbers of table 2, and 本年无 where it is confirmed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gongkai.office.annual.actions.type_in import confirm_none, type_in
from gongkai.office.annual.actions.write_text import write_text
from gongkai.office.annual.models import Annual
from gongkai.office.journal.actor import Actor


@transaction.atomic
def save(
    *,
    actor: Actor,
    annual: Annual,
    texts: Mapping[int, str],
    typed: Mapping[str, str],
    confirms_none: bool,
    at: datetime,
    once: str = "",
) -> Annual:
    """Saves all of it or nothing; raises Forbidden, or Unlawful with the fields that hold no number."""
    type_in(actor=actor, annual=annual, typed=typed, at=at)
    write_text(actor=actor, annual=annual, texts=texts, at=at)
    if confirms_none:
        confirm_none(actor=actor, annual=annual, at=at, once=once)
    return annual
