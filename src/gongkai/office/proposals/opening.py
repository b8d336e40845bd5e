"""A proposal taken in hand: its row locked, refused in a state in which it cannot be."""

from gongkai.office.journal.errors import Unlawful
from gongkai.office.proposals.models import Proposal


def locked(proposal: Proposal, state: str) -> Proposal:
    """The proposal as it is now, locked until the transaction ends; raises Unlawful in another state."""
    found = Proposal.objects.select_for_update(of=("self",)).select_related("organ").get(pk=proposal.pk)
    if found.state != state:
        raise Unlawful(f"这一条{found.get_state_display()}，不能再这样办；请刷新这一页")
    return found
