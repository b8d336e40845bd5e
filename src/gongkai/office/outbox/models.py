"""Mails, waiting or gone."""

from typing import ClassVar

from django.db import models


class Mail(models.Model):
    """One mail to one person."""

    class State(models.TextChoices):
        """How far it got."""

        WAITING = "waiting", "待发"
        SENT = "sent", "已发"
        GIVEN_UP = "given_up", "多次发送失败"

    to = models.EmailField()
    subject = models.CharField(max_length=120)
    body = models.TextField()
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)
    once = models.CharField(max_length=120, unique=True)
    """What it tells and of which day: the same reminder is written once."""

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "next_at"], name="mail_due")]
