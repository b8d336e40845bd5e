"""Numbers that people write: how they are read, and how the journal tells them."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from gongkai.office.annual.composing import as_value
from gongkai.office.annual.counting import form

TYPED = "active"
"""The table that is typed: it has no registers yet."""
_MOST = Decimal(10) ** 12
_DECIMALS = 6
_DIGITS = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def read_number(path: str, typed: str) -> Decimal | None:
    """A typed number; None for an empty field. Raises ValueError saying what is allowed.

    >>> read_number("active.fees_wan", "0.04"), read_number("active.licences", " 1,204 ")
    (Decimal('0.04'), Decimal('1204'))
    """
    text = typed.strip().translate(_DIGITS).replace(",", "")
    if not text:
        return None
    wan = form().kinds[path] == "wan"
    said = "写以万元为单位的数，最多六位小数，如 0.04" if wan else "写不小于 0 的整数；没有的写 0"
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(said) from None
    exponent = value.as_tuple().exponent
    if not value.is_finite() or value < 0 or value > _MOST or not isinstance(exponent, int):
        raise ValueError(said)
    if -exponent > (_DECIMALS if wan else 0):
        raise ValueError(said)
    return value


def plain(values: Mapping[str, Decimal | None]) -> dict[str, str | None]:
    """Numbers by cell as text, for the journal."""
    return {path: None if value is None else str(as_value(path, value)) for path, value in values.items()}
