"""From the bytes of a PDF to reports, the way the program goes."""

from gongkai.intake import Document
from gongkai.intake.document import Flat
from gongkai.intake.limits import DEFAULT
from gongkai.intake.pdf import flatten
from gongkai.report.model import Report
from gongkai.report.readers import read_document


def flat_of(data: bytes) -> Flat:
    """The stream of a PDF."""
    return flatten(data, DEFAULT)


def reports_in(data: bytes) -> list[Report]:
    """The reports in a PDF."""
    flat = flatten(data, DEFAULT)
    return read_document(Document("", "", "pdf", flat.text, grid=flat.grid, notes=flat.notes, spots=flat.spots))
