"""A letter's value as DOCX and PDF."""

from gongkai.office.letters.pages.blocks import to_paper
from gongkai.office.letters.value import LetterValue
from gongkai.paper import docx, pdf


def to_docx(value: LetterValue, *, picture: bytes | None) -> bytes:
    """The bytes of a DOCX; the same value gives the same bytes."""
    return docx.to_docx(to_paper(value))


def to_pdf(value: LetterValue, *, picture: bytes | None) -> bytes:
    """The bytes of a PDF; raises CannotPrint where the machine cannot."""
    return pdf.to_pdf(to_paper(value))
