"""Requests to have a record corrected, and their numbers."""

from typing import ClassVar

from django.db import models

from gongkai.office.keys.models import DataKey
from gongkai.office.organs.models import Organ
from gongkai.office.organs.series import YearSeries


class Outcome(models.TextChoices):
    """What came of it (政府信息公开条例 第四十一条)."""

    CORRECTED = "corrected", "予以更正"
    FORWARDED = "forwarded", "转送有权更正的机关"
    REFERRED = "referred", "告知向有权更正的机关提出"
    REFUSED = "refused", "不予更正"


class Rectification(models.Model):
    """Correcting what an organ keeps about somebody: no application for disclosure, never counted so."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="rectifications")
    key = models.ForeignKey(DataKey, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    way = models.CharField(max_length=24)
    """How it arrived: a key of the law's arrivals."""
    received_on = models.DateField()
    due_on = models.DateField()
    """No law sets a period; the one in the law's table is our default, and pages say so."""
    identity = models.TextField()
    asked = models.TextField()
    """Sealed: which record, what is wrong, how it should read."""
    proof = models.TextField(blank=True)
    """Sealed: the evidence that was brought."""
    found = models.TextField(blank=True)
    """Sealed: what the check brought to light."""
    checked_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    said = models.TextField(blank=True)
    """Sealed: what the letter says of it."""
    letter = models.UUIDField(null=True)
    told_on = models.DateField(null=True)
    entered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year", "serial"], name="a_rectification_s_serial_is_given_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["organ", "told_on", "due_on"], name="rectification_open")]

    @property
    def number(self) -> str:
        """The number in the list of corrections; its first sign keeps it apart from applications."""
        return f"更{self.year}-{self.serial:04d}"

    @property
    def row(self) -> str:
        """What its sealed texts are bound to."""
        return self.key_id.hex

    @property
    def subject(self) -> tuple[str, str]:
        """The request as journal and letters name it."""
        return ("rectification", str(self.pk))


class Series(YearSeries):
    """The numbers of an organ and year."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year"], name="one_series_of_rectifications_a_year"),
        ]
