"""A job started: its row and the worker's wake-up are one transaction."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.office.jobs.kinds import KINDS
from gongkai.office.jobs.models import Job
from gongkai.office.jobs.waking import wake
from gongkai.office.journal.actor import Actor


@transaction.atomic
def start(*, actor: Actor, kind: str, organ: str, args: Mapping[str, Any], at: datetime) -> Job:
    """Starts a job of a kind; raises KeyError for a kind that nobody named."""
    known = KINDS[kind]
    made = Job.objects.create(
        kind=known.name,
        organ=organ,
        args=dict(args),
        started_by=actor.id,
        started_by_name=actor.name,
        made_at=at,
        beat_at=at,
    )
    wake.enqueue(made.pk)
    return made


def cancel(*, job: Job) -> None:
    """Asks a job to stop at its next step; one that waits stops at once."""
    Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(state=Job.State.CANCELLED)
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(is_cancel_asked=True)
