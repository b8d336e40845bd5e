"""The year's report: its editions, what people wrote in them, what was counted, and what was frozen at each step."""

from typing import ClassVar

from django.db import models

from gongkai.office.annual.states import OPEN, State
from gongkai.office.files.models import StoredFile
from gongkai.office.organs.models import Organ


class Annual(models.Model):
    """One edition of one organ's report on one year."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField()
    edition = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    notice = models.TextField(blank=True)
    """For a second edition: what was corrected and why, as the public reads it."""
    opened_at = models.DateTimeField()
    published_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-year", "organ__order", "-edition"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year", "edition"], name="an_edition_of_a_year_is_once"),
            models.UniqueConstraint(
                fields=["organ", "year"],
                condition=~models.Q(state__in=[State.PUBLISHED, State.REPLACED]),
                name="one_edition_at_a_time_is_in_work",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organ.name}{self.year}年度报告{f'（第{self.edition}版）' if self.edition > 1 else ''}"

    @property
    def subject(self) -> tuple[str, str]:
        """The report as the journal names it."""
        return ("annual", str(self.pk))

    @property
    def is_open(self) -> bool:
        """Whether it may be written in."""
        return self.state in OPEN


class Text(models.Model):
    """The text of a section as it stands; number 0 is the preamble."""

    annual = models.ForeignKey(Annual, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["annual", "number"], name="a_section_has_one_text")]


class Figure(models.Model):
    """A number that a person wrote: typed where no register is kept, or in place of what was counted."""

    annual = models.ForeignKey(Annual, on_delete=models.CASCADE, related_name="figures")
    path = models.CharField(max_length=80)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    counted = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    """What was counted when it was adjusted; None for a number that is typed."""
    reason = models.CharField(max_length=400, blank=True)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["annual", "path"], name="a_cell_is_written_once")]


class Explanation(models.Model):
    """上报说明: why something that a check found stands as it does. It outlives the checking."""

    annual = models.ForeignKey(Annual, on_delete=models.CASCADE, related_name="explanations")
    mark = models.CharField(max_length=200)
    """Which finding: its code and its place, not its figures."""
    text = models.CharField(max_length=800)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["annual", "mark"], name="a_finding_is_explained_once")]


class Count(models.Model):
    """What the registers gave for a year at one moment; kept because a version stands on it, or until they change."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    mark = models.CharField(max_length=80)
    """How far the registers and the county's choices were; the same mark gives the same count."""
    values = models.JSONField()
    """Cell path → number; a cell that no register gives is not in it."""
    problems = models.JSONField(default=list)
    """What could not be counted, in sentences; then no value of these registers is there."""
    twice = models.JSONField(default=list)
    """Cases that last year's published report counted as concluded, too."""
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year", "mark"], name="what_is_counted_is_kept_once"),
        ]


class Behind(models.Model):
    """The records behind one counted cell."""

    count = models.ForeignKey(Count, on_delete=models.CASCADE, related_name="behind")
    path = models.CharField(max_length=80)
    keys = models.BinaryField()
    """Their keys, one a line, compressed: a year may have two hundred thousand."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["count", "path"], name="a_cell_has_its_records_once")]


class Version(models.Model):
    """The report as it was frozen at a step."""

    annual = models.ForeignKey(Annual, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State)
    content = models.TextField()
    """The report as JSON (gongkai.report/1) with where every number came from, as it was hashed."""
    digest = models.CharField(max_length=64)
    count = models.ForeignKey(Count, on_delete=models.PROTECT, related_name="versions")
    parts = models.JSONField(default=dict)
    """Cell path → what it is made of, in groups without a case: what the public may see."""
    explained = models.JSONField(default=list)
    """What the checks found and how it was explained."""
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["annual", "number"], name="a_version_has_one_number")]


class Output(models.Model):
    """One of the six files of a published report."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="outputs")
    ending = models.CharField(max_length=8)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "ending"], name="a_format_is_once")]


class Witness(models.Model):
    """A year's report taken in as a file: what the year after is compared with. A witness, not a source of numbers."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    content = models.TextField()
    """As read, as JSON."""
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organ", "year"], name="a_year_has_one_witness")]
