"""Information that was asked for proposed for publication, by one case or by several on the same (第四十四条)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from gongkai.office.applications.models import Application
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.proposals import access
from gongkai.office.proposals.models import Basis, Proposal

_SEVERAL = 2


@dataclass(frozen=True)
class Idea:
    """What is proposed, on what ground and why; it is read by many, so it names nobody."""

    topic: str
    basis: str
    reason: str


@transaction.atomic
def propose(*, actor: Actor, cases: Sequence[Application], idea: Idea, at: datetime, once: str = "") -> Proposal:
    """Proposes it; raises Forbidden, or Unlawful with the field: several applicants must be several."""
    first = cases[0]
    access.demand(actor, "propose", first.organ.code)
    _refuse(cases, idea)
    made = Proposal.objects.create(
        organ=first.organ, topic=idea.topic.strip()[:200], basis=idea.basis, reason=idea.reason.strip()[:400],
        proposed_by=actor.name, proposed_at=at,
    )  # fmt: skip
    made.cases.set(cases)
    told = f"建议转主动公开：{made.topic}"
    numbers = [case.number for case in cases]
    change = Change(after={"basis": idea.basis, "cases": numbers}, reason=made.reason)
    write(
        actor=actor, organ=first.organ.code, verb="proposals.propose", subject=made.subject, told=told, at=at,
        change=change, once=once,
    )  # fmt: skip
    for case in cases:
        write(actor=actor, organ=first.organ.code, verb="proposals.propose", subject=case.subject, told=told, at=at)
    return made


def _refuse(cases: Sequence[Application], idea: Idea) -> None:
    lacking = {
        name: say
        for name, value, say in (
            ("topic", idea.topic, "写是什么信息，不写申请人"),
            ("reason", idea.reason, "写为什么应当主动公开"),
        )
        if not value.strip()
    }
    if lacking:
        raise Unlawful("还有没写的内容", lacking)
    if idea.basis not in Basis.values:
        raise Unlawful("没有选依据", {"basis": "从列表里选"})
    if any(case.organ_id != cases[0].organ_id or case.struck_at is not None for case in cases):
        raise Unlawful("只能是本机关的申请，误登撤销的不算")
    applicants = {case.applicant_print for case in cases}
    if idea.basis == Basis.SEVERAL and len(applicants) < _SEVERAL:
        raise Unlawful("“多个申请人”要有两个以上不同的申请人", {"basis": "加上内容相同的申请，或者换一个依据"})
    running = Proposal.objects.filter(cases__in=cases, state__in=(Proposal.State.OPEN, Proposal.State.ACCEPTED)).first()
    if running is not None:
        raise Unlawful(f"已经建议过（{running.topic}），{running.get_state_display()}")
