"""Where a signature stands on the line (GB/T 9704—2012, 7.3.5.1)."""

from gongkai.paper.blocks import Signature
from gongkai.paper.dates import day

USUAL = 4.0
"""Characters between the day and the right edge."""


def indents(signature: Signature) -> tuple[float, float]:
    """How many characters the organ and the day stand away from the right edge.

    Where a seal goes over both, the organ is centred over the day; a long name pushes the day to the left.
    """
    if not signature.sealed or signature.on is None:
        return USUAL, USUAL
    beyond = (_width(signature.organ) - _width(day(signature.on))) / 2
    return max(0.0, USUAL - beyond), max(USUAL, beyond)


def _width(text: str) -> float:
    """In characters; figures and Latin letters take half of one.

    >>> _width("2026年3月20日")
    6.5
    """
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)
