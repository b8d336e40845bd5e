"""A published report is corrected: a new edition is begun with what stood in the one before, and a notice."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db import transaction

from gongkai.office.annual import access
from gongkai.office.annual.locking import locked
from gongkai.office.annual.models import Annual, Explanation, Figure, Text
from gongkai.office.annual.states import State
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful

T = TypeVar("T", Text, Figure, Explanation)


@transaction.atomic
def correct(*, actor: Actor, annual: Annual, notice: str, at: datetime, once: str = "") -> Annual:
    """Begins a new edition; the published one stays until the new one is published. Raises Forbidden or Unlawful."""
    access.demand(actor, "correct", annual.organ.code)
    annual = locked(annual)
    if annual.state != State.PUBLISHED:
        raise Unlawful("只有已经公布、没有更正过的报告才要用新版更正；没有公布的直接退回修改")
    if annual.organ.reports.filter(year=annual.year, edition__gt=annual.edition).exists():
        raise Unlawful("这一年的新版已经在编制了")
    if not notice.strip():
        raise Unlawful("没有写更正说明", {"notice": "写更正了什么、为什么，会与报告一起公布"})
    made = Annual.objects.create(
        organ=annual.organ, year=annual.year, edition=annual.edition + 1, notice=notice.strip()[:2000], opened_at=at
    )
    Text.objects.bulk_create(_copied(annual.texts.all(), made))
    Figure.objects.bulk_create(_copied(annual.figures.all(), made))
    Explanation.objects.bulk_create(_copied(annual.explanations.all(), made))
    write(
        actor=actor, organ=annual.organ.code, verb="annual.correct", subject=made.subject,
        told=f"开始更正{annual.year}年度报告，编制第{made.edition}版", at=at,
        change=Change(reason=made.notice), once=once,
    )  # fmt: skip
    return made


def _copied(rows: Iterable[T], to: Annual) -> list[T]:
    """The same rows, for another edition."""
    copies = list(rows)
    for row in copies:
        row.pk, row.annual = None, to
    return copies
