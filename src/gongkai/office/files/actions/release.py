"""A quarantined file set free by somebody who looked at it."""

from datetime import datetime

from django.db import transaction

from gongkai.office.files import access
from gongkai.office.files.models import StoredFile
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful


@transaction.atomic
def release(*, actor: Actor, file: StoredFile, reason: str, at: datetime, once: str = "") -> StoredFile:
    """Lets a file be handed out; raises Forbidden, or Unlawful without a reason or when it is not in quarantine."""
    file = StoredFile.objects.select_for_update(of=("self",)).select_related("organ").get(pk=file.pk)
    access.demand(actor, "release", file.organ.code)
    if file.state != StoredFile.State.QUARANTINED:
        raise Unlawful("这个文件不在隔离区")
    if not reason.strip():
        raise Unlawful("没有写为什么可以放行", {"reason": "写看过什么、为什么没有问题"})
    file.state = StoredFile.State.KEPT
    file.save(update_fields=["state"])
    write(
        actor=actor,
        organ=file.organ.code,
        verb="files.release",
        subject=file.subject,
        told="隔离的文件放行",
        at=at,
        change=Change({"why": file.why}, {"file": file.pk.hex}, reason=reason),
        once=once,
    )
    return file
