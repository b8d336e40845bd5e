"""A file opened by a member of staff: what came in shows who applied, so it is written down who looked."""

from datetime import datetime

from django.db import transaction

from gongkai.office.files import queries
from gongkai.office.files.models import StoredFile
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor


@transaction.atomic
def view(*, actor: Actor, file: StoredFile, at: datetime) -> tuple[str, bytes]:
    """A file's name and bytes; whoever calls has asked whether the actor may. Raises Unlawful in quarantine, Missing.

    What lies under no key is public by nature: that is not written down.
    """
    found = queries.name_of(file), queries.content(file)
    if file.key is not None:
        write(
            actor=actor, organ=file.organ.code, verb="files.view", subject=file.subject,
            told=f"打开文件（{file.get_purpose_display()}）", at=at, change=Change(after={"file": file.pk.hex}),
        )  # fmt: skip
    return found
