"""Formulas and the results saved with them: a result that was never worked out is missing, not zero.

Programs that write workbooks without calculating leave the result out, or write 0 and ask the spreadsheet to calculate
when it opens the file. The second kind is told from the first by working out the simple sums.
"""

from decimal import Decimal, InvalidOperation

from gongkai.intake.patterns import Pattern
from gongkai.intake.sheets.grid import area, position

_SUM = Pattern(r"(?i)\s*=?\s*SUM\(([$A-Z0-9:,\s]+)\)\s*")
_TERMS = Pattern(r"(?i)\s*=?\s*[+-]?\s*\$?[A-Z]{1,3}\$?\d{1,7}(?:\s*[+-]\s*\$?[A-Z]{1,3}\$?\d{1,7})*\s*")
_TERM = Pattern(r"(?i)([+-]?)\s*(\$?[A-Z]{1,3}\$?\d{1,7})")
_MOST = 10_000
"""Cells that one sum may run over; longer ones are not worked out."""

Rows = dict[int, dict[int, str]]


class Formulas:
    """The formulas of one sheet."""

    def __init__(self, *, to_calculate: bool) -> None:
        self._to_calculate = to_calculate
        self._cells: dict[tuple[int, int], tuple[str, str | None]] = {}

    def add(self, at: tuple[int, int], formula: str, result: str | None) -> None:
        """Notes a formula by row and column, with its saved result."""
        self._cells[at] = (formula, result)

    @property
    def width(self) -> int:
        """The last column with a formula."""
        return max((column for _, column in self._cells), default=0)

    def settle(self, rows: Rows) -> bool:
        """Takes results that cannot be trusted out of the rows; whether any result is missing."""
        missing = any(not result for formula, result in self._cells.values() if formula)
        if self._to_calculate and self._cells and not self._agree(rows):
            missing = True
            for row, column in self._cells:
                rows.get(row, {}).pop(column, None)
        return missing

    def _agree(self, rows: Rows) -> bool:
        """Whether every sum that can be worked out is what was saved; where none can, whether any result is not 0."""
        worked_out = 0
        for formula, result in self._cells.values():
            expected = _value(formula, rows)
            if expected is None or not result:
                continue
            worked_out += 1
            if abs(expected - (_number(result) or Decimal(0))) > Decimal("0.0000001"):
                return False
        return bool(worked_out) or any(result not in (None, "", "0") for _, result in self._cells.values())


def _value(formula: str, rows: Rows) -> Decimal | None:
    """The value of a simple sum; None for any other formula."""
    found = _SUM.fullmatch(formula)
    if found is not None:
        return _sum(found[1].split(","), rows)
    if not _TERMS.fullmatch(formula):
        return None
    total = Decimal(0)
    for sign, reference in _TERM.findall(formula):
        row, column = position(reference)
        total += (_number(rows.get(row, {}).get(column, "")) or Decimal(0)) * (-1 if sign == "-" else 1)
    return total


def _sum(references: list[str], rows: Rows) -> Decimal | None:
    total = Decimal(0)
    for reference in references:
        top, left, bottom, right = area(reference.strip())
        if not top or not bottom or (bottom - top + 1) * (right - left + 1) > _MOST:
            return None
        for row in range(top, bottom + 1):
            texts = rows.get(row, {})
            total += sum(
                (_number(texts.get(column, "")) or Decimal(0) for column in range(left, right + 1)), Decimal(0)
            )
    return total


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
