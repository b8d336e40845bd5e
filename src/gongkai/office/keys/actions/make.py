"""A new data key for a case."""

import secrets
import uuid
from datetime import datetime

from gongkai.office.keys.models import DataKey
from gongkai.office.keys.sealing import ring

_LENGTH = 32


def make(*, at: datetime) -> DataKey:
    """Makes and keeps a key; the caller stands inside the transaction of the case it is for."""
    name = uuid.uuid4()
    master, wrapped = ring().wrap(secrets.token_bytes(_LENGTH), name.hex)
    return DataKey.objects.create(id=name, master=master, wrapped=wrapped, made_at=at)
