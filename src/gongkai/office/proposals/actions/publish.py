"""Where and on which day it was published."""

from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.proposals import access
from gongkai.office.proposals.models import Proposal
from gongkai.office.proposals.opening import locked

_LONGEST = 400


@transaction.atomic
def publish(*, actor: Actor, proposal: Proposal, address: str, on: date, at: datetime, once: str = "") -> Proposal:
    """Enters the address of the page; raises Forbidden, or Unlawful for an address or a day that cannot be."""
    access.demand(actor, "publish", proposal.organ.code)
    proposal = locked(proposal, Proposal.State.ACCEPTED)
    address = address.strip()
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc or len(address) > _LONGEST:
        raise Unlawful("网址不对", {"address": "从浏览器地址栏复制，以 http 开头"})
    if proposal.decided_on is None or not proposal.decided_on <= on <= civil(at):
        raise Unlawful("公开日期应在决定之后、今天之前", {"on": "核对日期"})
    proposal.state, proposal.address, proposal.published_on = Proposal.State.PUBLISHED, address, on
    proposal.save()
    write(
        actor=actor, organ=proposal.organ.code, verb="proposals.publish", subject=proposal.subject,
        told=f"已主动公开：{proposal.topic}", at=at,
        change=Change(after={"address": address, "on": on.isoformat()}), once=once,
    )  # fmt: skip
    return proposal
