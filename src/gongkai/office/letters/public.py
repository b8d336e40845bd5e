"""What anybody may fetch: an organ's blank application forms."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from gongkai.office.letters import printing, queries
from gongkai.office.letters.kinds import BLANK, KINDS
from gongkai.office.letters.value import from_json, to_json
from gongkai.office.organs.models import Organ

FORMS: Mapping[str, str] = {kind: KINDS[kind].term for kind in BLANK}
"""The forms there are, with what they are called."""
_FORMATS = {"pdf": printing.to_pdf, "docx": printing.to_docx}


def blank_form(*, organ: str, kind: str, format: str, on: date) -> tuple[str, bytes] | None:
    """A form's file name and bytes; None for an organ, a form or a format that there is not."""
    found = Organ.objects.filter(code=organ, until_on__isnull=True).first()
    if found is None or kind not in FORMS or format not in _FORMATS:
        return None
    value = queries.blank_form(kind, found, on=on)
    return f"{value.title}.{format}", _made(to_json(value), format)


@lru_cache(maxsize=64)
def _made(value: str, format: str) -> bytes:
    """Printed once for everybody who asks: printing takes half a second."""
    return _FORMATS[format](from_json(value), picture=None)
