"""What applications tell the annual report, and what one case is: here and nowhere else.

* A case counts from its day of receipt (政府信息公开条例 第三十一条). One that nobody has confirmed was not
  received, and one that was registered by mistake never was.
* A case that was split is as many cases as it has units, for the same split holds for new cases, results and fees; its
  units end together, on the day on which the last answer went out.
* A case joined to another is one case of its own, with the result 其他处理: both were received.
* An answer given anew after a review or a suit is no new case, and the case keeps its first result.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import CharField
from django.db.models.functions import Cast

from gongkai.office.applications.models import Unit
from gongkai.office.organs.models import Organ
from gongkai.report.facts import Application as Fact

_COLUMNS = (
    "application__year",
    "application__serial",
    "number",
    "application__applicant_kind",
    "outcome",
    # As text, for a year has few days: turning every row's two dates over takes longer than all the rest.
    Cast("application__receipt_on", CharField()),
    Cast("application__concluded_on", CharField()),
)


def facts(organ: Organ) -> Iterator[Fact]:
    """One fact for each case of an organ, in the order of the register. One query."""
    units = Unit.objects.filter(
        application__organ=organ, application__receipt_on__isnull=False, application__struck_at__isnull=True
    )
    rows = units.order_by("application__year", "application__serial", "number").values_list(*_COLUMNS)
    name = organ.name
    days = _Days()
    # All at once: PostgreSQL reads for a cursor alone, and twice as long, what it reads with all its workers otherwise.
    for year, serial, unit, applicant, outcome, received_on, concluded_on in rows:
        yield Fact(
            f"{year}-{serial:04d}" if unit == 1 else f"{year}-{serial:04d}/{unit}",
            name,
            applicant,
            days[received_on],
            days[concluded_on] if concluded_on else None,
            (outcome or None) if concluded_on else None,
        )


class _Days(dict[str, date]):
    """Days by how they are written; each is read once."""

    def __missing__(self, text: str) -> date:
        self[text] = found = date.fromisoformat(text)
        return found
