"""What files need by the clock: leftovers of interrupted writes swept away."""

import time
from datetime import datetime, timedelta

from gongkai.office.files import store
from gongkai.office.files.models import StoredFile
from gongkai.office.jobs.kinds import scheduled

_OLD = timedelta(days=1)


@scheduled("files.sweep", timedelta(hours=6))
def sweep(at: datetime) -> None:
    """Removes bytes that no row names and that are older than a day: their transaction did not hold."""
    for address, path in store.addresses():
        is_old = time.time() - path.stat().st_mtime > _OLD.total_seconds()
        if is_old and (address.startswith(".") or not StoredFile.objects.filter(address=address).exists()):
            path.unlink(missing_ok=True)
