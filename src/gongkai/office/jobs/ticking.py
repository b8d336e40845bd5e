"""What is due by the clock, run once each, whoever ticks."""

import logging
from datetime import datetime

from django.db import transaction

from gongkai.office.jobs.kinds import SCHEDULES, Schedule
from gongkai.office.jobs.models import Ran

_log = logging.getLogger(__name__)


def tick(*, at: datetime) -> list[str]:
    """Runs every schedule whose span has passed; returns their names. One that fails is noted and holds none up."""
    ran = []
    for schedule in list(SCHEDULES.values()):
        if not _is_mine(schedule, at):
            continue
        trouble = ""
        try:
            schedule.run(at)
        except Exception as error:  # a schedule that fails is tried again at its next turn
            _log.exception("schedule %s failed", schedule.name)
            trouble = f"{type(error).__name__}: {error}"[:200]
        Ran.objects.filter(name=schedule.name).update(trouble=trouble)
        ran.append(schedule.name)
    return ran


@transaction.atomic
def _is_mine(schedule: Schedule, at: datetime) -> bool:
    """Takes a schedule's turn, once for all who tick."""
    last, is_new = Ran.objects.select_for_update().get_or_create(name=schedule.name, defaults={"at": at})
    if is_new:
        return True
    if last.at + schedule.every > at:
        return False
    last.at = at
    last.save(update_fields=["at"])
    return True
