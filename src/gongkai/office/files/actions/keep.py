"""A file kept: its bytes first, then its row, inside the transaction of the action that brings it."""

import uuid
from datetime import datetime

from django.db import transaction

from gongkai.office.files import store
from gongkai.office.files.digest import digest_of
from gongkai.office.files.looking import Looked, term_of
from gongkai.office.files.models import Purpose, StoredFile
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.models import DataKey
from gongkai.office.keys.sealing import Place, sealer
from gongkai.office.organs.models import Organ


@transaction.atomic
def keep(
    *,
    actor: Actor,
    organ: Organ,
    subject: tuple[str, str],
    purpose: str,
    looked: Looked,
    key: DataKey | None,
    at: datetime,
    mark: str = "",
    derived_from: StoredFile | None = None,
    once: str = "",
) -> StoredFile:
    """Keeps a file that was looked at; whoever calls has asked whether the actor may.

    `mark` names what is made once only: with the same mark the file that is there already is returned.
    """
    if purpose not in Purpose.values:
        raise Unlawful("没有选文件的用途", {"purpose": "从列表里选"})
    if mark:
        made = StoredFile.objects.filter(once=mark).first()
        if made is not None:
            return made
    name = uuid.uuid4()
    shown, content = _sealed(looked, key, name)
    kept = StoredFile.objects.create(
        id=name,
        organ=organ,
        subject_kind=subject[0],
        subject_key=subject[1],
        purpose=purpose,
        key=key,
        name=shown,
        kind=looked.kind,
        size=len(looked.content),
        address=store.put(content),
        plain_print=digest_of(looked.content),
        state=StoredFile.State.QUARANTINED if looked.why else StoredFile.State.KEPT,
        why=looked.why,
        findings=looked.findings,
        derived_from=derived_from,
        kept_at=at,
        once=mark or None,
    )
    aside = f"，已隔离：{looked.why}" if looked.why else ""
    told = f"收存文件（{Purpose(purpose).label}，{term_of(looked.kind)}）{aside}"
    after = {"file": kept.pk.hex, "address": kept.address, "purpose": purpose, "size": kept.size}
    change = Change(after=after)
    write(actor=actor, organ=organ.code, verb="files.keep", subject=subject, told=told, at=at, change=change, once=once)
    return kept


def _sealed(looked: Looked, key: DataKey | None, name: uuid.UUID) -> tuple[str, bytes]:
    """The name and the bytes as they are kept."""
    if key is None:
        return looked.name, looked.content
    own = sealer(key)
    return (
        own.seal(looked.name, Place("file", "name", name.hex)),
        own.seal_bytes(looked.content, Place("file", "content", name.hex)),
    )
