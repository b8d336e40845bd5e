"""The key file: the ring as it is, and which data keys were destroyed up to now; kept apart from the archives.

It only grows, so the newest one fits every older archive of the same office and tells it what has been destroyed since.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from gongkai.config.backup.errors import Refused
from gongkai.law.today import civil, now
from gongkai.office.keys import private
from gongkai.office.keys.errors import RingTrouble
from gongkai.office.keys.models import DataKey
from gongkai.office.keys.ring import Ring

_DESTROYED = "destroyed"
_UNKNOWN = "没有密钥文件，用的是现在的密钥环；备份以后匿名化过的件会回来，请对照销毁审批，再匿名化一次"


def write(path: Path) -> int:
    """Writes the ring and the list of destroyed keys, whole or not at all; returns how many were destroyed."""
    gone = destroyed_here()
    content = json.loads(settings.KEYS.read_text(encoding="ascii"))
    content |= {"made_at": now().isoformat(timespec="seconds"), _DESTROYED: gone}
    private.put(path, json.dumps(content, indent=1).encode("ascii"))
    return len(gone)


def destroyed_here() -> dict[str, str]:
    """Every key that was destroyed in the office as it is now, and when."""
    rows = DataKey.objects.filter(destroyed_at__isnull=False).order_by("destroyed_at")
    return {key.hex: at.isoformat(timespec="seconds") for key, at in rows.values_list("pk", "destroyed_at") if at}


@dataclass(frozen=True)
class KeyFile:
    """The ring, the keys destroyed up to a moment, and in words up to which."""

    ring: Ring
    gone: Mapping[str, str]
    told: str


def read(path: Path, beside: Path) -> KeyFile:
    """A key file, or the ring in its place, which knows of nothing destroyed; raises Refused.

    A stick or a shared folder often lets everybody read: so a copy is opened that only we can read, in our folder.
    """
    try:
        content = path.read_bytes()
        said = json.loads(content)
        told = _UNKNOWN
        if path == settings.KEYS:
            said[_DESTROYED] = {}
        else:
            on = civil(datetime.fromisoformat(said["made_at"])).isoformat()
            told = f"密钥文件是 {on} 的；在它以后匿名化过的件会回来，请对照销毁审批，再匿名化一次"
        gone = said[_DESTROYED]
        copy = beside / "ring"
        copy.touch(0o600)
        copy.write_bytes(content)
        return KeyFile(Ring.at(copy), {str(key): str(at) for key, at in gone.items()}, told)
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
