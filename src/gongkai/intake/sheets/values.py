"""What stands in a cell, as text: 3.0 is 3, a date is a date, 0.1 + 0.2 is 0.3."""

from datetime import datetime, timedelta
from decimal import Decimal

from gongkai.intake.patterns import Pattern

_ESCAPED = Pattern(r"_x([0-9A-Fa-f]{4})_", "_x")
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  a cell's date has no zone
_LAST_DAY = 2_958_465
_DIGITS = 15
"""Significant digits that a spreadsheet keeps."""
_MOST_KEPT = 4096


def number_text(digits: str) -> str:
    """A stored number in plain notation, without the noise of binary fractions.

    >>> number_text("3"), number_text("3.0"), number_text("0.30000000000000004"), number_text("1E+3"), number_text("x")
    ('3', '3', '0.3', '1000', 'x')
    """
    if digits.isdecimal() and digits.isascii() and (digits[0] != "0" or digits == "0") and len(digits) <= _DIGITS:
        return digits
    try:
        value = float(digits)
    except ValueError:
        return digits
    if value != value or value in (float("inf"), float("-inf")):
        return digits
    short = f"{value:.{_DIGITS}g}"
    return format(Decimal(short), "f") if "e" in short else short.removeprefix("-0") or "0" if short == "-0" else short


class _Numbers(dict[str, str]):
    """Numbers as text, as they are met: short ones, and only so many, so that no file can fill it."""

    def __missing__(self, digits: str) -> str:
        text = number_text(digits)
        if len(digits) <= _DIGITS and len(self) < _MOST_KEPT:
            self[digits] = text
        return text


known_number_text = _Numbers().__getitem__
"""As `number_text`, remembered: the cells of reports hold the same few numbers over and over."""


def date_text(digits: str, parts: str, *, since_1904: bool) -> str:
    """A day number as a date in Chinese; `parts` says what the cell's format shows, of `ymdhs`.

    >>> date_text("45292", "ymd", since_1904=False), date_text("45292.5", "ymdh", since_1904=False)
    ('2024年1月1日', '2024年1月1日 12:00')
    """
    try:
        days = float(digits)
    except ValueError:
        return digits
    if not 0 <= days <= _LAST_DAY:
        return number_text(digits)
    moment = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(seconds=round(days * 86_400))
    return moment_text(moment, parts)


def moment_text(moment: datetime, parts: str) -> str:
    """A moment, as much of it as `parts` says."""
    day = f"{moment.year}年" if "y" in parts else ""
    day += f"{moment.month}月" if "m" in parts else ""
    day += f"{moment.day}日" if "d" in parts else ""
    clock = f"{moment:%H:%M}" if "h" in parts else ""
    return " ".join(filter(None, (day, clock)))


def unescaped(text: str) -> str:
    """Characters that XML cannot hold are written as `_x000D_`."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if not match[1].upper().startswith("D8") else "", text)
