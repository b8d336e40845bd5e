"""An organ that is renamed, merged or split: it ends on a day and its successors are named."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs import access
from gongkai.office.organs.models import Organ, Succession


@transaction.atomic
def dissolve(
    *,
    actor: Actor,
    organ: Organ,
    way: str,
    successors: Sequence[Organ],
    on: date,
    reason: str,
    at: datetime,
    once: str = "",
) -> Organ:
    """Ends an organ on the day before `on`; its successors carry its open cases and its documents in force.

    Raises Forbidden, or Unlawful: already ended, no successor, itself as successor, no reason (the approval).
    """
    access.demand(actor, "dissolve")
    organ = Organ.objects.select_for_update().get(pk=organ.pk)
    if organ.until_on is not None:
        raise Unlawful(f"{organ.name}已于{organ.until_on.isoformat()}撤并，不能再撤并一次")
    if not successors or organ in successors or (way != Succession.Way.SPLIT and len(successors) > 1):
        raise Unlawful("承继机关不对：更名、并入写一个，分设写几个，不能是它自己", {"successors": "重新选择"})
    if not reason.strip():
        raise Unlawful("没有写依据", {"reason": "写批准文件的名称和文号"})
    if on <= organ.from_on:
        raise Unlawful("撤并的日期早于设立的日期", {"on": "核对日期"})
    organ.until_on = on - timedelta(days=1)
    organ.save(update_fields=["until_on"])
    for successor in successors:
        Succession.objects.create(predecessor=organ, successor=successor, way=way, on=on)
    names = "、".join(successor.name for successor in successors)
    write(
        actor=actor,
        organ=organ.code,
        verb="organs.dissolve",
        subject=("organ", organ.code),
        told=f"{organ.name}{Succession.Way(way).label}：{names}",
        at=at,
        change=Change(
            before={"until_on": ""},
            after={
                "until_on": organ.until_on.isoformat(),
                "successors": [one.code for one in successors],
                "way": str(way),
            },
            reason=reason,
        ),
        once=once,
    )
    return organ
