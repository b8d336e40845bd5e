"""Letters, the series they are numbered from, and a county's own wordings and letterheads."""

import uuid
from typing import ClassVar

from django.db import models

from gongkai.office.files.models import StoredFile
from gongkai.office.keys.models import DataKey
from gongkai.office.keys.sealing import Place
from gongkai.office.letters.ways import WAYS
from gongkai.office.organs.models import Organ


class Series(models.Model):
    """How far a series of numbers has come at an organ in a year; its row is locked while a number is taken."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=16)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "series", "year"], name="one_row_a_series"),
        ]


class Letter(models.Model):
    """One letter; what it says lies sealed under the key of its case."""

    class State(models.TextChoices):
        """How far it is."""

        DRAFT = "draft", "草稿"
        ISSUED = "issued", "已发文"
        VOIDED = "voided", "作废"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=32)
    outcome = models.CharField(max_length=48, blank=True)
    title = models.CharField(max_length=80)
    """Of the paper; names nobody."""
    subject_kind = models.CharField(max_length=24)
    subject_key = models.CharField(max_length=64)
    key = models.ForeignKey(DataKey, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    version = models.PositiveIntegerField(default=1)
    value_sealed = models.TextField()
    """JSON of the value; from the issue on it does not change any more."""
    drafted_at = models.DateTimeField()
    series = models.CharField(max_length=16, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    number = models.PositiveIntegerField(null=True)
    number_text = models.CharField(max_length=80, blank=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.CharField(max_length=80, blank=True)
    voided_at = models.DateTimeField(null=True)
    voided_why = models.TextField(blank=True)
    """Sealed."""
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_scan = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    """The sealed paper as scanned: what is served from then on."""
    served_way = models.CharField(max_length=12, choices=[(way.key, way.term) for way in WAYS.values()], blank=True)
    served_on = models.DateField(null=True)
    """The day it counts as served."""
    served_at = models.DateTimeField(null=True)
    tracking = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering: ClassVar = ["drafted_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_key"], name="letter_subject"),
            models.Index(fields=["state", "organ"], name="letter_state"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "number_text"], name="a_number_once", condition=~models.Q(number_text="")
            ),
            models.UniqueConstraint(fields=["organ", "series", "year", "number"], name="a_place_in_a_series_once"),
            models.CheckConstraint(
                name="a_numbered_letter_has_its_place",
                condition=models.Q(number__isnull=True, number_text="")
                | (models.Q(number__gte=1, year__isnull=False) & ~models.Q(number_text="") & ~models.Q(series="")),
            ),
            models.CheckConstraint(
                name="an_issued_letter_has_its_moment",
                condition=~models.Q(state="issued") | models.Q(issued_at__isnull=False),
            ),
            models.CheckConstraint(
                name="only_what_was_issued_is_served",
                condition=models.Q(served_on__isnull=True) | models.Q(state="issued"),
            ),
        ]

    @property
    def subject(self) -> tuple[str, str]:
        """What it belongs to, as journal and files name it."""
        return (self.subject_kind, self.subject_key)

    @property
    def place(self) -> Place:
        """Where its sealed value belongs."""
        return Place("letter", "value", self.pk.hex)

    @property
    def place_of_why(self) -> Place:
        """Where the sealed reason of its voiding belongs."""
        return Place("letter", "voided_why", self.pk.hex)


class Wording(models.Model):
    """A wording of our own laid over the built-in one: the county's (no organ), or an organ's."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=80)
    """The kind, for an answer with its outcome: `reply.granted.provided`."""
    text = models.TextField()
    """Empty: back to the built-in one."""
    from_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "from_on"], name="wording_kind")]


class Letterhead(models.Model):
    """A picture that stands above an organ's letters instead of its name in red; the newest one counts."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    """None: back to the name."""
    made_at = models.DateTimeField()
