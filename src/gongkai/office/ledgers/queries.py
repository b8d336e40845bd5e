"""Reading ledgers: which there are, what would become of one, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai.office.applications.models import Application
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.models import Entry
from gongkai.office.keys.sealing import sealer
from gongkai.office.ledgers import access
from gongkai.office.ledgers.grid import Grid, from_json
from gongkai.office.ledgers.judging import Verdict, judge
from gongkai.office.ledgers.models import Habit, Ledger, Row

_AT_ONCE = 500
_OURS = ("applications.record", "applications.view_identity")
"""Entries that leave a case as it was taken in."""


@dataclass(frozen=True)
class Counts:
    """How many rows would become what."""

    new: int
    open: int
    there: int
    wrong: int

    @property
    def total(self) -> int:
        """All rows."""
        return self.new + self.there + self.wrong


def seen_by(actor: Actor) -> QuerySet[Ledger]:
    """The ledgers of the actor's organs, newest first."""
    return Ledger.objects.filter(organ__code__in=access.organs_of(actor)).select_related("organ", "key")


def grid_of(ledger: Ledger) -> Grid:
    """Its rows, opened; none once they were destroyed."""
    return from_json(sealer(ledger.key).open(ledger.grid, ledger.place)) if ledger.grid else ()


def verdicts(ledger: Ledger, *, on: date) -> list[Verdict]:
    """What would become of every row."""
    grid = grid_of(ledger)
    if not grid:
        return []
    columns, way = ledger.columns, ledger.way
    return judge(grid, ledger.head, columns, way=way, year=ledger.year, organ=ledger.organ, on=on)


def counts(found: Sequence[Verdict]) -> Counts:
    """How many rows would become what."""
    fresh = [one for one in found if one.what == "new"]
    still_open = sum(one.past is not None and one.past.concluded_on is None for one in fresh)
    there = sum(one.what == "there" for one in found)
    return Counts(len(fresh), still_open, there, len(found) - len(fresh) - there)


def habit_of(ledger: Ledger) -> Habit:
    """How the organ's ledgers were read the last time."""
    return Habit.objects.filter(organ=ledger.organ).first() or Habit(organ=ledger.organ)


def same_before(ledger: Ledger) -> Ledger | None:
    """The same file, taken in earlier and not undone."""
    same = Ledger.objects.filter(organ=ledger.organ, plain_print=ledger.plain_print, state=Ledger.State.TAKEN)
    return same.exclude(pk=ledger.pk).first()


def changed(ledger: Ledger) -> list[str]:
    """The numbers of the cases on which somebody worked since they were taken in."""
    cases = {str(row.application_id): row.application for row in ledger.rows.select_related("application")}
    keys = list(cases)
    touched: set[str] = set()
    for start in range(0, len(keys), _AT_ONCE):
        entries = Entry.objects.filter(kind="application", key__in=keys[start : start + _AT_ONCE])
        touched.update(entries.exclude(verb__in=_OURS).values_list("key", flat=True))
    return [case.number for key, case in cases.items() if key in touched and case.struck_at is None]


def own_number(case: Application) -> str:
    """The number that a ledger gave a case; empty for one that came otherwise."""
    row = Row.objects.filter(application=case).first()
    return row.own_number if row is not None else ""
