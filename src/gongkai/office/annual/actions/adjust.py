"""A person puts a number in place of a counted one, with a reason; the counted one stays beside it."""

from datetime import datetime

from django.db import transaction

from gongkai.office.annual import access
from gongkai.office.annual.composing import as_value
from gongkai.office.annual.counting import Counted, form
from gongkai.office.annual.figures import TYPED, read_number
from gongkai.office.annual.locking import to_write
from gongkai.office.annual.models import Annual, Figure
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful


@transaction.atomic
def adjust(
    *, actor: Actor, annual: Annual, count: Counted, path: str, typed: str, reason: str, at: datetime, once: str = ""
) -> Figure:
    """Puts a number in place of a counted one; the counted one stays beside it with the reason and the name.

    Raises Forbidden, or Unlawful: a total, a cell that is typed anyway, no number, no reason.
    """
    access.demand(actor, "write", annual.organ.code)
    annual = to_write(annual)
    _refuse(path)
    try:
        value = read_number(path, typed)
    except ValueError as error:
        raise Unlawful("填的不是数", {"typed": str(error)}) from None
    if value is None:
        raise Unlawful("没有填数", {"typed": "写调整后的数；没有的写 0"})
    if not reason.strip():
        raise Unlawful("没有写原因", {"reason": "写明为什么与登记不同，如“一件因系统启用前收到，没有登记”"})
    counted = count.values.get(path)
    said = {"value": value, "counted": counted, "reason": reason.strip()[:400], "by": actor.name, "at": at}
    made, _ = Figure.objects.update_or_create(annual=annual, path=path, defaults=said)
    write(
        actor=actor, organ=annual.organ.code, verb="annual.adjust", subject=annual.subject,
        told=f"调整{form().names[path]}", at=at, once=once,
        change=Change(before={path: counted}, after={path: str(as_value(path, value))}, reason=made.reason),
    )  # fmt: skip
    return made


@transaction.atomic
def count_again(*, actor: Actor, annual: Annual, path: str, at: datetime, once: str = "") -> Annual:
    """Takes an adjustment back: what is counted holds again. Raises Forbidden or Unlawful."""
    access.demand(actor, "write", annual.organ.code)
    annual = to_write(annual)
    _refuse(path)
    adjusted = annual.figures.filter(path=path).first()
    if adjusted is None:
        raise Unlawful("这一格没有调整过")
    adjusted.delete()
    write(
        actor=actor, organ=annual.organ.code, verb="annual.count_again", subject=annual.subject,
        told=f"{form().names[path]}改回按登记计数", at=at, once=once,
        change=Change(before={path: str(as_value(path, adjusted.value))}),
    )  # fmt: skip
    return annual


def _refuse(path: str) -> None:
    if path not in form().kinds or path.startswith(f"{TYPED}."):
        raise Unlawful("这一格不是按登记计数的，直接填写就可以")
    if path in form().totals:
        raise Unlawful("这一格是合计，由各格相加得出；请调整相加的格子")
