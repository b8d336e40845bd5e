"""A letter's page as PDF."""

from functools import cache

from gongkai.office.letters.pages.html import to_html
from gongkai.office.letters.value import LetterValue
from gongkai.paper import Paper, Paragraph, pdf


def to_pdf(value: LetterValue, *, picture: bytes | None) -> bytes:
    """The bytes of a PDF/UA-1 file; nothing is fetched. Raises CannotPrint where the machine cannot print."""
    _can_print()
    from weasyprint import HTML, URLFetcher

    page = HTML(string=to_html(value, picture=picture), url_fetcher=URLFetcher(allowed_protocols=("data",)))
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1"))


@cache
def _can_print() -> None:
    """Raises CannotPrint, in the words of the paper, where Pango or the typefaces lack; asked once a process."""
    pdf.to_pdf(Paper("试印", (Paragraph("试印"),)))
