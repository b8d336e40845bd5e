"""The year is counted from the registers; nothing else in the house reads their facts."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from gongkai.office.annual.counting import COUNTED, FORM, form, keys_behind, mark_of, packed
from gongkai.office.annual.models import Behind, Count, Version
from gongkai.office.annual.states import PUBLIC
from gongkai.office.applications.facts import facts as applications
from gongkai.office.organs.models import Organ
from gongkai.office.remedies.facts import facts as remedies
from gongkai.report import tally
from gongkai.report.errors import WrongFacts
from gongkai.report.facts import KINDS, Fact
from gongkai.report.model import Report

_CONCLUDED = "applications.total"


def gather(*, organ: Organ, year: int, at: datetime) -> Count:
    """The count of an organ's year as its registers are now; the kept one where nothing was done since.

    What cannot be counted is named and makes its table unknown, never 0. Counting decides nothing and is no entry in
    the journal: it gives the same again from the same registers.
    """
    mark = mark_of(organ)
    kept = Count.objects.filter(organ=organ, year=year, mark=mark).first()
    if kept is not None:
        return kept
    values: dict[str, int] = {}
    behind: dict[str, tuple[str, ...]] = {}
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
    return _keep(organ, year, mark, values, behind, problems, at)


def _tallied(facts: Iterable[Fact], organ: Organ, year: int, kind: str) -> Report:
    return tally(facts, organ=organ.name, year=year, form=FORM, origins=True, without=KINDS.keys() - {kind})


def _keep(
    organ: Organ,
    year: int,
    mark: str,
    values: dict[str, int],
    behind: dict[str, tuple[str, ...]],
    problems: list[str],
    at: datetime,
) -> Count:
    try:
        with transaction.atomic():
            Count.objects.filter(organ=organ, year=year, versions__isnull=True).delete()
            made = Count.objects.create(
                organ=organ,
                year=year,
                mark=mark,
                values=values,
                problems=problems,
                twice=_counted_before(organ, year, behind),
                made_at=at,
            )
            Behind.objects.bulk_create(
                Behind(count=made, path=path, keys=packed(keys)) for path, keys in behind.items()
            )
    except IntegrityError:  # a colleague opened the page at the same moment
        return Count.objects.get(organ=organ, year=year, mark=mark)
    return made


def _counted_before(organ: Organ, year: int, behind: dict[str, tuple[str, ...]]) -> list[str]:
    """The cases concluded this year that last year's published report counted as concluded, too."""
    last = Version.objects.filter(annual__organ=organ, annual__year=year - 1, annual__state__in=PUBLIC)
    frozen = last.select_related("count").order_by("-annual__edition", "-number").first()
    if frozen is None:
        return []
    before = set(keys_behind(frozen.count, f"{_CONCLUDED}.total"))
    results = {path for column in form().columns for path in form().totals.get(f"{_CONCLUDED}.{column.key}", ())}
    return sorted(key for path in results if path in behind for key in behind[path] if key in before)
