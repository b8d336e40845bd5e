"""A choice that the law leaves open, made from a day on."""

from datetime import date, datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs.models import Organ
from gongkai.office.practice import access
from gongkai.office.practice.choices import OPEN
from gongkai.office.practice.models import Choice
from gongkai.office.practice.queries import chosen


@transaction.atomic
def choose(
    *,
    actor: Actor,
    county: Organ,
    key: str,
    typed: str,
    from_on: date,
    reason: str,
    at: datetime,
    organ: Organ | None = None,
    once: str = "",
) -> Choice:
    """Lays a choice over the law; for one organ where it is given (numbers only), else for the whole county.

    Raises Forbidden, or Unlawful: not open to choice, a value that is not allowed, no reason.
    """
    access.demand(actor, "choose", organ.code if organ else "")
    if key not in OPEN:
        raise Unlawful("这一项法律没有留给本地决定", {"key": "从列表里选"})
    if organ is not None and not key.startswith("number."):
        raise Unlawful("这一项全县统一，不能由一个机关单独决定")
    try:
        value = OPEN[key].read(typed)
    except ValueError as error:
        raise Unlawful(f"{OPEN[key].term}：{error}", {"value": str(error)}) from None
    if not reason.strip():
        raise Unlawful("没有写依据", {"reason": "写文件名称、文号或会议"})
    before = chosen(key, organ=organ, on=from_on)
    made = Choice.objects.create(
        key=key, organ=organ, value=value, from_on=from_on, reason=reason.strip()[:200], made_at=at
    )
    write(
        actor=actor,
        organ=(organ or county).code,
        verb="practice.choose",
        subject=("choice", key),
        told=f"{OPEN[key].term}自{from_on.isoformat()}起改为{OPEN[key].said(value)}",
        at=at,
        change=Change(before={"value": before}, after={"value": value, "from_on": from_on.isoformat()}, reason=reason),
        once=once,
    )
    return made
