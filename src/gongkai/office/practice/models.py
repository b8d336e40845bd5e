"""Choices, holiday notices, days of the place's own."""

from typing import ClassVar

from django.db import models

from gongkai.office.organs.models import Organ


class Choice(models.Model):
    """A value chosen from a day on, for the whole county or for one organ."""

    key = models.CharField(max_length=64)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="choices")
    value = models.JSONField()
    from_on = models.DateField()
    reason = models.CharField(max_length=200)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["key", "from_on", "pk"]


class HolidayNotice(models.Model):
    """A year's notice as it was taken in; the latest of a year is the one in force."""

    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    number = models.CharField(max_length=60)
    source = models.CharField(max_length=200)
    issued_on = models.DateField(null=True)
    text = models.TextField()
    """As pasted."""
    off = models.JSONField()
    """Day → festival."""
    work = models.JSONField()
    taken_in_at = models.DateTimeField()
    is_withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["year", "pk"]


class OwnDay(models.Model):
    """A day that the place itself gives off or works (放假办法 第四条)."""

    on = models.DateField(unique=True)
    is_working = models.BooleanField()
    name = models.CharField(max_length=60)
    cite = models.CharField(max_length=120)
