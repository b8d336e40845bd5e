"""A picture put in the place of the organ's name in red, or taken away again."""

from datetime import datetime

from django.db import transaction

from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import Looked
from gongkai.office.files.models import Purpose
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters import access
from gongkai.office.letters.models import Letterhead
from gongkai.office.organs.models import Organ

_MOST_BYTES = 1024 * 1024
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@transaction.atomic
def reletterhead(*, actor: Actor, organ: Organ, looked: Looked | None, at: datetime, once: str = "") -> Letterhead:
    """Keeps a letterhead for the letters drafted from now on; None goes back to the organ's name.

    Raises Forbidden, or Unlawful for what is no PNG or JPEG of at most one megabyte.
    """
    access.demand(actor, "reletterhead", organ.code)
    kept = None
    if looked is not None:
        if looked.why or not looked.content.startswith(_BEGINNINGS):
            raise Unlawful("发文机关标志不能用这个文件", {"file": looked.why or "用 PNG 或者 JPG 图片"})
        if len(looked.content) > _MOST_BYTES:
            raise Unlawful("发文机关标志的图片太大", {"file": "不超过1MB"})
        kept = keep(
            actor=actor,
            organ=organ,
            subject=("letterhead", organ.code),
            purpose=Purpose.LETTERHEAD,
            looked=looked,
            key=None,
            at=at,
        )
    made = Letterhead.objects.create(organ=organ, file=kept, made_at=at)
    write(
        actor=actor,
        organ=organ.code,
        verb="letters.reletterhead",
        subject=("letterhead", organ.code),
        told="更换发文机关标志" if kept else "发文机关标志改回机关名称",
        at=at,
        change=Change(after={"file": kept.pk.hex if kept else ""}),
        once=once,
    )
    return made
