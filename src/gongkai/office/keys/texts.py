"""The sealed texts of a thing that has a data key of its own: each bound to the thing's kind, its field and its key."""

from typing import Protocol

from gongkai.office.keys.models import DataKey
from gongkai.office.keys.sealing import Place, sealer


class Keyed(Protocol):
    """A thing with a key; its subject is kind and number, as the journal names it."""

    @property
    def key(self) -> DataKey: ...
    @property
    def subject(self) -> tuple[str, str]: ...


def seal(thing: Keyed, field: str, text: str) -> str:
    """A text as it is kept in a field; nothing stays nothing."""
    return sealer(thing.key).seal(text.strip(), _place(thing, field)) if text.strip() else ""


def opened(thing: Keyed, field: str) -> str:
    """The text of a field again; raises Destroyed, or WrongSeal for one that stood elsewhere."""
    kept = str(getattr(thing, field))
    return sealer(thing.key).open(kept, _place(thing, field)) if kept else ""


def _place(thing: Keyed, field: str) -> Place:
    return Place(thing.subject[0], field, thing.key.id.hex)
