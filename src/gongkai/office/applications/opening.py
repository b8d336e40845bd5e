"""A case taken in hand: its row locked, refused when it is over."""

from gongkai.office.applications.models import Application
from gongkai.office.journal.errors import Unlawful


def locked(case: Application, *, also_over: bool = False, also_struck: bool = False) -> Application:
    """The case as it is now, locked until the transaction ends; raises Unlawful for one that is concluded."""
    found = Application.objects.select_for_update(of=("self",)).select_related("organ", "key").get(pk=case.pk)
    if found.anonymised_at is not None:
        raise Unlawful("这一件已经匿名化，不能再办理")
    if found.struck_at is not None and not also_struck:
        raise Unlawful("这一件是误登，已经撤销，不能再办理")
    if found.concluded_on is not None and not also_over:
        raise Unlawful(f"这一件已于{found.concluded_on.isoformat()}办结，不能再办理；有错请由办公室主任更正")
    return found
