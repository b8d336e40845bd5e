"""What files need by the clock: leftovers of interrupted writes swept away."""

from datetime import datetime, timedelta
from functools import partial

from gongkai.office.files import store
from gongkai.office.files.models import StoredFile
from gongkai.office.jobs.kinds import scheduled

_OLD = timedelta(days=1)


@scheduled("files.sweep", timedelta(hours=6))
def sweep(at: datetime) -> None:
    """Removes bytes that no row names and that are older than a day: their transaction did not hold."""
    older_than = (at - _OLD).timestamp()
    for address, path in store.addresses():
        # Asked without the lock first: nearly every file is wanted.
        if not _is_wanted(address):
            store.sweep(path, partial(_is_wanted, address), older_than)


def _is_wanted(address: str) -> bool:
    return not address.startswith(".") and StoredFile.objects.filter(address=address).exists()
