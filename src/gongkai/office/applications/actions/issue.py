"""A letter issued: it takes its number, once everybody who has to has agreed."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.applications import access, chains, settling
from gongkai.office.applications.actions.prepare import EVENT_OF, refuse_unlawful
from gongkai.office.applications.actions.review import reviews_of
from gongkai.office.applications.models import Application
from gongkai.office.applications.opening import locked
from gongkai.office.applications.papers import new_code
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters import queries as letters
from gongkai.office.letters.actions import issue as issuing
from gongkai.office.letters.models import Letter
from gongkai.office.letters.value import LATE


@transaction.atomic
def issue(*, actor: Actor, case: Application, letter: Letter, at: datetime, once: str = "") -> Letter:
    """Issues a letter of a case; raises Forbidden, or Unlawful while a review is wanting or it became unlawful."""
    access.demand(actor, "issue", case.organ.code)
    case = locked(case)
    if (letter.subject_kind, letter.subject_key) != case.subject:
        raise Unlawful("这份文书不属于这一件")
    if not chains.is_through(letter.kind, reviews_of(letter)):
        waits = chains.waits_for(letter.kind, reviews_of(letter))
        who = "或".join(role.term for role in sorted(waits)) if waits else "承办人送审"
        raise Unlawful(f"还没有审签完，等{who}")
    if letter.kind in EVENT_OF:
        refuse_unlawful(case, letter.kind, letters.value(letter).fields, on=civil(at))
    issued = issuing.issue(actor=actor, letter=letter, at=at, late=_late(case, letter), once=once)
    settling.settle(case, on=civil(at))
    return issued


def _late(case: Application, letter: Letter) -> dict[str, str]:
    """What only the issue knows: a receipt tells a new query code, and the one told before it opens nothing more."""
    if letter.kind != "receipt" or not any(LATE in text for text in letters.value(letter).paragraphs):
        return {}
    code, case.code_print = new_code()
    case.save(update_fields=["code_print"])
    return {"code": code}
