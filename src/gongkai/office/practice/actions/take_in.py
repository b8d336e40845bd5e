"""A year's holiday notice taken in, or taken back."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law.notices import Reading
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs.models import Organ
from gongkai.office.practice import access
from gongkai.office.practice.models import HolidayNotice


@transaction.atomic
def take_in(
    *,
    actor: Actor,
    county: Organ,
    reading: Reading,
    text: str,
    source: str,
    issued_on: date | None,
    at: datetime,
    once: str = "",
) -> HolidayNotice:
    """Keeps a notice that was read and looked at; the calendar follows it at once. Raises Forbidden or Unlawful.

    The recomputing of deadlines is a job of the app that has them.
    """
    access.demand(actor, "take_in")
    if not source.strip():
        raise Unlawful("没有写通知从哪里来", {"source": "写网页地址或收文编号"})
    year = reading.to_year(source=source.strip(), issued_on=issued_on)
    kept = HolidayNotice.objects.create(
        year=year.year,
        title=reading.title,
        number=reading.number,
        source=source.strip()[:200],
        issued_on=issued_on,
        text=text,
        off={day.isoformat(): name for day, name in year.off.items()},
        work={day.isoformat(): name for day, name in year.work.items()},
        taken_in_at=at,
    )
    write(
        actor=actor,
        organ=county.code,
        verb="practice.take_in",
        subject=("holiday_notice", str(kept.pk)),
        told=f"载入{year.year}年放假通知（{reading.number if reading.number != 'not seen' else '文号未见'}）",
        at=at,
        change=Change(after={"off": kept.off, "work": kept.work, "source": kept.source}),
        once=once,
    )
    return kept


@transaction.atomic
def take_back(*, actor: Actor, county: Organ, notice: HolidayNotice, reason: str, at: datetime) -> HolidayNotice:
    """Takes a notice back: the calendar is as before it came. Raises Forbidden, or Unlawful without a reason."""
    access.demand(actor, "take_in")
    if not reason.strip():
        raise Unlawful("没有写为什么撤回", {"reason": "写原因"})
    notice = HolidayNotice.objects.select_for_update().get(pk=notice.pk)
    if notice.is_withdrawn:
        raise Unlawful("这份通知已经撤回")
    notice.is_withdrawn = True
    notice.save(update_fields=["is_withdrawn"])
    write(
        actor=actor,
        organ=county.code,
        verb="practice.take_back",
        subject=("holiday_notice", str(notice.pk)),
        told=f"撤回{notice.year}年放假通知",
        at=at,
        change=Change(reason=reason),
    )
    return notice
