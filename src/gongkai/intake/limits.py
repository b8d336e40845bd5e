"""How much a file may ask of us before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one file."""

    file_bytes: int = 100_000_000
    text_chars: int = 20_000_000
    """Characters of decoded text that are searched for a report; beyond that it is no report anybody typed."""
    cells: int = 1_000_000


DEFAULT = Limits()
