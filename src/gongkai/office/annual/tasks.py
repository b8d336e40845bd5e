"""What runs by itself: the counts of drafts are kept, so that their pages open at once however many cases there are."""

from datetime import datetime, timedelta

from gongkai.office.annual.gathering import gather, keep
from gongkai.office.annual.models import Annual
from gongkai.office.annual.states import OPEN
from gongkai.office.jobs.kinds import scheduled


@scheduled("annual.count", timedelta(minutes=10))
def count(at: datetime) -> None:
    """Keeps the count of every draft whose registers moved on; without it a page counts for itself, and longer."""
    for annual in Annual.objects.filter(state__in=OPEN).select_related("organ"):
        keep(annual.organ, annual.year, gather(annual.organ, annual.year), at=at)
