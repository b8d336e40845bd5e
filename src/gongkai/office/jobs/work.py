"""What a running job is handed: its arguments, where it stopped before, and a way to tell how far it is."""

from collections.abc import Mapping
from typing import Any

from gongkai.law.today import now
from gongkai.office.jobs.models import Job


class Cancelled(Exception):
    """The job was asked to stop."""


class Work:
    """One run of a job."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.args: Mapping[str, Any] = job.args
        self.started_by = job.started_by
        self.kept: dict[str, Any] = dict(job.kept)

    def progress(self, done: int, total: int, message: str = "", **kept: Any) -> None:
        """Tells how far the job is and keeps where it would go on; raises Cancelled when it was asked to stop."""
        self.kept |= kept
        Job.objects.filter(pk=self._job.pk).update(
            done=done, total=total, message=message[:200], kept=self.kept, beat_at=now()
        )
        if Job.objects.filter(pk=self._job.pk, is_cancel_asked=True).exists():
            raise Cancelled
