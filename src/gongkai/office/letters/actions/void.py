"""A letter voided: an issued one keeps its number for ever, a draft is thrown away."""

from datetime import datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import sealer
from gongkai.office.letters import access
from gongkai.office.letters.actions.draft import taken
from gongkai.office.letters.kinds import KINDS
from gongkai.office.letters.models import Letter


@transaction.atomic
def void(*, actor: Actor, letter: Letter, reason: str, at: datetime, once: str = "") -> Letter:
    """Voids an issued letter that was not served; raises Forbidden, or Unlawful, also without a reason."""
    letter = taken(letter)
    access.demand(actor, "void", letter.organ.code)
    if letter.state != Letter.State.ISSUED:
        raise Unlawful(f"这份文书是{letter.get_state_display()}，只有已发文的才作废")
    if letter.served_on is not None:
        raise Unlawful(f"已于{letter.served_on.isoformat()}送达，不能作废；内容有误的，另发文书更正")
    if not reason.strip():
        raise Unlawful("没有写为什么作废", {"reason": "写原因；文号保留，不再使用"})
    return _voided(actor, letter, reason.strip(), f"{KINDS[letter.kind].term}{letter.number_text}作废", at, once)


@transaction.atomic
def discard(*, actor: Actor, letter: Letter, at: datetime, once: str = "") -> Letter:
    """Throws a draft away; whoever calls has asked whether the actor may. Raises Unlawful for what is no draft."""
    letter = taken(letter)
    if letter.state != Letter.State.DRAFT:
        raise Unlawful(f"这份文书{letter.get_state_display()}，不是草稿")
    return _voided(actor, letter, "", f"{KINDS[letter.kind].term}草稿不用", at, once)


def _voided(actor: Actor, letter: Letter, reason: str, told: str, at: datetime, once: str) -> Letter:
    letter.state, letter.voided_at = Letter.State.VOIDED, at
    letter.voided_why = sealer(letter.key).seal(reason, letter.place_of_why) if reason else ""
    letter.save(update_fields=["state", "voided_at", "voided_why"])
    write(
        actor=actor,
        organ=letter.organ.code,
        verb="letters.void",
        subject=letter.subject,
        told=told,
        at=at,
        change=Change(
            after={"letter": letter.pk.hex, "number": letter.number_text}, sealed={"reason": letter.voided_why}
        ),
        once=once,
    )
    return letter
