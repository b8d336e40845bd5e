"""How a value stands on paper: plain digits, never an exponent, never a zero for what is not zero."""

from decimal import Decimal

from gongkai.report.model import Missing, Report, Value

_SIGNS: dict[Missing, str] = {"blank": "", "mark": "/", "text": "见说明", "unreadable": "□", "ambiguous": "？"}
_AS_READ: frozenset[Missing] = frozenset({"mark", "text"})


def plain(value: Value) -> str:
    """The digits of a value; nothing for None.

    >>> plain(Decimal("0.0400")), plain(Decimal("1E+2")), plain(12), plain(None)
    ('0.04', '100', '12', '')
    """
    if value is None:
        return ""
    if not isinstance(value, Decimal):
        return str(value)
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def printed(report: Report, path: str) -> str:
    """What stands in a cell: its digits, or for a missing number what the document had there.

    A mark or words are printed as they were read. Where that is not known, or would look like a number although it is
    none (two readings, lost figures), a sign stands there that cannot be taken for one.
    """
    value = report.cells.get(path)
    if value is not None:
        return plain(value)
    kind = report.missing.get(path, "blank")
    origin = report.origins.get(path)
    raw = " ".join(origin.raw.split()) if origin and kind in _AS_READ else ""
    return raw if raw and not any(char.isnumeric() for char in raw) else _SIGNS[kind]
