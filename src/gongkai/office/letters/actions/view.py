"""A letter taken out by a member of staff: it names who applied, so it is written down who took it."""

from datetime import datetime

from django.db import transaction

from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.letters import queries
from gongkai.office.letters.models import Letter


@transaction.atomic
def view(*, actor: Actor, letter: Letter, ending: str, at: datetime) -> tuple[str, bytes]:
    """The letter's name and bytes, as PDF (or its sealed scan) or as DOCX; whoever calls has asked whether they may."""
    found = queries.document(letter) if ending == "pdf" else queries.editable(letter)
    write(
        actor=actor, organ=letter.organ.code, verb="letters.view", subject=letter.subject,
        told=f"下载{letter.title}（{'Word' if ending == 'docx' else 'PDF'}）", at=at,
        change=Change(after={"letter": letter.pk.hex}),
    )  # fmt: skip
    return found
