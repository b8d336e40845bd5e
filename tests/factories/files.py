"""Files for tests, made by the real actions."""

import io
from typing import Any

from PIL import Image
from tests.factories import organs
from tests.factories.organs import LONG_AGO

from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import ours
from gongkai.office.files.models import StoredFile
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.keys.actions.make import make


def kept(content: bytes = "来件".encode(), name: str = "来件.txt", **given: Any) -> StoredFile:
    whole = {
        "actor": SYSTEM,
        "organ": given.pop("organ", None) or organs.township(),
        "subject": ("application", "1"),
        "purpose": "incoming",
        "looked": ours(name, content, "text"),
        "at": LONG_AGO,
    }
    if "key" not in given:
        given["key"] = make(at=LONG_AGO)
    return keep(**whole | given)  # type: ignore[arg-type]


def picture(format: str = "PNG", size: tuple[int, int] = (600, 90)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "red").save(target, format)
    return target.getvalue()
