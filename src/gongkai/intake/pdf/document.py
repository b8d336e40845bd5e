"""Opens a PDF: whether it can be read, and its pages one by one."""

from collections.abc import Iterator
from contextlib import contextmanager

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.pdf.page import Page
from gongkai.intake.pdf.pdfium import PASSWORD, SECURITY, library


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[Iterator[Page]]:
    """The pages of a PDF, read when asked for; raises UnreadableFile `encrypted`, `damaged`, `empty` or `too_large`."""
    pdfium = library()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _why(pdfium.FPDF_GetLastError())
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count <= 0:
            raise UnreadableFile("empty", "这个 PDF 文件里没有页面；请核对文件，或向对方另要一份")
        if count > limits.pages:
            raise UnreadableFile(
                "too_large", f"这个 PDF 文件有 {count} 页，超过 {limits.pages} 页的上限；请只保留年度报告的页面再试"
            )
        yield (Page(pdfium, document, number) for number in range(1, count + 1))
    finally:
        pdfium.FPDF_CloseDocument(document)


def _why(error: int) -> UnreadableFile:
    if error in (PASSWORD, SECURITY):
        return UnreadableFile("encrypted", "这个 PDF 文件设有打开密码，无法读取；请另存一份不加密的再试")
    return UnreadableFile("damaged", "这个 PDF 文件已损坏或不完整，无法打开；请重新导出或向对方另要一份")
