"""Numbers as they are written in reports (12, 十二, 三十余, 1.1万, 逾450万): the least and greatest value meant."""

from decimal import Decimal
from functools import lru_cache

Number = int | Decimal
MANY: int = 10**15
"""Stands for no upper bound."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
_ABOVE = ("逾", "超过", "超", "突破", "多于")
_AT_LEAST = ("至少", "不少于", "不低于")
_BELOW = ("近", "不足", "将近", "接近")
_AT_MOST = ("不超过", "至多", "最多")
_ABOUT = ("约", "大约", "大概", "左右")
HEDGES = tuple(sorted((*_ABOVE, *_AT_LEAST, *_BELOW, *_AT_MOST, *_ABOUT), key=len, reverse=True))
"""What may stand before an approximate number, longest first."""


@lru_cache(maxsize=1024)
def value_of(written: str) -> Number | None:
    """The value of a written number, None where it is none.

    >>> value_of("1,234"), value_of("十二"), value_of("两万三千"), value_of("1.1万"), value_of("二〇二三")
    (1234, 12, 23000, 11000, 2023)
    """
    if written.isascii() and written.isdigit():
        return int(written)
    scale = 1
    while written and written[-1] in "万亿千百" and written[:-1] and written[-2] in "0123456789.百千万亿":
        scale *= _LARGE.get(written[-1]) or _UNITS[written[-1]]
        written = written[:-1]
    plain = written.replace(",", "").replace("，", "")
    if plain.isascii() and plain.replace(".", "", 1).isdigit():
        value = Decimal(plain) * scale
        return int(value) if value == value.to_integral_value() else value
    spelled = _spelled(written)
    return None if spelled is None else spelled * scale


def _spelled(written: str) -> int | None:
    """The value of a number in Chinese characters: digit by digit, or with 十 百 千 万."""
    if not written:
        return None
    if all(c in _DIGITS for c in written):
        return int("".join(str(_DIGITS[c]) for c in written))
    total = part = digit = 0
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            part += (digit or 1) * _UNITS[character]
            digit = 0
        elif character in _LARGE:
            total += (part + digit or 1) * _LARGE[character]
            part = digit = 0
        else:
            return None
    return total + part + digit


def bounds(value: Number, *, before: str = "", more: str = "", after: str = "") -> tuple[Number, Number]:
    """The least and the greatest value that the words around a number allow.

    `before` is a hedge such as 逾, 近 or 约; `more` stands inside, 余, 多 or 几; `after` is 以上, 左右 and the like.

    >>> bounds(500, more="余")[0], bounds(100, before="近"), bounds(12), bounds(10, more="几")
    (501, (0, 99), (12, 12), (11, 19))
    """
    if more == "几":
        return value + 1, value + 9
    if more or after in ("余", "多") or before in _ABOVE:
        return value + 1, MANY
    if before in _AT_LEAST or after == "以上":
        return value, MANY
    if before in _BELOW:
        return 0, value - 1
    if before in _AT_MOST or after in ("以下", "以内"):
        return 0, value
    if before in _ABOUT or after == "左右":
        return value * 8 // 10, value * 12 // 10 + 1
    return value, value
