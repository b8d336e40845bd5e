"""Workbooks (XLSX, XLSM): hidden sheets, rows, columns and cells, and what Excel keeps beside the cells."""

from gongkai.intake.limits import Limits
from gongkai.screening.hidden.traces import Ledger, Swept
from gongkai.screening.plain_rows import PlainParts


def swept(data: bytes, limits: Limits) -> Swept:
    """A workbook with all its parts; raises UnreadableFile."""
    from gongkai.screening.hidden.workbooks.book import Book

    ledger = Ledger()
    plain = PlainParts()
    Book(data, limits, ledger, plain)
    return Swept(ledger.found, lambda: Book(data, limits, Ledger()).copy(), plain)
