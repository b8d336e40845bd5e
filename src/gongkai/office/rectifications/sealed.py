"""The sealed texts of a request: each bound to its field."""

from gongkai.office.keys.sealing import Place, sealer
from gongkai.office.rectifications.models import Rectification


def seal(found: Rectification, field: str, text: str) -> str:
    """A text as it is kept; nothing stays nothing."""
    return sealer(found.key).seal(text.strip(), _place(found, field)) if text.strip() else ""


def opened(found: Rectification, field: str) -> str:
    """The text again."""
    kept = str(getattr(found, field))
    return sealer(found.key).open(kept, _place(found, field)) if kept else ""


def _place(found: Rectification, field: str) -> Place:
    return Place("rectification", field, found.row)
