"""Numbers one after the other within an organ and a year; every register that counts so has a table like this."""

from django.db import models

from gongkai.office.organs.models import Organ


class YearSeries(models.Model):
    """How far the numbers of an organ and year have come; its row is locked while one is taken.

    Whoever keeps such a table says, by a constraint, that there is one row for each organ and year.
    """

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @classmethod
    def take(cls, organ: Organ, year: int) -> int:
        """The next number, inside the transaction that uses it: undone with it, so neither lost nor given twice."""
        row, _ = cls._default_manager.select_for_update().get_or_create(organ=organ, year=year)
        row.last += 1
        row.save(update_fields=["last"])
        return row.last
