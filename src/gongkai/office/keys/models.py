"""The data keys, wrapped; what they seal lies with the apps that own it."""

import uuid

from django.db import models


class DataKey(models.Model):
    """The key of one case: wrapped by a master of the ring, or gone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    master = models.CharField(max_length=16)
    wrapped = models.BinaryField(max_length=128, null=True)
    """Empty once destroyed."""
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [  # noqa: RUF012
            models.CheckConstraint(
                name="a_key_is_there_or_destroyed",
                condition=models.Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | models.Q(wrapped__isnull=True, destroyed_at__isnull=False),
            )
        ]
