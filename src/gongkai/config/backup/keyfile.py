"""The key file: the ring as it is, and which data keys were destroyed up to now; kept apart from the archives.

It only grows, so the newest one fits every older archive of the same office and tells it what has been destroyed since.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from gongkai.config.backup.errors import Refused
from gongkai.law.today import now
from gongkai.office.keys.errors import RingTrouble
from gongkai.office.keys.models import DataKey
from gongkai.office.keys.ring import Ring

_DESTROYED = "destroyed"


def write(path: Path) -> int:
    """Writes the ring and the list of destroyed keys, whole or not at all; returns how many were destroyed."""
    gone = destroyed_here()
    content = json.loads(settings.KEYS.read_text(encoding="ascii"))
    content |= {"made_at": now().isoformat(timespec="seconds"), _DESTROYED: gone}
    beside = path.with_name(f"{path.name}.partial")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(content, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return len(gone)


def destroyed_here() -> dict[str, str]:
    """Every key that was destroyed in the office as it is now, and when."""
    rows = DataKey.objects.filter(destroyed_at__isnull=False).order_by("destroyed_at")
    return {key.hex: at.isoformat(timespec="seconds") for key, at in rows.values_list("pk", "destroyed_at") if at}


def read(path: Path, beside: Path) -> tuple[Ring, Mapping[str, str]]:
    """The ring and the destroyed keys of a key file; raises Refused.

    A stick or a shared folder often lets everybody read: so a copy is opened that only we can read, in our folder.
    """
    try:
        content = path.read_bytes()
        gone = json.loads(content)[_DESTROYED] if path != settings.KEYS else {}
        copy = beside / "ring"
        copy.touch(0o600)
        copy.write_bytes(content)
        return Ring.at(copy), {str(key): str(at) for key, at in gone.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RingTrouble) as error:
        raise Refused(f"密钥文件 {path} 读不出来，或不是 manage.py backup 写出的；请换另一份") from error


def put(ring: Ring, stamp: str) -> Path | None:
    """Puts a ring in its place, unless it is there already; one that was there is laid beside it, and told."""
    here: Path = settings.KEYS
    aside = None
    if here.exists():
        now_there = Ring.at(here)
        if now_there.root == ring.root and ring.masters.items() <= now_there.masters.items():
            return None
        aside = here.with_name(f"{here.name}.{stamp}")
        os.link(here, aside)
    ring.write(here)
    return aside
