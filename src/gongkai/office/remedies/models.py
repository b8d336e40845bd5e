"""Reviews and suits, what was decided in them, and their numbers."""

from typing import ClassVar

from django.db import models

from gongkai.office.applications.models import Application
from gongkai.office.keys.models import DataKey
from gongkai.office.organs.models import Organ
from gongkai.office.organs.series import YearSeries

MARK = "救"
"""The first sign of a remedy's number, which keeps it apart from an application's."""


class Stage(models.TextChoices):
    """The three groups of Table 4."""

    REVIEW = "review", "行政复议"
    DIRECT = "litigation_direct", "行政诉讼（未经复议直接起诉）"
    AFTER_REVIEW = "litigation_after_review", "行政诉讼（复议后起诉）"


class Side(models.TextChoices):
    """As what the organ takes part."""

    OWN_ACT = "own_act", "原行为机关"
    CO_DEFENDANT = "co_defendant", "复议机关作共同被告"


class Procedure(models.TextChoices):
    """By which procedure it is heard: the organ has less time to answer in a simplified review."""

    ORDINARY = "ordinary", "普通程序"
    SIMPLIFIED = "simplified", "简易程序"


class Remedy(models.Model):
    """One act attacked in one review or in one suit, through all its instances.

    Where a review organ is sued together with the organ whose act it is, only the latter counts the case.
    """

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="remedies")
    key = models.ForeignKey(DataKey, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    stage = models.CharField(max_length=24, choices=Stage)
    side = models.CharField(max_length=16, choices=Side, default=Side.OWN_ACT)
    procedure = models.CharField(max_length=12, choices=Procedure, default=Procedure.ORDINARY)
    case = models.ForeignKey(Application, on_delete=models.PROTECT, null=True, related_name="remedies")
    """The application whose answer, or the want of one, is attacked."""
    after = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    """The review of the same act that went before a suit."""
    applicant = models.TextField(blank=True)
    """Sealed: who turned to the review organ or the court."""
    attacked = models.TextField()
    """Sealed: which act it is about, in words; a publication by its title or address."""
    body = models.CharField(max_length=120)
    """The review organ or the court."""
    body_number = models.CharField(max_length=80, blank=True)
    filed_on = models.DateField()
    """The day on which it was accepted or docketed: from then on it is pending."""
    received_on = models.DateField(null=True)
    """The day on which the organ received the copy; its time to answer runs from here."""
    due_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    suspended_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    """The day on which the last decision took effect."""
    result = models.CharField(max_length=40, blank=True)
    """A key of the law's results, of the decision that took effect."""
    redo_by = models.DateField(null=True)
    """Until when the organ must act anew, where the decision obliges it to."""
    redone_on = models.DateField(null=True)
    entered_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year", "serial"], name="a_remedy_s_serial_is_given_once"),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True, result="")
                | (models.Q(closed_on__isnull=False) & ~models.Q(result="")),
                name="a_closed_remedy_has_a_result",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organ", "closed_on", "due_on"], name="remedy_open")]

    def __str__(self) -> str:
        return f"{self.number}（{self.body}，{self.filed_on.isoformat()}受理）"

    @property
    def number(self) -> str:
        """The number in the register of remedies."""
        return f"{MARK}{self.year}-{self.serial:04d}"

    @property
    def row(self) -> str:
        """What its sealed texts are bound to."""
        return self.key_id.hex

    @property
    def subject(self) -> tuple[str, str]:
        """The remedy as the journal names it."""
        return ("remedy", str(self.pk))

    @property
    def is_review(self) -> bool:
        """Whether it is a review rather than a suit."""
        return self.stage == Stage.REVIEW


class Ruling(models.Model):
    """A decision in it: of the review organ, or of a court of first or second instance."""

    remedy = models.ForeignKey(Remedy, on_delete=models.PROTECT, related_name="rulings")
    on = models.DateField()
    result = models.CharField(max_length=40)
    effective_on = models.DateField(null=True)
    """None while it may be appealed against, or was."""
    appealed_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["on", "pk"]


class Series(YearSeries):
    """The numbers of an organ and year."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year"], name="one_series_of_remedies_a_year"),
        ]
