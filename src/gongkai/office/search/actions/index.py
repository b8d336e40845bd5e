"""A thing made findable, or unfindable; inside the transaction of the action that changes it."""

from collections.abc import Iterable

from gongkai.office.search.models import Entry
from gongkai.office.search.pairs import digests, mark


def index(*, kind: str, key: str, organ: str, texts: Iterable[str]) -> None:
    """Makes a thing findable by the words in its texts, in place of those before."""
    words = " ".join((mark(organ), *digests(texts)))
    Entry.objects.update_or_create(kind=kind, key=key, defaults={"organ": organ, "words": words})


def forget(*, kind: str, key: str) -> None:
    """Makes a thing unfindable."""
    Entry.objects.filter(kind=kind, key=key).delete()
