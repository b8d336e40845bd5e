"""A masked copy of a file: personal data veiled, what nobody sees taken out; the original stays as it came."""

from datetime import datetime

from django.db import transaction

from gongkai.intake import Limits, UnreadableFile
from gongkai.office.files import queries
from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import Looked, counted, safe_name
from gongkai.office.files.models import Purpose, StoredFile
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.screening import apart
from gongkai.screening.errors import Refused


def veil(file: StoredFile) -> Looked:
    """Makes the copy in a process of its own, before any transaction; raises Unlawful where it cannot be made."""
    content = queries.content(file)
    try:
        masked = apart.mask(content, Limits())
    except (UnreadableFile, Refused) as error:
        raise Unlawful(f"没有做成遮盖后的副本：{error}") from None
    stem, _, ending = queries.name_of(file).rpartition(".")
    name = safe_name(f"{stem}（遮盖后）.{masked.ending.lstrip('.') or ending}")
    kind = masked.ending.lstrip(".") or file.kind
    return Looked(name, masked.data, kind, findings=counted(masked.screened))


@transaction.atomic
def mask(*, actor: Actor, file: StoredFile, veiled: Looked, at: datetime, once: str = "") -> StoredFile:
    """Keeps a masked copy beside its original; its findings say what was veiled. Whoever calls has asked whether."""
    return keep(
        actor=actor,
        organ=file.organ,
        subject=file.subject,
        purpose=Purpose.DERIVED,
        looked=veiled,
        key=file.key,
        at=at,
        derived_from=file,
        once=once,
    )
