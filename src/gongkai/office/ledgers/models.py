"""Ledgers that are taken over, what became of their rows, and how each organ's columns are called."""

from typing import ClassVar

from django.db import models

from gongkai.office.applications.models import Application
from gongkai.office.keys.models import DataKey
from gongkai.office.keys.sealing import Place
from gongkai.office.organs.models import Organ


class Ledger(models.Model):
    """One workbook's sheet on its way into the register."""

    class State(models.TextChoices):
        """How far it is."""

        READ = "read", "待核对"
        TAKING = "taking", "导入中"
        TAKEN = "taken", "已导入"
        UNDOING = "undoing", "撤销中"
        UNDONE = "undone", "已撤销"
        DROPPED = "dropped", "没有导入"

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="ledgers")
    year = models.PositiveSmallIntegerField()
    """The year that days without one belong to, and of which Table 3 is reckoned beforehand."""
    key = models.ForeignKey(DataKey, on_delete=models.PROTECT, related_name="+")
    grid = models.TextField()
    """Sealed: the rows as they were read; after the taking in only those that stayed behind, empty when none did."""
    plain_print = models.CharField(max_length=64)
    """Keyed digest of the file's bytes, by which the same ledger is known again."""
    state = models.CharField(max_length=12, choices=State, default=State.READ)
    head = models.PositiveIntegerField(default=0)
    """Which row of the grid has the heads of the columns, counted from 0."""
    columns = models.JSONField(default=dict)
    """Field → column of the grid, counted from 0."""
    way = models.CharField(max_length=24, blank=True)
    """How the applications arrived whose row does not say it."""
    job = models.PositiveBigIntegerField(null=True)
    read_by = models.CharField(max_length=64)
    read_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["organ", "plain_print"], name="ledger_print")]

    @property
    def place(self) -> Place:
        """Where its rows lie sealed."""
        return Place("ledger", "grid", self.key_id.hex)

    @property
    def subject(self) -> tuple[str, str]:
        """The ledger as the journal names it."""
        return ("ledger", str(self.pk))


class Row(models.Model):
    """A row of a ledger that became a case."""

    ledger = models.ForeignKey(Ledger, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    """Which row of the sheet it was."""
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="ledger_row")
    own_number = models.CharField(max_length=60, blank=True)
    """The number that the ledger gave it."""

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ledger", "number"], name="a_row_is_taken_in_once"),
        ]


class Habit(models.Model):
    """How an organ's ledgers call their columns: what was chosen the last time."""

    organ = models.OneToOneField(Organ, on_delete=models.PROTECT, related_name="+")
    heads = models.JSONField(default=dict)
    """Field → the head that stood over its column."""
    way = models.CharField(max_length=24, blank=True)
