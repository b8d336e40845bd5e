"""One job run to its end, by whichever worker takes it first."""

import logging
from datetime import timedelta

from django.db.models import F, Q

from gongkai.law.today import now
from gongkai.office.jobs.kinds import KINDS
from gongkai.office.jobs.models import Job
from gongkai.office.jobs.work import Cancelled, Work

STALE = timedelta(seconds=90)
"""Without a sign of life for so long, the worker is taken for dead."""
_MOST_ATTEMPTS = 5
_log = logging.getLogger(__name__)


def run(key: int) -> None:
    """Runs a job; one that another worker runs, or that is over, is left alone."""
    moment = now()
    free = Q(state=Job.State.WAITING) | Q(state=Job.State.RUNNING, beat_at__lt=moment - STALE)
    taken = Job.objects.filter(free, pk=key).update(state=Job.State.RUNNING, beat_at=moment, attempts=F("attempts") + 1)
    if not taken:
        return
    job = Job.objects.get(pk=key)
    try:
        if job.attempts > _MOST_ATTEMPTS:
            raise RuntimeError("多次中断，不再重试")
        result = dict(KINDS[job.kind].run(Work(job)))
    except Cancelled:
        _end(job, state=Job.State.CANCELLED)
    except Exception as error:  # whatever a job does, its row says so and the worker lives on
        _log.exception("job %s (%s) failed", key, job.kind)
        _end(job, state=Job.State.FAILED, message=f"没有做完：{error}"[:200])
    else:
        _end(job, state=Job.State.DONE, result=result)


def _end(job: Job, **fields: object) -> None:
    Job.objects.filter(pk=job.pk).update(ended_at=now(), **fields)
