"""What was decided: a review decision, a judgment or ruling, and the day on which it took effect."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongkai.law import remedies as law
from gongkai.law.today import civil
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.remedies import access
from gongkai.office.remedies.models import Remedy, Ruling, Stage
from gongkai.office.remedies.opening import locked


@dataclass(frozen=True)
class Ruled:
    """A decision as it arrived.

    `effective_on` is None for one that may still be appealed against. `redo_by` is set where the organ must act anew.
    """

    on: date
    result: str
    effective_on: date | None
    redo_by: date | None = None


def results_for(stage: str) -> dict[str, str]:
    """Key → term of the ways in which a review, or a suit, may end; what leaves it pending ends nothing."""
    is_review = stage == Stage.REVIEW
    return {one.key: one.term for one in law.results() if one.is_of_review == is_review and one.column != "pending"}


@transaction.atomic
def rule(*, actor: Actor, remedy: Remedy, ruled: Ruled, at: datetime, once: str = "") -> Ruling:
    """Enters a decision, which closes it once effective; raises Forbidden, or Unlawful with the field."""
    access.demand(actor, "rule", remedy.organ.code)
    remedy = locked(remedy)
    _refuse(remedy, ruled, on=civil(at))
    earlier = remedy.rulings.last()
    if earlier is not None and earlier.appealed_on is None:
        earlier.appealed_on = ruled.on  # the day itself is not always known; that it was appealed is
        earlier.save(update_fields=["appealed_on"])
    made = Ruling.objects.create(remedy=remedy, on=ruled.on, result=ruled.result, effective_on=ruled.effective_on)
    remedy.redo_by = ruled.redo_by
    _close(remedy, made)
    term = results_for(remedy.stage)[ruled.result]
    state = "已生效" if ruled.effective_on else "尚未生效"
    write(
        actor=actor, organ=remedy.organ.code, verb="remedies.rule", subject=remedy.subject,
        told=f"{remedy.number}：{term}（{state}）", at=at,
        change=Change(after={
            "on": ruled.on.isoformat(), "result": ruled.result, "effective_on": _iso(ruled.effective_on),
            "redo_by": _iso(ruled.redo_by),
        }), once=once,
    )  # fmt: skip
    return made


@transaction.atomic
def take_effect(*, actor: Actor, remedy: Remedy, on: date, at: datetime, once: str = "") -> Ruling:
    """The last decision was not appealed against in time; raises Forbidden or Unlawful."""
    access.demand(actor, "rule", remedy.organ.code)
    remedy = locked(remedy)
    ruling = remedy.rulings.last()
    if ruling is None:
        raise Unlawful("还没有登记裁判，先登记裁判")
    if not ruling.on <= on <= civil(at):
        raise Unlawful("生效日期应在裁判之后、今天之前", {"on": "核对日期"})
    ruling.effective_on = on
    ruling.save(update_fields=["effective_on"])
    _close(remedy, ruling)
    write(
        actor=actor, organ=remedy.organ.code, verb="remedies.take_effect", subject=remedy.subject,
        told=f"{remedy.number}的裁判已生效", at=at, change=Change(after={"on": on.isoformat()}), once=once,
    )  # fmt: skip
    return ruling


def _close(remedy: Remedy, ruling: Ruling) -> None:
    if ruling.effective_on is not None:
        remedy.closed_on, remedy.result, remedy.suspended_on = ruling.effective_on, ruling.result, None
    remedy.save(update_fields=["closed_on", "result", "suspended_on", "redo_by"])


def _refuse(remedy: Remedy, ruled: Ruled, *, on: date) -> None:
    if ruled.result not in results_for(remedy.stage):
        raise Unlawful("没有选结果，或不是这一类程序的结果", {"result": "从列表里选"})
    if not remedy.filed_on <= ruled.on <= on:
        raise Unlawful("裁判（决定）日期应在受理（立案）之后、今天之前", {"on": "核对日期"})
    if ruled.effective_on is None and remedy.is_review:
        raise Unlawful("复议决定书一经送达即生效", {"effective_on": "填送达之日"})
    if ruled.effective_on is not None and not ruled.on <= ruled.effective_on <= on:
        raise Unlawful("生效日期应在裁判之后、今天之前；还可以上诉的先留空", {"effective_on": "核对日期"})
    last = remedy.rulings.last()
    if last is not None and ruled.on < last.on:
        raise Unlawful(f"早于已登记的裁判（{last.on.isoformat()}）", {"on": "核对日期"})
    if ruled.redo_by is not None and ruled.redo_by < ruled.on:
        raise Unlawful("重新作出的期限早于裁判日期", {"redo_by": "核对日期"})


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
