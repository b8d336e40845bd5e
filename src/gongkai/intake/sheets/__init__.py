"""A workbook as a stream: its visible sheets one behind the other, a line for each row, tabs between cells."""

from gongkai.intake.containers.archive import Archive
from gongkai.intake.document import Flat
from gongkai.intake.limits import Limits


def flatten_xlsx(archive: Archive, limits: Limits) -> Flat:
    """The stream of an XLSX or XLSM; hidden sheets are left out and named, hidden rows and columns are read and named.

    Formulas count with the results that were saved; a result that is missing is missing. Raises UnreadableFile as
    `Archive` and `parsed` do, and `too_large` beyond `limits.cells` cells.
    """
    from gongkai.intake.sheets.book import Book
    from gongkai.intake.sheets.layout import Layout

    layout = Layout(limits)
    book = Book(archive, layout.stream.note)
    for sheet in book.sheets(limits):
        layout.add(sheet)
    return layout.done()


def flatten_xls(data: bytes, limits: Limits) -> Flat:
    """The stream of an older workbook (XLS, or ET of WPS); raises UnreadableFile `damaged` or `encrypted`."""
    from gongkai.intake.sheets.layout import Layout
    from gongkai.intake.sheets.older import sheets

    layout = Layout(limits)
    for sheet in sheets(data, limits, layout.stream.note):
        layout.add(sheet)
    return layout.done()
