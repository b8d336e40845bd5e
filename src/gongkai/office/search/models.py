"""What can be found: a thing by kind and key, and the pairs of characters in it as digests."""

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One thing that can be found."""

    kind = models.CharField(max_length=24)
    key = models.CharField(max_length=64)
    organ = models.CharField(max_length=64)
    words = models.TextField()
    """Digests, with blanks between; each database keeps its own index of them."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kind", "key"], name="a_thing_is_indexed_once")]
