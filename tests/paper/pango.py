"""Whether this machine can print PDF: Pango and a Chinese typeface come with the system, not with Python."""

import os

import pytest

from gongkai.paper import CannotPrint, Paper
from gongkai.paper.pdf import to_pdf


def _why_not() -> str:
    try:
        to_pdf(Paper("题", ()))
    except CannotPrint as error:
        return str(error)
    return ""


_WHY_NOT = "" if os.environ.get("GONGKAI_REQUIRE_TOOLS") == "1" else _why_not()
NEEDED = pytest.mark.skipif(bool(_WHY_NOT), reason=_WHY_NOT or "never skipped")
