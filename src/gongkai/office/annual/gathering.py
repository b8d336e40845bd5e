"""The year is counted from the registers; nothing else in the house reads their facts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from gongkai.office.annual.counting import COUNTED, FORM, Counted, form, mark_of, of_kept, packed
from gongkai.office.annual.models import Behind, Count, Version
from gongkai.office.annual.states import PUBLIC
from gongkai.office.applications.facts import facts as applications
from gongkai.office.organs.models import Organ
from gongkai.office.remedies.facts import facts as remedies
from gongkai.report import tally
from gongkai.report.errors import WrongFacts
from gongkai.report.facts import KINDS, Distinct, Fact
from gongkai.report.model import Report

_CONCLUDED = "applications.total"


def gather(organ: Organ, year: int) -> Counted:
    """The count of an organ's year as its registers are now: the kept one where nothing was done since. Writes nothing.

    What cannot be counted is named and makes its table unknown, never 0.
    """
    mark = mark_of(organ)
    kept = Count.objects.filter(organ=organ, year=year, mark=mark).first()
    return of_kept(kept) if kept is not None else _counted(organ, year, mark)


def _counted(organ: Organ, year: int, mark: str) -> Counted:
    values: dict[str, int] = {}
    behind: dict[str, Sequence[str]] = {}
    problems: list[str] = []
    for table, kind, facts in ((COUNTED[0], "application", applications), (COUNTED[1], "remedy", remedies)):
        try:
            counted = _tallied(facts(organ), organ, year, kind)
        except WrongFacts as wrong:
            problems += wrong.problems
            continue
        for path in form().paths_of(table, merged=False):
            values[path] = int(counted.cells[path] or 0)
            if path not in form().totals and (keys := counted.origins[path].facts):
                behind[path] = keys
    return Counted(mark, values, problems, _counted_before(organ, year, behind), behind)


def _tallied(facts: Iterable[Fact], organ: Organ, year: int, kind: str) -> Report:
    without = KINDS.keys() - {kind}
    return tally(Distinct(facts), organ=organ.name, year=year, form=FORM, origins="parts", without=without)


@transaction.atomic
def keep(organ: Organ, year: int, counted: Counted, *, at: datetime) -> Count:
    """Keeps a count, so that it need not be worked out again; one that no version stands on gives way to it.

    Counting decides nothing and is no entry in the journal: it gives the same again from the same registers.
    """
    if counted.kept is not None:
        return counted.kept
    Organ.objects.select_for_update().get(pk=organ.pk)  # one keeps at a time
    found = Count.objects.filter(organ=organ, year=year, mark=counted.mark).first()
    if found is not None:
        return found
    Count.objects.filter(organ=organ, year=year, versions__isnull=True).delete()
    made = Count.objects.create(
        organ=organ,
        year=year,
        mark=counted.mark,
        values=dict(counted.values),
        problems=list(counted.problems),
        twice=list(counted.twice),
        made_at=at,
    )
    Behind.objects.bulk_create(
        Behind(count=made, path=path, keys=packed(keys)) for path, keys in counted.behind.items()
    )
    return made


def _counted_before(organ: Organ, year: int, behind: Mapping[str, Sequence[str]]) -> list[str]:
    """The cases concluded this year that last year's published report counted as concluded, too."""
    last = Version.objects.filter(annual__organ=organ, annual__year=year - 1, annual__state__in=PUBLIC)
    frozen = last.select_related("count").order_by("-annual__edition", "-number").first()
    if frozen is None:
        return []
    before = set(of_kept(frozen.count).keys(f"{_CONCLUDED}.total"))
    results = {path for column in form().columns for path in form().totals.get(f"{_CONCLUDED}.{column.key}", ())}
    return sorted(key for path in results if path in behind for key in behind[path] if key in before)
