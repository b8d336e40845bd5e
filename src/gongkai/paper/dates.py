"""A day as official papers write it."""

from datetime import date


def day(on: date) -> str:
    """A day in Arabic numerals without leading zeros (GB/T 9704—2012, 7.3.5.4).

    >>> day(date(2025, 1, 9))
    '2025年1月9日'
    """
    return f"{on.year}年{on.month}月{on.day}日"
