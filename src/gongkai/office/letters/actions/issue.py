"""A letter issued: number, snapshot and journal in one transaction; the files follow from the snapshot."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.jobs.actions.start import start
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import sealer
from gongkai.office.letters import numbering, queries
from gongkai.office.letters.actions.draft import taken
from gongkai.office.letters.kinds import KINDS, series_of
from gongkai.office.letters.models import Letter
from gongkai.office.letters.reckoning import remedy_of
from gongkai.office.letters.rendering import JOB
from gongkai.office.letters.value import to_json


@transaction.atomic
def issue(
    *, actor: Actor, letter: Letter, at: datetime, late: Mapping[str, str] = MappingProxyType({}), once: str = ""
) -> Letter:
    """Issues a draft; whoever calls has asked whether the actor may. Raises Unlawful for what is no draft.

    `late` are fields for which the draft kept a place (`value.LATE`) because they are known only now.
    The remedy paragraph is that of the day of issue. Files are rendered afterwards, by a job that may be repeated.
    """
    letter = taken(letter)
    if letter.state != Letter.State.DRAFT:
        raise Unlawful(f"这份文书{letter.get_state_display()}，不能再发文")
    on, value = civil(at), queries.value(letter).told(late)
    series = series_of(letter.kind, letter.outcome, on=on)
    if series:
        number = numbering.take(letter.organ, series, on=on)
        letter.series, letter.year, letter.number = number.series, number.year, number.number
        letter.number_text = number.text
    remedy = remedy_of(letter.organ, letter.kind, letter.outcome, value.fields, on=on)
    letter.value_sealed = sealer(letter.key).seal(
        to_json(value.numbered(letter.number_text, on=on, remedy=remedy)), letter.place
    )
    letter.state, letter.issued_at, letter.issued_by = Letter.State.ISSUED, at, actor.name
    letter.save()
    write(
        actor=actor,
        organ=letter.organ.code,
        verb="letters.issue",
        subject=letter.subject,
        told=f"发文：{KINDS[letter.kind].term}{letter.number_text}",
        at=at,
        change=Change(
            after={"letter": letter.pk.hex, "number": letter.number_text}, sealed={"value": letter.value_sealed}
        ),
        once=once,
    )
    start(actor=actor, kind=JOB, organ=letter.organ.code, args={"letter": letter.pk.hex}, at=at)
    return letter
