"""A day that the place itself gives off or works."""

from datetime import date, datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs.models import Organ
from gongkai.office.practice import access
from gongkai.office.practice.models import OwnDay


@transaction.atomic
def set_day(*, actor: Actor, county: Organ, on: date, is_working: bool, name: str, cite: str, at: datetime) -> OwnDay:
    """Sets a day of the place's own (放假办法 第四条); raises Forbidden, or Unlawful without name or document."""
    access.demand(actor, "set_day")
    if not name.strip() or not cite.strip():
        raise Unlawful("没有写节日名称或依据", {"name": "如 肉孜节", "cite": "写规定放假的文件"})
    if OwnDay.objects.filter(on=on).exists():
        raise Unlawful(f"{on.isoformat()}已经设定过", {"on": "换一天，或先删去"})
    day = OwnDay.objects.create(on=on, is_working=is_working, name=name.strip(), cite=cite.strip())
    write(
        actor=actor,
        organ=county.code,
        verb="practice.set_day",
        subject=("own_day", on.isoformat()),
        told=f"{on.isoformat()}（{day.name}）{'上班' if is_working else '放假'}",
        at=at,
        change=Change(after={"is_working": is_working, "cite": day.cite}),
    )
    return day
