"""What has to be said of a PDF: pages that are pictures, text that nobody sees or none could read, damaged pages."""

from collections.abc import Sequence

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.pdf.page import Page

_PICTURE = 0.3
"""Of the page: a picture this large on a page without text is the page."""
_FEW = 12
"""Characters: a page with fewer has no text, at most a number or a stamp."""
_DRAWN = 60
"""Shapes: a page without text and with so many of them shows letters that were turned into drawings."""
_LISTED = 8

SCANNED = "这个 PDF 文件是扫描件或图片，里面没有文字，无法直接读取；请要文字版（Word 或由 Word 导出的 PDF）"


def is_picture(page: Page) -> bool:
    """Whether a page shows writing, yet has no text."""
    if sum(len(run.text) for run in page.runs) >= _FEW:
        return False
    return page.drawn.pictures >= _PICTURE or page.drawn.curves >= _DRAWN


def refuse(pages: Sequence[Page]) -> None:
    """Raises UnreadableFile `damaged`, `scanned` or `empty` where no page has any text."""
    if any(page.runs and not is_picture(page) for page in pages):
        return
    if all(page.lost for page in pages):
        raise UnreadableFile("damaged", "这个 PDF 文件已损坏，各页都打不开；请重新导出或向对方另要一份")
    if any(map(is_picture, pages)):
        raise UnreadableFile("scanned", f"{SCANNED}，或安装识别软件后加 --ocr 再试")
    raise UnreadableFile("empty", "这个 PDF 文件里没有文字；请核对文件，或向对方另要一份")


def notes_of(pages: Sequence[Page]) -> tuple[str, ...]:
    """Chinese sentences for the user."""
    notes = []
    pictures = [page.number for page in pages if is_picture(page)]
    if pictures:
        notes.append(f"{listed(pictures)}是图片，没有文字，其中内容没有读取；请对照原件核对，或加 --ocr 再试")
    lost = [page.number for page in pages if page.lost]
    if lost:
        notes.append(f"{listed(lost)}已损坏，没有读取；请重新导出或向对方另要一份")
    layered = [page.number for page in pages if page.layered]
    if layered:
        notes.append(f"{listed(layered)}的文字是看不见的文字层，多为扫描后识别所得，可能有误；请对照原件核对")
    hidden = [page.number for page in pages if page.hidden]
    if hidden:
        notes.append(f"{listed(hidden)}有看不见的文字（白色或透明），没有读取；对外发布前请清除")
    faceless = [page.number for page in pages if page.is_faceless]
    if faceless:
        notes.append(
            f"{listed(faceless)}的字体没有嵌入文件，本机也没有，单独书写的汉字可能没有读出；"
            "请安装中文字体（fonts-noto-cjk）后再试，或要一份嵌入字体的 PDF"
        )
    return tuple(notes)


def listed(numbers: Sequence[int]) -> str:
    """Page numbers in words.

    >>> listed([1, 2, 5])
    '第1、2、5页'
    """
    shown = "、".join(map(str, numbers[:_LISTED]))
    return f"第{shown}页" if len(numbers) <= _LISTED else f"第{shown}页等{len(numbers)}页"
