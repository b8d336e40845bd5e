"""What runs by the clock for jobs and for the journal, which stands below jobs and cannot say so itself."""

from datetime import datetime, timedelta

from gongkai.law.today import civil
from gongkai.office.jobs import reviving
from gongkai.office.jobs.kinds import scheduled
from gongkai.office.journal.actions import anchor as anchoring


@scheduled("jobs.revive", timedelta(minutes=1))
def revive(at: datetime) -> None:
    """Takes up what was left."""
    reviving.revive(at=at)


@scheduled("journal.anchor", timedelta(hours=1))
def anchor(at: datetime) -> None:
    """Anchors the journal; the day's first anchor stays."""
    anchoring.anchor(on=civil(at))
