"""The head of the office has reviewed the report: it is frozen and locked."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.annual.freezing import freeze
from gongkai.office.annual.gathering import keep
from gongkai.office.annual.models import Annual, Version
from gongkai.office.annual.moving import Standing, demand, standing, taken
from gongkai.office.annual.states import State
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful


@transaction.atomic
def review(*, actor: Actor, annual: Annual, at: datetime, once: str = "") -> Version:
    """Freezes and locks the report; raises Forbidden, or Unlawful with everything that is still in the way."""
    demand(actor, annual, "review")
    annual = taken(annual, "review", on=civil(at))
    now = standing(annual, on=civil(at))
    refuse_unfinished(now, "审核")
    annual.state = State.REVIEWED
    annual.save(update_fields=["state"])
    version = freeze(
        annual, now.report, keep(annual.organ, annual.year, now.count, at=at), now.examined, by=actor.name, at=at
    )
    write(
        actor=actor, organ=annual.organ.code, verb="annual.review", subject=annual.subject,
        told=f"审核通过{annual.year}年度报告", at=at, once=once,
        change=Change(after={"version": version.number, "digest": version.digest}),
    )  # fmt: skip
    return version


def refuse_unfinished(now: Standing, step: str) -> None:
    """Raises Unlawful naming what stands in the way of a step."""
    if now.examined.in_the_way:
        raise Unlawful(f"现在还不能{step}：{'；'.join(now.examined.in_the_way[:5])}")
