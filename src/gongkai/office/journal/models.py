"""Entries, the chains they hang in, and the daily anchors over all chains. Nothing here is ever changed or deleted."""

from typing import ClassVar

from django.db import models


class Chain(models.Model):
    """One organ's chain; its row is locked while an entry is added."""

    key = models.CharField(max_length=64, unique=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")


class Entry(models.Model):
    """One thing done."""

    chain = models.ForeignKey(Chain, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    """When it was done."""
    written_at = models.DateTimeField()
    """When it was written down."""
    actor = models.CharField(max_length=64)
    actor_name = models.CharField(max_length=64)
    posts = models.JSONField()
    verb = models.CharField(max_length=64)
    kind = models.CharField(max_length=32)
    key = models.CharField(max_length=64)
    told = models.TextField()
    """One sentence for people, without personal data."""
    before = models.JSONField()
    after = models.JSONField()
    sealed = models.JSONField()
    """Personal values by field, sealed under the case's key."""
    reason = models.TextField(blank=True)
    once = models.CharField(max_length=64, null=True)
    """The form's own mark: the same press of a button is written once."""
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="numbers_in_a_chain_are_unique"),
            models.UniqueConstraint(fields=["actor", "once"], name="a_press_is_written_once"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "key", "number"], name="entry_subject"),
            models.Index(fields=["at"], name="entry_at"),
        ]


class Anchor(models.Model):
    """All heads as they stood once a day, chained day by day."""

    on = models.DateField(unique=True)
    heads = models.JSONField()
    """Chain's key → [length, head]."""
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
