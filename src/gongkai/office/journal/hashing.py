"""The digest of an entry and of an anchor: SHA-256 over their canonical JSON."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from gongkai.office.journal.models import Anchor, Entry

_FIELDS = (
    "number",
    "actor",
    "actor_name",
    "posts",
    "verb",
    "kind",
    "key",
    "told",
    "before",
    "after",
    "sealed",
    "reason",
)


def entry_digest(chain: str, entry: Entry) -> str:
    """The digest over all of an entry and the digest before it (hex, 64 characters)."""
    content = {name: getattr(entry, name) for name in _FIELDS}
    moments = {"at": _moment(entry.at), "written_at": _moment(entry.written_at)}
    return _digest({"chain": chain, **content, **moments, "once": entry.once or "", "previous": entry.previous})


def anchor_digest(anchor: Anchor) -> str:
    """The digest over a day's heads and the anchor before it."""
    return _digest({"on": anchor.on.isoformat(), "heads": anchor.heads, "previous": anchor.previous})


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _digest(content: Mapping[str, Any]) -> str:
    line = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()
