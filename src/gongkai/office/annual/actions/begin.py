"""A year's report is begun: an empty draft with the customary opening."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.annual import access
from gongkai.office.annual.composing import PREAMBLE, preamble_for
from gongkai.office.annual.counting import FIRST_YEAR
from gongkai.office.annual.models import Annual, Text
from gongkai.office.journal.actions.write import write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.organs.models import Level, Organ


@transaction.atomic
def begin(*, actor: Actor, organ: Organ, year: int, at: datetime, once: str = "") -> Annual:
    """Begins the report on a year; the one that is begun already is returned. Raises Forbidden or Unlawful."""
    access.demand(actor, "write", organ.code)
    today = civil(at)
    begun = Annual.objects.filter(organ=organ, year=year).order_by("-edition").first()
    if begun is not None:
        return begun
    if organ.level == Level.VILLAGE:
        raise Unlawful("村（居）民委员会不编制政府信息公开工作年度报告")
    if not FIRST_YEAR <= year <= today.year:
        raise Unlawful(f"只能编制{FIRST_YEAR}年到今年的报告", {"year": f"写{FIRST_YEAR}到{today.year}之间的年份"})
    made = Annual.objects.create(organ=organ, year=year, opened_at=at)
    Text.objects.create(annual=made, number=PREAMBLE, text=preamble_for(organ, year), by=actor.name, at=at)
    write(
        actor=actor, organ=organ.code, verb="annual.begin", subject=made.subject,
        told=f"开始编制{year}年度报告", at=at, once=once,
    )  # fmt: skip
    return made
