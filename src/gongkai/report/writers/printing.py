"""How a value stands on paper: plain digits, never an exponent, never a zero for what is not zero."""

from decimal import Decimal

from gongkai.report.model import Missing, Report, Value

_SIGNS: dict[Missing, str] = {"blank": "", "mark": "/", "text": "见说明", "unreadable": "□", "ambiguous": "？"}


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

    A mark or words are printed as they were read; where that is not known, as something that reads back as missing.
    """
    value = report.cells.get(path)
    if value is not None:
        return plain(value)
    kind = report.missing.get(path, "blank")
    if kind == "blank":
        return ""
    origin = report.origins.get(path)
    raw = " ".join(origin.raw.split()) if origin else ""
    return raw or _SIGNS[kind]
