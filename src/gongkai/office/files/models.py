"""Files kept; their bytes lie beside the database, sealed, named by the hash of what lies there."""

import uuid
from typing import ClassVar

from django.db import models

from gongkai.office.keys.models import DataKey
from gongkai.office.organs.models import Organ


class Purpose(models.TextChoices):
    """What a file is for."""

    INCOMING = "incoming", "来件"
    IDENTITY = "identity", "身份证明"
    ATTACHMENT = "attachment", "附件"
    SUPPLIED = "supplied", "提供的信息"
    PROOF = "proof", "凭证"
    RENDERED = "rendered", "生成的文书"
    SEALED_SCAN = "sealed_scan", "盖章扫描件"
    DERIVED = "derived", "遮盖后的副本"
    LETTERHEAD = "letterhead", "发文机关标志"
    PUBLISHED = "published", "公布的报告"
    WITNESS = "witness", "往年的报告"


class StoredFile(models.Model):
    """One file."""

    class State(models.TextChoices):
        """Whether it may be handed out."""

        KEPT = "kept", "在库"
        QUARANTINED = "quarantined", "隔离"
        DESTROYED = "destroyed", "已销毁"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=24)
    subject_key = models.CharField(max_length=64)
    purpose = models.CharField(max_length=16, choices=Purpose)
    key = models.ForeignKey(DataKey, on_delete=models.PROTECT, null=True, related_name="+")
    """None for what is public by nature."""
    name = models.TextField()
    """Sealed where there is a key."""
    kind = models.CharField(max_length=16)
    """By content."""
    size = models.PositiveBigIntegerField()
    address = models.CharField(max_length=64)
    """SHA-256 of the bytes as they lie there; empty once destroyed."""
    plain_print = models.CharField(max_length=64)
    """Keyed digest of the plain bytes."""
    state = models.CharField(max_length=12, choices=State, default=State.KEPT)
    why = models.CharField(max_length=200, blank=True)
    findings = models.JSONField(default=dict)
    """What was found → how often; never a value."""
    derived_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="copies")
    kept_at = models.DateTimeField()
    once = models.CharField(max_length=80, null=True, unique=True)
    """What is made once only: a letter's rendering in one format."""

    class Meta:
        ordering: ClassVar = ["kept_at", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_key"], name="file_subject"),
            models.Index(fields=["address"], name="file_address"),
        ]

    @property
    def subject(self) -> tuple[str, str]:
        """What it belongs to, as the journal names it."""
        return (self.subject_kind, self.subject_key)
