"""Jobs, and when each scheduled thing last ran."""

from typing import ClassVar

from django.db import models


class Job(models.Model):
    """One piece of long work."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", "等待"
        RUNNING = "running", "进行中"
        DONE = "done", "完成"
        FAILED = "failed", "失败"
        CANCELLED = "cancelled", "已取消"

    kind = models.CharField(max_length=64)
    organ = models.CharField(max_length=64)
    args = models.JSONField()
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.CharField(max_length=200, blank=True)
    kept = models.JSONField(default=dict)
    """How far it got: where it goes on."""
    result = models.JSONField(default=dict)
    started_by = models.CharField(max_length=64)
    started_by_name = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    """The last sign of life, or of being waited for."""
    ended_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    is_cancel_asked = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "beat_at"], name="job_state")]

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in {Job.State.DONE, Job.State.FAILED, Job.State.CANCELLED}


class Ran(models.Model):
    """When a scheduled thing ran last."""

    name = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    trouble = models.CharField(max_length=200, blank=True)
