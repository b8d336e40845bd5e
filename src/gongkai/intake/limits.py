"""How much a file may ask of us before it is refused."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from gongkai.intake.errors import GongkaiError


class Limits(NamedTuple):
    """Upper bounds for one file."""

    file_bytes: int = 100_000_000
    text_chars: int = 20_000_000
    """Characters of decoded text that are searched for a report; beyond that it is no report anybody typed."""
    cells: int = 1_000_000
    unpacked_bytes: int = 300_000_000
    """Of all members of a container together, containers inside it included."""
    compression: int = 100
    """Times that a member of a container may grow, and the container as a whole."""
    members: int = 5_000
    nesting: int = 3
    """Containers inside containers; the file itself is the first."""
    pages: int = 1_000
    cpu_seconds: int = 30
    memory_bytes: int = 1_000_000_000
    wall_seconds: int = 120
    """Of waiting for a worker, which may sleep where it does not compute."""
    conversion_seconds: int = 60
    """Of waiting for LibreOffice, which is a process of its own."""


DEFAULT = Limits()
PREFIX = "GONGKAI_LIMIT_"


def limits_of(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits, changed by variables such as `GONGKAI_LIMIT_FILE_BYTES`; raises WrongLimit for what is no number.

    >>> limits_of({"GONGKAI_LIMIT_PAGES": "20"}).pages
    20
    """
    changes = {}
    for field in Limits._fields:
        value = environment.get(PREFIX + field.upper(), "")
        if value:
            if not value.isdecimal() or not int(value):
                raise WrongLimit(f"环境变量 {PREFIX}{field.upper()} 应为正整数，现在是“{value}”；请改正或删去")
            changes[field] = int(value)
    return DEFAULT._replace(**changes) if changes else DEFAULT


class WrongLimit(GongkaiError):
    """A limit in the environment that is no positive whole number."""
