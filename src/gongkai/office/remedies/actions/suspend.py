"""A review or a suit rests for a while, and goes on."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.remedies import access
from gongkai.office.remedies.models import Remedy
from gongkai.office.remedies.opening import locked


@transaction.atomic
def suspend(*, actor: Actor, remedy: Remedy, on: date, at: datetime, once: str = "") -> Remedy:
    """It rests (行政复议法 第三十九条): it stays among the pending. Raises Forbidden or Unlawful."""
    access.demand(actor, "suspend", remedy.organ.code)
    remedy = locked(remedy)
    if remedy.suspended_on is not None:
        raise Unlawful(f"已于{remedy.suspended_on.isoformat()}中止")
    return _set(actor, remedy, on, on, "中止", at, once)


@transaction.atomic
def resume(*, actor: Actor, remedy: Remedy, on: date, at: datetime, once: str = "") -> Remedy:
    """It goes on; raises Forbidden or Unlawful."""
    access.demand(actor, "suspend", remedy.organ.code)
    remedy = locked(remedy)
    if remedy.suspended_on is None:
        raise Unlawful("没有中止，不用恢复")
    if on < remedy.suspended_on:
        raise Unlawful("恢复日期在中止之前", {"on": "核对日期"})
    return _set(actor, remedy, on, None, "恢复审理", at, once)


def _set(
    actor: Actor, remedy: Remedy, on: date, suspended_on: date | None, said: str, at: datetime, once: str
) -> Remedy:
    if not remedy.filed_on <= on <= civil(at):
        raise Unlawful("日期应在受理（立案）之后、今天之前", {"on": "核对日期"})
    remedy.suspended_on = suspended_on
    remedy.save(update_fields=["suspended_on"])
    write(
        actor=actor, organ=remedy.organ.code, verb="remedies.suspend", subject=remedy.subject,
        told=f"{remedy.number}{said}", at=at, change=Change(after={"on": on.isoformat(), "said": said}), once=once,
    )  # fmt: skip
    return remedy
