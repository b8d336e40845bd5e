"""How a report's words are shown to those who know what personal data looks like: they are handed in by the caller."""

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Exposed(NamedTuple):
    """Personal data from `start` to `end` of a text; `veiled` may be quoted, the text itself may not."""

    name: str
    """What it is, in Chinese: 居民身份证号."""
    start: int
    end: int
    veiled: str
    mend: str


Detector = Callable[[str], Iterable[Exposed]]
"""Finds personal data in a text."""
