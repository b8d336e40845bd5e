"""A web page saved as one file (MHTML): a letter with the page and its pictures as enclosures."""

from email import message_from_bytes
from email.message import Message

from gongkai.intake.decoding import decode
from gongkai.intake.errors import UnreadableFile


def page_of(data: bytes) -> bytes:
    """The page inside, as UTF-8; where it is made of frames, the pages in them one behind the other.

    Raises UnreadableFile `damaged` where no page is inside, `too_deep` for letters within letters without end.
    """
    try:
        message = message_from_bytes(data)
        pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    except RecursionError:
        raise UnreadableFile("too_deep", "文件内部的层次嵌套过深，不像正常文件；未读取") from None
    if not pages:
        raise UnreadableFile("damaged", "网页文件（MHTML）里没有网页正文；请重新保存网页")
    start = message.get_param("start")
    root = next((page for page in pages if start and page.get("Content-ID") == start), pages[0])
    text = _text(root)
    if "<frameset" in text.lower():
        text = "\n".join(_text(page) for page in pages if page is not root) or text
    return text.encode(errors="replace")


def _text(page: "Message[str, str]") -> str:
    content = page.get_payload(decode=True)
    return decode(content)[0] if isinstance(content, bytes) and content else ""
