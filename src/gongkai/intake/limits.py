"""How much a file may ask of us before it is refused."""

from typing import NamedTuple


class Limits(NamedTuple):
    """Upper bounds for one file."""

    file_bytes: int = 100_000_000
    text_chars: int = 20_000_000
    """Characters of decoded text that are searched for a report; beyond that it is no report anybody typed."""
    cells: int = 1_000_000


DEFAULT = Limits()
