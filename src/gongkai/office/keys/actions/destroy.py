"""Destroying a data key: what was sealed under it is unreadable from now on."""

from datetime import datetime
from uuid import UUID

from gongkai.office.keys.models import DataKey


def destroy(*, key_id: UUID, at: datetime) -> None:
    """Empties the key's row; doing it twice changes nothing. The caller journals why."""
    DataKey.objects.filter(id=key_id, destroyed_at__isnull=True).update(wrapped=None, destroyed_at=at)
