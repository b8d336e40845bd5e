"""What screening a file gives: what was found where, and what was made of it."""

from typing import NamedTuple

from gongkai.screening.hidden.traces import Concealed


class Found(NamedTuple):
    """Personal data at a place: `quote` shows a few characters of it and never the whole."""

    code: str
    where: str
    quote: str


class Screened(NamedTuple):
    """What is in a file: personal data in its words, and what it carries that nobody sees."""

    kind: str
    found: tuple[Found, ...] = ()
    concealed: tuple[Concealed, ...] = ()
    notes: tuple[str, ...] = ()
    """What could not be looked into: pictures, scanned pages. Chinese sentences."""


class Masked(NamedTuple):
    """A masked copy, and the protocol of it: what was veiled or taken out, where, by which rule."""

    data: bytes
    ending: str
    """The ending that fits the copy's kind; empty where it is the original's."""
    screened: Screened
