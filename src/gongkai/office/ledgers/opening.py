"""A ledger taken in hand: its row locked, refused in a state in which it cannot be."""

from collections.abc import Container

from gongkai.office.jobs.models import Job
from gongkai.office.journal.errors import Unlawful
from gongkai.office.ledgers.models import Ledger

BUSY = (Ledger.State.TAKING, Ledger.State.UNDOING)


def is_stuck(ledger: Ledger) -> bool:
    """Whether its job came to an end without doing what it was started for."""
    if ledger.state not in BUSY or ledger.job is None:
        return False
    return Job.objects.get(pk=ledger.job).is_over


def locked(ledger: Ledger, states: Container[str]) -> Ledger:
    """The ledger as it is now, locked until the transaction ends; raises Unlawful outside the states."""
    found = Ledger.objects.select_for_update(of=("self",)).select_related("organ", "key").get(pk=ledger.pk)
    if found.state not in states or (found.state in BUSY and not is_stuck(found)):
        raise Unlawful(f"这份台账{found.get_state_display()}，不能再这样办；请刷新这一页")
    return found
