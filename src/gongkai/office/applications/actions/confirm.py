"""Both sides have spoken: from this day the application counts as received (第三十一条第二、三项)."""

from datetime import date, datetime

from django.db import transaction

from gongkai.office.applications import access
from gongkai.office.applications.actions.enter import happened
from gongkai.office.applications.models import Application
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful


@transaction.atomic
def confirm(*, actor: Actor, case: Application, on: date, how: str, at: datetime, once: str = "") -> Application:
    """Enters the confirmation with how it was made (who, by what means); raises Forbidden or Unlawful."""
    access.demand(actor, "confirm", case.organ.code)
    case = locked(case)
    if case.receipt_on is not None:
        raise Unlawful(f"收到申请之日已经是{case.receipt_on.isoformat()}，不用再确认")
    if not how.strip():
        raise Unlawful("没有写怎样确认的", {"how": "如：3月2日10时由刘某电话与本人确认"})
    happened(
        case, "confirmed", on=on, actor=actor, at=at, how=how, once=once, told=f"与申请人确认收到申请{case.number}"
    )
    case.fixed_by = how.strip()[:200]
    case.save(update_fields=["fixed_by"])
    return case
