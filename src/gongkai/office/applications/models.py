"""Cases, what happened to them, the units they were split into, who was asked, what was charged, who reviewed."""

from typing import ClassVar

from django.db import models

from gongkai.office.keys.models import DataKey
from gongkai.office.organs.models import Organ
from gongkai.office.organs.series import YearSeries
from gongkai.office.staff.models import Person


class State(models.TextChoices):
    """How a case stands; the moves between them are told in `states`."""

    UNCONFIRMED = "unconfirmed", "待确认"
    OPEN = "open", "办理中"
    CORRECTING = "correcting", "待申请人补正"
    PAYING = "paying", "待申请人缴费"
    REVIEWING = "reviewing", "审签中"
    READY = "ready", "待发出"
    CONCLUDED = "concluded", "已办结"
    ARCHIVED = "archived", "已归档"
    ANONYMISED = "anonymised", "已匿名"
    STRUCK = "struck", "误登，已撤销"


class Application(models.Model):
    """One application at one organ. `identity` and `demand` are sealed; the last block is worked out and disposable."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="applications")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    key = models.ForeignKey(DataKey, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=24)
    """How it arrived: a key of the law's arrivals."""
    arrived_on = models.DateField()
    fixed_by = models.CharField(max_length=200, blank=True)
    """How the day of receipt was fixed: who signed for it, who confirmed with whom by what means."""
    applicant_kind = models.CharField(max_length=16, blank=True)
    """A column of Table 3; empty while it is not known."""
    identity = models.TextField()
    demand = models.TextField()
    form_wanted = models.CharField(max_length=16, blank=True)
    way_wanted = models.CharField(max_length=16, blank=True)
    applicant_print = models.CharField(max_length=64)
    demand_print = models.CharField(max_length=64)
    code_print = models.CharField(max_length=64, null=True, unique=True)
    handler = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="handles")
    is_opening = models.BooleanField(default=False)
    """A short record of a case that was open before the office began to use this system."""
    joined_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joined")
    entered_at = models.DateTimeField()
    concluded_on = models.DateField(null=True)
    concluded_as = models.CharField(max_length=40, blank=True)
    """Set where the case ends without an answer: lapsed, withdrawn, joined."""
    archived_at = models.DateTimeField(null=True)
    archive_number = models.CharField(max_length=40, blank=True)
    anonymised_at = models.DateTimeField(null=True)
    struck_at = models.DateTimeField(null=True)
    """Registered by mistake and taken back: its number stays used, it counts nowhere."""

    state = models.CharField(max_length=16, choices=State, default=State.OPEN)
    receipt_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    next_on = models.DateField(null=True)
    next_what = models.CharField(max_length=120, blank=True)
    is_provisional = models.BooleanField(default=False)
    edition = models.CharField(max_length=40, blank=True)
    """Of the calendar by which the block was worked out."""

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year", "serial"], name="a_serial_is_given_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organ", "state", "next_on"], name="case_desk"),
            models.Index(fields=["organ", "receipt_on"], name="case_receipt"),
            models.Index(fields=["organ", "concluded_on"], name="case_concluded"),
            models.Index(fields=["organ", "applicant_print"], name="case_applicant"),
            models.Index(fields=["organ", "demand_print"], name="case_demand"),
            # The register as it is usually opened: counted and cut into pages without reading the cases.
            models.Index(
                fields=["organ", "next_on", "-id"], name="case_register", condition=models.Q(struck_at__isnull=True)
            ),
            models.Index(fields=["handler", "state", "next_on"], name="case_handler"),
            # Open cases are few among many: what asks for them reads nothing else.
            models.Index(fields=["organ", "next_on"], name="case_open", condition=models.Q(concluded_on__isnull=True)),
            models.Index(
                fields=["organ", "concluded_on"], name="case_joined", condition=models.Q(joined_to__isnull=False)
            ),
        ]

    @property
    def number(self) -> str:
        """The number in the register."""
        return f"{self.year}-{self.serial:04d}"

    @property
    def subject(self) -> tuple[str, str]:
        """The case as journal, files and letters name it."""
        return ("application", str(self.pk))


class Series(YearSeries):
    """The register's numbers of an organ and year."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organ", "year"], name="one_register_a_year")]


class Event(models.Model):
    """Something that happened on a day; kinds are those of the law's process."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=32)
    on = models.DateField()
    extra_days = models.PositiveSmallIntegerField(default=0)
    how = models.CharField(max_length=200, blank=True)
    """By what means, without personal data."""
    letter = models.UUIDField(null=True)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=64)
    is_struck = models.BooleanField(default=False)
    """Entered by mistake and taken back, with a reason in the journal."""

    class Meta:
        ordering: ClassVar = ["on", "pk"]


class Unit(models.Model):
    """A part that was asked for: most cases have one; a case with several demands may be split (一事一申请)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="units")
    number = models.PositiveSmallIntegerField()
    demand = models.TextField()
    """Sealed."""
    outcome = models.CharField(max_length=40, blank=True)
    withheld = models.JSONField(default=list)
    """For a partial grant: the outcome code of every part withheld."""
    finding = models.TextField(blank=True)
    """What the answer says of it, sealed."""
    letter = models.UUIDField(null=True)
    """The answer."""

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "number"], name="a_unit_s_number_is_given_once"),
        ]


class Consultation(models.Model):
    """Somebody asked: a third party, an organ that made it too, another office of this house."""

    class Kind(models.TextChoices):
        """Who is asked, which decides what silence means."""

        THIRD_PARTY = "third_party", "第三方"
        CO_MAKER = "co_maker", "共同制作机关"
        INTERNAL = "internal", "本机关协办机构"

    class Answer(models.TextChoices):
        """What they said."""

        AGREES = "agrees", "同意公开"
        OBJECTS = "objects", "不同意公开"
        PARTLY = "partly", "部分同意"
        SUPPLIED = "supplied", "已提供材料"
        SILENT = "silent", "逾期未答复"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="consultations")
    kind = models.CharField(max_length=16, choices=Kind)
    whom = models.TextField()
    """Sealed."""
    sent_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    """Set by us for an office of this house; for others the law's period decides."""
    answered_on = models.DateField(null=True)
    answer = models.CharField(max_length=16, choices=Answer, blank=True)
    said = models.TextField(blank=True)
    """Sealed."""
    letter = models.UUIDField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]


class Charge(models.Model):
    """信息处理费 for one case, by one of the two standards."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="charge")
    standard = models.CharField(max_length=8)
    """`items` or `pages`."""
    units = models.PositiveIntegerField()
    before = models.PositiveIntegerField(default=0)
    """By items: how many the same applicant had in the month before these."""
    amount_fen = models.PositiveBigIntegerField()
    noticed_on = models.DateField(null=True)
    paid_on = models.DateField(null=True)
    receipt_number = models.CharField(max_length=40, blank=True)
    refunded_on = models.DateField(null=True)


class Review(models.Model):
    """One look at a letter before it goes out, in the order that its kind asks for."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="reviews")
    letter = models.UUIDField()
    round = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=24)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=64)
    agrees = models.BooleanField()
    opinion = models.TextField(blank=True)
    """Sealed."""
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [models.Index(fields=["letter"], name="review_letter")]


class Search(models.Model):
    """Proof of a search: where, by whom, with which words (for 经检索没有)."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="searches")
    on = models.DateField()
    place = models.CharField(max_length=120)
    words = models.TextField()
    """Sealed."""
    found = models.CharField(max_length=200)
    by_name = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["pk"]
