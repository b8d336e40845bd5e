"""A letter as a piece of a page."""

from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString

from gongkai.office.letters.printing import to_fragment
from gongkai.office.letters.value import LetterValue


def preview_of(value: LetterValue) -> SafeString:
    """What a letter looks like; the picture above it is fetched from its own address."""
    return to_fragment(value, source=picture_url(value.picture))


def picture_url(picture: str) -> str:
    """Where a letterhead's picture is fetched; empty where the organ's name stands in its place."""
    return reverse("workbench:letterhead_picture", args=[UUID(picture)]) if picture else ""
