"""Workbooks (XLSX, XLSM): hidden sheets, rows, columns and cells, and what Excel keeps beside the cells."""

from gongkai.intake.limits import Limits
from gongkai.screening.hidden.traces import Ledger, Swept


def swept(data: bytes, limits: Limits) -> Swept:
    """A workbook with all its parts; raises UnreadableFile."""
    from gongkai.screening.hidden.workbooks.book import Book

    ledger = Ledger()
    book = Book(data, limits, ledger)
    return Swept(ledger.found, book.copy)
