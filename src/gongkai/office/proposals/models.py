"""Proposals to publish what was asked for."""

from typing import ClassVar

from django.db import models

from gongkai.office.applications.models import Application
from gongkai.office.organs.models import Organ


class Basis(models.TextChoices):
    """Why it is proposed (政府信息公开条例 第四十四条)."""

    SEVERAL = "several", "多个申请人申请相同信息"
    SUGGESTED = "suggested", "申请人建议主动公开"
    OWN = "own", "本机关认为应当主动公开"


class Proposal(models.Model):
    """One piece of information proposed for publication; it names no applicant."""

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open", "待审核"
        ACCEPTED = "accepted", "同意，待公开"
        DECLINED = "declined", "不转主动公开"
        PUBLISHED = "published", "已公开"

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="proposals")
    topic = models.CharField(max_length=200)
    basis = models.CharField(max_length=12, choices=Basis)
    reason = models.CharField(max_length=400)
    cases: models.ManyToManyField[Application, models.Model] = models.ManyToManyField(
        Application, related_name="proposals"
    )
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    proposed_by = models.CharField(max_length=64)
    proposed_at = models.DateTimeField()
    decided_by = models.CharField(max_length=64, blank=True)
    decided_on = models.DateField(null=True)
    decided_why = models.CharField(max_length=400, blank=True)
    published_on = models.DateField(null=True)
    address = models.CharField(max_length=400, blank=True)
    """Where it stands published."""

    class Meta:
        ordering: ClassVar = ["-pk"]
        indexes: ClassVar = [models.Index(fields=["organ", "state"], name="proposal_state")]

    @property
    def subject(self) -> tuple[str, str]:
        """The proposal as the journal names it."""
        return ("proposal", str(self.pk))
