"""One entry more: inside the transaction of the action it tells of."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection

from gongkai.law.today import now
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import DoneBefore
from gongkai.office.journal.hashing import entry_digest
from gongkai.office.journal.models import Chain, Entry


@dataclass(frozen=True)
class Change:
    """What was before and after, as JSON values (dates as text), what is personal in it as sealed text, and why."""

    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    sealed: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


NOTHING = Change()


def write(
    *,
    actor: Actor,
    organ: str,
    verb: str,
    subject: tuple[str, str],
    told: str,
    at: datetime,
    change: Change = NOTHING,
    once: str = "",
) -> Entry:
    """Writes an entry into the organ's chain; `subject` is kind and key.

    Raises DoneBefore when this press of a button was written already; the caller's transaction then undoes all.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a journal entry is written inside the transaction of what it tells")
    chain = _locked(organ)
    if once:
        first = Entry.objects.filter(actor=actor.id, once=once).first()
        if first is not None:
            raise DoneBefore(first)
    entry = Entry(
        chain=chain,
        number=chain.length + 1,
        at=at,
        written_at=now(),
        actor=actor.id,
        actor_name=actor.name,
        posts=[asdict(post) for post in actor.posts],
        verb=verb,
        kind=subject[0],
        key=subject[1],
        told=told,
        before=dict(change.before),
        after=dict(change.after),
        sealed=dict(change.sealed),
        reason=change.reason,
        once=once or None,
        previous=chain.head,
    )
    entry.digest = entry_digest(chain.key, entry)
    entry.save(force_insert=True)
    chain.length, chain.head = entry.number, entry.digest
    chain.save(update_fields=["length", "head"])
    return entry


def _locked(organ: str) -> Chain:
    Chain.objects.get_or_create(key=organ)
    return Chain.objects.select_for_update().get(key=organ)
