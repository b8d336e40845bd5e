"""The signed report goes to the county's office, and is taken in there."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.annual.freezing import freeze_again
from gongkai.office.annual.models import Annual
from gongkai.office.annual.moving import demand, last_version, taken
from gongkai.office.annual.states import BY_VERB
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor


def submit(*, actor: Actor, annual: Annual, at: datetime, once: str = "") -> Annual:
    """Hands the report in; raises Forbidden or Unlawful."""
    return _step("submit", "报送", actor, annual, at, once)


def accept(*, actor: Actor, annual: Annual, at: datetime, once: str = "") -> Annual:
    """Takes a report in, at the county's office; raises Forbidden or Unlawful."""
    return _step("accept", "接收", actor, annual, at, once)


@transaction.atomic
def _step(verb: str, told: str, actor: Actor, annual: Annual, at: datetime, once: str) -> Annual:
    demand(actor, annual, verb)
    annual = taken(annual, verb, on=civil(at))
    annual.state = BY_VERB[verb].after
    annual.save(update_fields=["state"])
    version = freeze_again(annual, last_version(annual), by=actor.name, at=at)
    write(
        actor=actor, organ=annual.organ.code, verb=f"annual.{verb}", subject=annual.subject,
        told=f"{told}{annual.year}年度报告", at=at, once=once,
        change=Change(after={"version": version.number, "digest": version.digest}),
    )  # fmt: skip
    return annual
