"""A report is sent back to be mended: by the house itself, or by the county that took it in."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.annual.freezing import freeze_again
from gongkai.office.annual.models import Annual
from gongkai.office.annual.moving import demand, last_version, taken
from gongkai.office.annual.states import BY_VERB
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful


@transaction.atomic
def send_back(
    *, actor: Actor, annual: Annual, reason: str, at: datetime, by_the_county: bool = False, once: str = ""
) -> Annual:
    """Opens the report for writing again, with the reason; raises Forbidden or Unlawful."""
    verb = "return" if by_the_county else "send_back"
    demand(actor, annual, verb)
    annual = taken(annual, verb, on=civil(at))
    if not reason.strip():
        raise Unlawful("没有写为什么退回", {"reason": "写要改哪里"})
    annual.state = BY_VERB[verb].after
    annual.save(update_fields=["state"])
    freeze_again(annual, last_version(annual), by=actor.name, at=at)
    write(
        actor=actor, organ=annual.organ.code, verb=f"annual.{verb}", subject=annual.subject,
        told=f"退回{annual.year}年度报告", at=at, change=Change(reason=reason.strip()), once=once,
    )  # fmt: skip
    return annual
