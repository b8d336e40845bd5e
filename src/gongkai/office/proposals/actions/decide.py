"""Whether it is published is decided, with reasons (第四十四条第二款)."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.proposals import access
from gongkai.office.proposals.models import Proposal
from gongkai.office.proposals.opening import locked


@transaction.atomic
def decide(*, actor: Actor, proposal: Proposal, agrees: bool, why: str, at: datetime, once: str = "") -> Proposal:
    """Accepts or declines it; raises Forbidden, or Unlawful without reasons."""
    access.demand(actor, "decide", proposal.organ.code)
    proposal = locked(proposal, Proposal.State.OPEN)
    if not why.strip():
        raise Unlawful("没有写理由", {"why": "同意的写属于哪一类主动公开；不同意的写为什么"})
    proposal.state = Proposal.State.ACCEPTED if agrees else Proposal.State.DECLINED
    proposal.decided_by, proposal.decided_on, proposal.decided_why = actor.name, civil(at), why.strip()[:400]
    proposal.save()
    write(
        actor=actor, organ=proposal.organ.code, verb="proposals.decide", subject=proposal.subject,
        told=f"{'同意转' if agrees else '不转'}主动公开：{proposal.topic}", at=at,
        change=Change(after={"agrees": agrees}, reason=proposal.decided_why), once=once,
    )  # fmt: skip
    return proposal
