"""A remedy taken in hand: its row locked, its sealed texts opened."""

from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import Place, sealer
from gongkai.office.remedies.models import Remedy


def locked(found: Remedy, *, closed: bool = False) -> Remedy:
    """The remedy as it is now, locked until the transaction ends.

    Raises Unlawful for one that was taken back, and for one that is closed unless `closed` ones are meant, too.
    """
    taken = Remedy.objects.select_for_update(of=("self",)).select_related("organ", "key").get(pk=found.pk)
    if taken.struck_at is not None:
        raise Unlawful(f"{taken.number}是误登，已经撤销")
    if taken.closed_on is not None and not closed:
        raise Unlawful(f"{taken.number}已于{taken.closed_on.isoformat()}审结，不能再办理")
    return taken


def seal(found: Remedy, field: str, text: str) -> str:
    """A text as it is kept; nothing stays nothing."""
    return sealer(found.key).seal(text.strip(), _place(found, field)) if text.strip() else ""


def opened(found: Remedy, field: str) -> str:
    """The text again."""
    kept = str(getattr(found, field))
    return sealer(found.key).open(kept, _place(found, field)) if kept else ""


def _place(found: Remedy, field: str) -> Place:
    return Place("remedy", field, found.row)
