"""上报说明: why something that the checks found stands as it does."""

from datetime import datetime

from django.db import transaction

from gongkai.office.annual import access
from gongkai.office.annual.examining import Told
from gongkai.office.annual.locking import to_write
from gongkai.office.annual.models import Annual, Explanation
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful


@transaction.atomic
def explain(*, actor: Actor, annual: Annual, told: Told, text: str, at: datetime, once: str = "") -> Annual:
    """Explains a finding; an empty text takes the explanation back. Raises Forbidden or Unlawful."""
    access.demand(actor, "write", annual.organ.code)
    annual = to_write(annual)
    if not told.may_be_explained:
        raise Unlawful("数字对不上、格子空着，要改正，不能用说明代替")
    clean = text.strip()[:800]
    if not clean:
        annual.explanations.filter(mark=told.mark).delete()
    else:
        said = {"text": clean, "by": actor.name, "at": at}
        Explanation.objects.update_or_create(annual=annual, mark=told.mark, defaults=said)
    write(
        actor=actor, organ=annual.organ.code, verb="annual.explain", subject=annual.subject,
        told=f"{'说明' if clean else '撤回说明'}：{told.finding.message}"[:200], at=at,
        change=Change(after={"mark": told.mark, "text": clean}), once=once,
    )  # fmt: skip
    return annual
