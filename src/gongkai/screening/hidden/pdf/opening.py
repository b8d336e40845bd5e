"""Opens a PDF by its objects."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits

if TYPE_CHECKING:
    import pikepdf


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator["pikepdf.Pdf"]:
    """The objects of a PDF; what goes wrong while they are worked with is damage too.

    Raises UnreadableFile `encrypted`, `damaged`, `empty` or `too_large`.
    """
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            count = len(pdf.pages)
            if not count:
                raise UnreadableFile("empty", "这个 PDF 文件里没有页面；请核对文件，或向对方另要一份")
            if count > limits.pages:
                raise UnreadableFile("too_large", f"这个 PDF 文件有 {count} 页，超过 {limits.pages} 页的上限")
            yield pdf
    except pikepdf.PasswordError:
        raise UnreadableFile("encrypted", "这个 PDF 文件设有打开密码，无法读取；请另存一份不加密的再试") from None
    except RecursionError:
        raise UnreadableFile("too_deep", "这个 PDF 文件内部的层次嵌套过深，不像正常文件；未读取") from None
    except (
        pikepdf.PdfError,
        ArithmeticError,
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
        RuntimeError,
    ) as error:
        raise UnreadableFile("damaged", "这个 PDF 文件已损坏或不完整；请重新导出或向对方另要一份") from error
