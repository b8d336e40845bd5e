"""The sealed paper, scanned: what is served from then on."""

from datetime import datetime

from django.db import transaction

from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import Looked
from gongkai.office.files.models import Purpose
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.actions.draft import taken
from gongkai.office.letters.kinds import KINDS
from gongkai.office.letters.models import Letter

_ENDINGS = ("pdf", "jpg", "jpeg", "png")


@transaction.atomic
def attach_scan(*, actor: Actor, letter: Letter, looked: Looked, at: datetime, once: str = "") -> Letter:
    """Keeps the scan of an issued letter; whoever calls has asked whether the actor may, and looked at the file.

    A later scan takes the place of an earlier one, which stays kept. Raises Unlawful before the issue, after the
    service, and for a file that cannot be handed out.
    """
    letter = taken(letter)
    if letter.state != Letter.State.ISSUED:
        raise Unlawful(f"这份文书是{letter.get_state_display()}，发文以后才有盖章的扫描件")
    if letter.served_on is not None:
        raise Unlawful("已经登记送达，送达的文书不能再换")
    if looked.why:
        raise Unlawful(f"扫描件不能用：{looked.why}", {"file": "用 PDF、JPG 或者 PNG 重新扫描"})
    if looked.name.rpartition(".")[2].lower() not in _ENDINGS:
        raise Unlawful("扫描件不是 PDF 或者图片", {"file": "用 PDF、JPG 或者 PNG"})
    kept = keep(
        actor=actor,
        organ=letter.organ,
        subject=letter.subject,
        purpose=Purpose.SEALED_SCAN,
        looked=looked,
        key=letter.key,
        at=at,
    )
    before = letter.sealed_scan
    letter.sealed_scan = kept
    letter.save(update_fields=["sealed_scan"])
    write(
        actor=actor,
        organ=letter.organ.code,
        verb="letters.attach_scan",
        subject=letter.subject,
        told=f"收存盖章的{KINDS[letter.kind].term}{letter.number_text}",
        at=at,
        change=Change(
            before={"file": before.pk.hex if before else ""}, after={"letter": letter.pk.hex, "file": kept.pk.hex}
        ),
        once=once,
    )
    return letter
