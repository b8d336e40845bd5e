"""A case with several demands split into units (一事一申请), each counted and answered by itself."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from gongkai.office.applications import access
from gongkai.office.applications.models import Application, Unit
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import Place, sealer

_MOST = 200


@transaction.atomic
def split(
    *, actor: Actor, case: Application, demands: Sequence[str], reason: str, at: datetime, once: str = ""
) -> Application:
    """Splits into these demands (one puts them together again); raises Forbidden or Unlawful once one is decided."""
    access.demand(actor, "split", case.organ.code)
    case = locked(case)
    parts = [text.strip() for text in demands if text.strip()]
    if not 1 <= len(parts) <= _MOST:
        raise Unlawful(f"拆分后应有1至{_MOST}项", {"demands": "每行写一项"})
    if len(set(parts)) != len(parts):
        raise Unlawful("有两项写得一样", {"demands": "合并或写清区别"})
    if not reason.strip():
        raise Unlawful("没有写为什么这样拆分", {"reason": "写原因"})
    if case.units.filter(letter__isnull=False).exists():
        raise Unlawful("已经拟了答复，不能再拆分；先把答复作废")
    before = case.units.count()
    case.units.all().delete()
    own, row = sealer(case.key), case.key.id.hex
    Unit.objects.bulk_create(
        Unit(application=case, number=number, demand=own.seal(text, Place("unit", "demand", f"{row}-{number}")))
        for number, text in enumerate(parts, 1)
    )
    write(
        actor=actor,
        organ=case.organ.code,
        verb="applications.split",
        subject=case.subject,
        told=f"{case.number}拆分为{len(parts)}项",
        at=at,
        change=Change({"units": before}, {"units": len(parts)}, reason=reason),
        once=once,
    )
    return case
