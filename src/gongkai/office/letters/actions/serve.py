"""How and on which day a letter was served."""

import re
from datetime import date, datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.actions.draft import taken
from gongkai.office.letters.kinds import KINDS, Layout
from gongkai.office.letters.models import Letter
from gongkai.office.letters.ways import WAYS

_COURIER = re.compile(r"(?:SF|JDV?|YT|JT|JTSD|STO|ZTO|YD|DPK|DB|BEST|HT)[A-Z]?\d+", re.IGNORECASE)
"""How the numbers of private couriers begin."""
_TRACKING = re.compile(r"[A-Z0-9]{8,30}", re.IGNORECASE)


@transaction.atomic
def serve(
    *, actor: Actor, letter: Letter, way: str, on: date, at: datetime, tracking: str = "", once: str = ""
) -> Letter:
    """Enters a service; whoever calls has asked whether the actor may.

    The day that counts: in person the day it was signed for, by post the day it was posted, by e-mail and online the
    day it went (国办公开办函〔2016〕235号). Raises Unlawful for a day or a way that cannot be, or a private courier.
    """
    letter = taken(letter)
    if letter.state != Letter.State.ISSUED or letter.issued_at is None:
        raise Unlawful(f"这份文书是{letter.get_state_display()}，发文以后才能送达")
    if KINDS[letter.kind].layout not in (Layout.LETTER, Layout.NOTE):
        raise Unlawful(f"{KINDS[letter.kind].term}是内部用纸，不送达")
    if letter.served_on is not None:
        raise Unlawful(f"已经登记{letter.served_on.isoformat()}送达（{letter.get_served_way_display()}）")
    if way not in WAYS:
        raise Unlawful("没有选送达方式", {"way": "当面、邮政企业寄送、电子邮件或者网上；不能用民营快递"})
    if not civil(letter.issued_at) <= on <= civil(at):
        raise Unlawful(
            "送达的日期不对", {"on": f"在发文日{civil(letter.issued_at).isoformat()}和今天之间；邮寄写交邮的那一天"}
        )
    letter.tracking = _postal(tracking) if way == "post" else ""
    letter.served_way, letter.served_on, letter.served_at = way, on, at
    letter.save(update_fields=["served_way", "served_on", "served_at", "tracking"])
    write(
        actor=actor,
        organ=letter.organ.code,
        verb="letters.serve",
        subject=letter.subject,
        told=f"送达{KINDS[letter.kind].term}{letter.number_text}：{letter.get_served_way_display()}",
        at=at,
        change=Change(after={"letter": letter.pk.hex, "way": way, "on": on.isoformat(), "tracking": letter.tracking}),
        once=once,
    )
    return letter


def _postal(tracking: str) -> str:
    number = re.sub(r"[\s-]+", "", tracking).upper()
    if _COURIER.fullmatch(number):
        raise Unlawful(
            "这是民营快递的单号；答复只能直接送达，或者由邮政企业寄送", {"tracking": "写挂号信或者特快专递的单号"}
        )
    if number and not _TRACKING.fullmatch(number):
        raise Unlawful("单号不对", {"tracking": "只有字母和数字；没有单号就不写"})
    return number
