"""Finding."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from gongkai.office.search.models import Entry
from gongkai.office.search.pairs import digests, mark

LEAST = 2
"""Characters that are enough."""


def found(words: str, *, kind: str, organs: Sequence[str]) -> QuerySet[Entry]:
    """The things of a kind, at these organs, that hold every pair of neighbouring characters in the words.

    Nothing for words in which no two characters stand together.
    """
    wanted = digests([words])
    if not wanted or not organs:
        return Entry.objects.none()
    things = Entry.objects.filter(kind=kind, organ__in=organs)
    if connection.vendor == "sqlite":
        # With detail=none the full-text index knows no phrases; AND of the pairs is what is meant.
        marks = " OR ".join(f'"{mark(organ)}"' for organ in organs)
        asked = " AND ".join([f"({marks})", *(f'"{digest}"' for digest in wanted)])
        return things.filter(pk__in=RawSQL("SELECT rowid FROM search_words WHERE search_words MATCH %s", [asked]))
    asked = " & ".join([f"({' | '.join(mark(organ) for organ in organs)})", *wanted])
    # Asked of the table itself and not of its keys: so it is the full-text index that is looked into first.
    matches = "to_tsvector('simple', words) @@ to_tsquery('simple', %s)"
    return things.filter(RawSQL(matches, [asked], output_field=BooleanField()))
