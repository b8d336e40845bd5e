"""A leader signs what was reviewed: exactly that, and nothing that changed since."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.annual.actions.review import refuse_unfinished
from gongkai.office.annual.freezing import freeze_again
from gongkai.office.annual.models import Annual, Version
from gongkai.office.annual.moving import demand, last_version, refuse_what_changed, standing, taken
from gongkai.office.annual.states import State
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful


@transaction.atomic
def sign(*, actor: Actor, annual: Annual, seen: str, at: datetime, once: str = "") -> Version:
    """Signs the version whose hash the leader saw.

    Raises Forbidden, or Unlawful: another version than the one that was shown, registers that give other numbers by
    now, an error that is open, a first or fifth section that is empty or last year's.
    """
    demand(actor, annual, "sign")
    annual = taken(annual, "sign", on=civil(at))
    reviewed = last_version(annual)
    if seen != reviewed.digest:
        raise Unlawful("您看到的不是现在这一稿；请重新打开看过再签发")
    now = standing(annual, on=civil(at))
    refuse_what_changed(annual, reviewed, now)
    refuse_unfinished(now, "签发")
    annual.state = State.SIGNED
    annual.save(update_fields=["state"])
    version = freeze_again(annual, reviewed, by=actor.name, at=at)
    write(
        actor=actor, organ=annual.organ.code, verb="annual.sign", subject=annual.subject,
        told=f"签发{annual.year}年度报告", at=at, once=once,
        change=Change(after={"version": version.number, "digest": version.digest}),
    )  # fmt: skip
    return version
