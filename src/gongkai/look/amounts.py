"""Numbers as a page says them: sums of money, counts, sizes of files."""

_STEP = 1024
_UNITS = ("KB", "MB", "GB", "TB")


def yuan(fen: int, *, fixed: bool = False) -> str:
    """Says a sum kept in fen; `fixed` always writes two decimals, for columns.

    >>> yuan(10000), yuan(123450), yuan(-5), yuan(10000, fixed=True)
    ('100元', '1,234.50元', '-0.05元', '100.00元')
    """
    sign = "-" if fen < 0 else ""
    whole, rest = divmod(abs(fen), 100)
    decimals = f".{rest:02d}" if rest or fixed else ""
    return f"{sign}{whole:,}{decimals}元"


def count(number: int) -> str:
    """Writes a count with its thousands parted.

    >>> count(0), count(12345)
    ('0', '12,345')
    """
    return f"{number:,}"


def size(length: int) -> str:
    """Says how large a file is; never 0 for a file that holds something.

    >>> size(0), size(1), size(1024), size(1536), size(5 * 1024 * 1024), size(12_900_000)
    ('0 KB', '1 KB', '1 KB', '2 KB', '5 MB', '12.3 MB')
    """
    kilobytes = -(-length // _STEP)
    if kilobytes < _STEP:
        return f"{kilobytes} KB"
    power = 2
    # What would be said as 1024 of a unit is said as one of the next.
    while power < len(_UNITS) and round(length / _STEP**power, 1) >= _STEP:
        power += 1
    said = f"{length / _STEP**power:.1f}".removesuffix(".0")
    return f"{said} {_UNITS[power - 1]}"
