"""The day's anchor: all heads under one digest, so that no chain can be cut or swapped unnoticed afterwards."""

from datetime import date

from django.db import transaction

from gongkai.office.journal.hashing import anchor_digest
from gongkai.office.journal.models import Anchor, Chain


@transaction.atomic
def anchor(*, on: date) -> Anchor:
    """Anchors all chains for a day; the day's first anchor stays."""
    # The lock on all chains keeps an entry from slipping in between two heads.
    chains = list(Chain.objects.select_for_update().order_by("key"))
    kept = Anchor.objects.filter(on=on).first()
    if kept is not None:
        return kept
    last = Anchor.objects.order_by("on").last()
    fresh = Anchor(
        on=on,
        heads={chain.key: [chain.length, chain.head] for chain in chains},
        previous=last.digest if last else "",
    )
    fresh.digest = anchor_digest(fresh)
    fresh.save(force_insert=True)
    return fresh
