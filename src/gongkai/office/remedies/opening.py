"""A remedy taken in hand: its row locked, refused when it was closed or taken back."""

from gongkai.office.journal.errors import Unlawful
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
