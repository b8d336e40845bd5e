"""The texts of the report are written."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from gongkai.office.annual import access
from gongkai.office.annual.composing import WRITTEN, part_name
from gongkai.office.annual.locking import to_write
from gongkai.office.annual.models import Annual, Text
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful

_LONGEST = 20_000


@transaction.atomic
def write_text(*, actor: Actor, annual: Annual, texts: Mapping[int, str], at: datetime, once: str = "") -> Annual:
    """Writes the texts of sections, number → text; those that did not change are left alone.

    Raises Forbidden, or Unlawful: a section that holds a table, a text beyond all measure, a report that is locked.
    """
    access.demand(actor, "write", annual.organ.code)
    annual = to_write(annual)
    if not set(texts) <= set(WRITTEN):
        raise Unlawful("这一部分是表格，没有文字可写")
    for number, text in texts.items():
        if len(text) > _LONGEST:
            raise Unlawful("文字太长", {f"text_{number}": f"最多{_LONGEST}字"})
    kept = {one.number: one for one in annual.texts.all()}
    changed = {
        number: clean
        for number, text in texts.items()
        if (clean := "\n".join(line.rstrip() for line in text.strip().splitlines()))
        != (kept[number].text if number in kept else "")
    }
    for number, text in changed.items():
        Text.objects.update_or_create(annual=annual, number=number, defaults={"text": text, "by": actor.name, "at": at})
    if changed:
        prints = {str(number): sha256(text.encode()).hexdigest() for number, text in changed.items()}
        write(
            actor=actor, organ=annual.organ.code, verb="annual.write_text", subject=annual.subject,
            told=f"写了{annual.year}年度报告的{'、'.join(part_name(number) for number in sorted(changed))}",
            at=at, change=Change(after=prints), once=once,
        )  # fmt: skip
    return annual
