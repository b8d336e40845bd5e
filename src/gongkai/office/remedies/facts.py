"""What remedies tell the annual report: one fact each, and what one is.

One act is one fact in each group of Table 4, through all its instances; the decision that took effect last counts. A
case in which the organ is only sued together with the organ whose act it is, is not its own to count.
"""

from collections.abc import Iterator

from gongkai.law import remedies as law
from gongkai.office.organs.models import Organ
from gongkai.office.practice import queries as practice
from gongkai.office.remedies.models import Remedy, Side
from gongkai.report.facts import Remedy as Fact


def facts(organ: Organ) -> Iterator[Fact]:
    """The reviews and suits of an organ; a result falls on the column that the county's map names on its day."""
    rows = Remedy.objects.filter(organ=organ, struck_at__isnull=True, side=Side.OWN_ACT).order_by("pk")
    for row in rows.only("pk", "year", "serial", "stage", "filed_on", "closed_on", "result"):
        result = None
        if row.closed_on is not None:
            result = law.column(row.result, on=row.closed_on, own=practice.own_results())
        yield Fact(
            key=row.number,
            organ=organ.name,
            stage=row.stage,  # type: ignore[arg-type]  # a check constraint and the choices hold it to the three
            filed_on=row.filed_on,
            closed_on=row.closed_on,
            result=result,  # type: ignore[arg-type]  # what leaves a remedy pending closes none and cannot be chosen
        )
