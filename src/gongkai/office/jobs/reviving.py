"""Jobs whose worker died are taken up again."""

from datetime import datetime, timedelta

from django.db.models import Q

from gongkai.office.jobs.models import Job
from gongkai.office.jobs.running import STALE
from gongkai.office.jobs.waking import wake

_UNTAKEN = timedelta(minutes=5)


def revive(*, at: datetime) -> int:
    """Wakes a worker for every job that nobody works on any more; returns how many."""
    left = Job.objects.filter(
        Q(state=Job.State.RUNNING, beat_at__lt=at - STALE) | Q(state=Job.State.WAITING, beat_at__lt=at - _UNTAKEN)
    )
    keys = list(left.values_list("pk", flat=True))
    for key in keys:
        wake.enqueue(key)
    return len(keys)
