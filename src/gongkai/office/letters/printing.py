"""A letter's value as DOCX and PDF."""

from gongkai.office.letters.pages.docx import to_docx
from gongkai.office.letters.pages.pdf import to_pdf

__all__ = ["to_docx", "to_pdf"]
