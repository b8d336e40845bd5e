"""What stands above an official letter: the organ's name in red over a red line (GB/T 9704—2012, 7.2.4 and 7.2.7)."""

from gongkai.paper import measures as m

RED = "#e60012"
RULE = 1.2
"""Points."""
MARK_WIDTH = m.TEXT_WIDTH
"""Millimetres."""
_LARGEST, _POINT = 40.0, 0.3528


def mark_size(name: str) -> float:
    """The size in points at which a name fits into one line.

    >>> mark_size("云岭县清河镇人民政府"), mark_size("云岭彝族自治县清河彝族傈僳族乡人民政府")
    (40.0, 22.1)
    """
    return min(_LARGEST, round(MARK_WIDTH / _POINT / max(1, len(name)) * 0.95, 1))
