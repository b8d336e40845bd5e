"""A PDF as a stream: its ruled tables as rows of cells, its text as paragraphs, each with page and box.

`pdfium` calls the library, `page` takes characters and `strokes` lines off a page, `rules` and `lattice` make tables of
the lines, `sheets` joins tables over pages, `lines`, `columns` and `paragraphs` order what stands outside them.
"""

from gongkai.intake.document import Flat
from gongkai.intake.limits import Limits
from gongkai.intake.pdf.document import opened
from gongkai.intake.pdf.remarks import is_picture, listed, notes_of, refuse
from gongkai.intake.pdf.stream import stream_of

__all__ = ["flatten"]


def flatten(data: bytes, limits: Limits, *, ocr: bool = False) -> Flat:
    """The stream of a PDF, the rows of its ruled tables, what had to be said of it, and a place for every stretch.

    With `ocr`, pages that are pictures are recognised by tesseract. Raises UnreadableFile with reason `encrypted`,
    `damaged`, `empty`, `scanned`, `too_large` or `no_ocr`.
    """
    with opened(data, limits) as pages:
        read = list(pages)
    recognised = [page for page in read if is_picture(page)] if ocr else []
    notes: tuple[str, ...] = ()
    if recognised:
        from gongkai.intake.pdf.recognition import recognise

        recognise(data, recognised, limits)
        notes = (
            f"{listed([page.number for page in recognised])}是扫描件，文字由识别软件得出，可能有误；请逐格对照原件",
        )
    refuse(read)
    return stream_of(read, limits)._replace(notes=notes + notes_of(read), recognised=bool(recognised))
