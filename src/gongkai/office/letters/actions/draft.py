"""A letter drafted from its fields, and changed until it is issued."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Changed, Unlawful
from gongkai.office.keys.models import DataKey
from gongkai.office.keys.sealing import sealer
from gongkai.office.letters import queries
from gongkai.office.letters.composing import compose, edited, known_kind
from gongkai.office.letters.kinds import BLANK, KINDS
from gongkai.office.letters.models import Letter
from gongkai.office.letters.value import to_json
from gongkai.office.organs.models import Organ


@transaction.atomic
def draft(
    *,
    actor: Actor,
    organ: Organ,
    kind: str,
    subject: tuple[str, str],
    key: DataKey,
    fields: Mapping[str, str],
    at: datetime,
    outcome: str = "",
    once: str = "",
) -> Letter:
    """Drafts a letter of a subject, sealed under its key; whoever calls has asked whether the actor may.

    Raises Unlawful for an unknown kind or outcome, and with the fields that lack.
    """
    on = civil(at)
    named = known_kind(kind, outcome, on=on)
    if kind in BLANK:
        raise Unlawful("空白表不属于哪一件申请，直接打印", {"kind": "另选"})
    wording = queries.wording_of(named, organ=organ, on=on)
    value = compose(wording, organ, kind, outcome, fields, on=on)
    value = replace(value, picture=queries.letterhead_of(organ))
    made = Letter(
        organ=organ, kind=kind, outcome=outcome, title=value.title, subject_kind=subject[0], subject_key=subject[1],
        key=key, drafted_at=at,
    )  # fmt: skip
    made.value_sealed = sealer(key).seal(to_json(value), made.place)
    made.save(force_insert=True)
    write(
        actor=actor,
        organ=organ.code,
        verb="letters.draft",
        subject=subject,
        told=f"拟{KINDS[kind].term}",
        at=at,
        change=Change(
            after={"letter": made.pk.hex, "kind": kind, "outcome": outcome}, sealed={"value": made.value_sealed}
        ),
        once=once,
    )
    return made


@transaction.atomic
def revise(
    *,
    actor: Actor,
    letter: Letter,
    fields: Mapping[str, str],
    at: datetime,
    body: Sequence[str] | None = None,
    version: int | None = None,
    once: str = "",
) -> Letter:
    """Changes a draft: its fields, and with `body` its text by hand; without, the wording's text again.

    `version` is the one that was looked at. Raises Unlawful once it was issued, Changed when somebody was faster.
    """
    letter = taken(letter)
    if letter.state != Letter.State.DRAFT:
        raise Unlawful(f"这份文书{letter.get_state_display()}，不能再改")
    if version is not None and version != letter.version:
        raise Changed("别人刚改过这份文书；请刷新，看过以后再改")
    on, before = civil(at), queries.value(letter)
    wording = queries.wording_of(known_kind(letter.kind, letter.outcome, on=on), organ=letter.organ, on=on)
    value = compose(wording, letter.organ, letter.kind, letter.outcome, {**before.fields, **fields}, on=on)
    value = replace(value, picture=queries.letterhead_of(letter.organ))
    if body is not None:
        value = replace(value, paragraphs=edited(body), is_edited=True)
    sealed_before = letter.value_sealed
    letter.value_sealed = sealer(letter.key).seal(to_json(value), letter.place)
    letter.title, letter.version = value.title, letter.version + 1
    letter.save(update_fields=["value_sealed", "title", "version"])
    write(
        actor=actor,
        organ=letter.organ.code,
        verb="letters.revise",
        subject=letter.subject,
        told=f"修改{KINDS[letter.kind].term}",
        at=at,
        change=Change(
            before={"version": letter.version - 1},
            after={"letter": letter.pk.hex, "version": letter.version, "is_edited": value.is_edited},
            sealed={"before": sealed_before, "after": letter.value_sealed},
        ),
        once=once,
    )
    return letter


def taken(letter: Letter) -> Letter:
    """The letter's row as it is now, locked until the transaction ends."""
    return Letter.objects.select_for_update(of=("self",)).select_related("organ", "key").get(pk=letter.pk)
