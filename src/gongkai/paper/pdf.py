"""A paper as PDF: tagged for screen readers, its words selectable, its typefaces embedded."""

import gc
import subprocess

from gongkai.paper.blocks import Envelope, Paper
from gongkai.paper.errors import CannotPrint
from gongkai.paper.html import to_html

_INSTALL = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"


def to_pdf(paper: Paper | Envelope) -> bytes:
    """The bytes of a PDF/UA-1 file; nothing is fetched from anywhere.

    Raises CannotPrint where the machine has no Pango or no typeface with Chinese characters.
    """
    try:
        from weasyprint import HTML, URLFetcher
    except OSError as error:
        raise CannotPrint(
            f"写 PDF 需要系统里的 Pango 排版库，这台电脑上没有；请运行 {_INSTALL} 后再试，或先写成 .docx（{error}）"
        ) from None
    if not _has_chinese_typeface():
        raise CannotPrint(f"写 PDF 需要含中文的字体，这台电脑上没有；请运行 {_INSTALL} 后再试，或先写成 .docx")
    # The picture of a head lies in the page itself; every other word of it is escaped.
    has_picture = isinstance(paper, Paper) and paper.head is not None and paper.head.picture is not None
    fetcher = URLFetcher(allowed_protocols=("data",) if has_picture else ())
    written = bytes(HTML(string=to_html(paper), url_fetcher=fetcher).write_pdf(pdf_variant="pdf/ua-1"))
    # What a page was laid out with holds itself in circles, whole typefaces among it: a worker that writes letter
    # after letter would grow to a gigabyte before the interpreter looks.
    gc.collect()
    return written


def _has_chinese_typeface() -> bool:
    """A PDF without one would show a box for every character. Where nobody can tell, it is taken to be there."""
    try:
        listed = subprocess.run(["fc-list", ":lang=zh-cn", "family"], capture_output=True, check=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return True
    return bool(listed.stdout.strip())
