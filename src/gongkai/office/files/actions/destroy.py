"""The bytes of everything that belongs to a subject taken away; the rows stay and say so."""

from datetime import datetime
from functools import partial

from django.db import transaction

from gongkai.office.files import store
from gongkai.office.files.models import StoredFile
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.organs.models import Organ


@transaction.atomic
def destroy(*, actor: Actor, organ: Organ, subject: tuple[str, str], at: datetime) -> int:
    """Destroys all files of a subject; returns how many. Whoever calls has asked whether the actor may.

    The bytes go after the transaction has held: were it undone, they would be missed.
    """
    files = list(
        StoredFile.objects.select_for_update()
        .filter(subject_kind=subject[0], subject_key=subject[1])
        .exclude(state=StoredFile.State.DESTROYED)
    )
    # What was sealed lies there for one row only; what is public may lie there for another, and is left to the sweep.
    gone = [file.address for file in files if file.key_id is not None]
    for file in files:
        file.state, file.address, file.name, file.plain_print = StoredFile.State.DESTROYED, "", "", ""
        file.save(update_fields=["state", "address", "name", "plain_print"])
    write(
        actor=actor,
        organ=organ.code,
        verb="files.destroy",
        subject=subject,
        told=f"销毁{len(files)}个文件",
        at=at,
        change=Change(before={"files": [file.pk.hex for file in files]}),
    )
    for address in gone:
        transaction.on_commit(partial(store.remove, address))
    return len(files)
