"""A report taken in hand: its row locked for the transaction."""

from gongkai.office.annual.models import Annual
from gongkai.office.journal.errors import Unlawful


def locked(found: Annual) -> Annual:
    """The report as it is now, locked until the transaction ends."""
    return Annual.objects.select_for_update(of=("self",)).select_related("organ", "organ__reports_to").get(pk=found.pk)


def to_write(found: Annual) -> Annual:
    """The same, for writing in it; raises Unlawful when it is locked."""
    annual = locked(found)
    if not annual.is_open:
        raise Unlawful(f"报告{annual.get_state_display()}，内容已经锁定；要改先退回修改")
    return annual
