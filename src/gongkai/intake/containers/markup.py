"""XML of strangers: no document type, no entities, nothing fetched, no deeper than the parser's own bound."""

from typing import Any

from lxml import etree

from gongkai.intake.errors import UnreadableFile

_DOCTYPE = b"<!DOCTYPE"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")


def parsed(data: bytes) -> etree._Element:
    """The root of an XML part of an office file.

    Raises UnreadableFile `hostile` for a document type (office files have none; entities are declared there), `damaged`
    for what is no XML, and `too_deep` where elements are nested beyond all reason.
    """
    if data.startswith(_WIDE):
        data = _narrow(data)
    if _DOCTYPE in data:
        raise _hostile()
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        raise _refused(error) from None
    except ValueError:  # an encoding the parser was not built with
        raise UnreadableFile("damaged", "文件内部使用了无法识别的编码；请用原软件打开后另存") from None
    if root is None:
        raise UnreadableFile("damaged", "文件内部是空的；请重新下载或用原软件打开后另存")
    told: Any = root.getroottree().docinfo
    if told.doctype:  # in an encoding that hid it from the search
        raise _hostile()
    return root


def _parser() -> etree.XMLParser:
    """A new one each time: a parser that failed once keeps what it was told before."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip


def _narrow(data: bytes) -> bytes:
    """UTF-16 as UTF-8, its declaration left out."""
    encoding = "utf-16" if data[:1] in {b"\xff", b"\xfe"} else "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile("damaged", "文件内部的文字编码损坏；请重新下载或用原软件打开后另存") from None
    if text.startswith("<?xml"):
        text = text.partition("?>")[2]
    return text.encode()


def _refused(error: etree.XMLSyntaxError) -> UnreadableFile:
    said = str(error)
    if "depth" in said.lower():
        return UnreadableFile("too_deep", "文件内部的层次嵌套过深，不像正常文件；未读取")
    if "huge" in said.lower() or "amplification" in said.lower():
        return UnreadableFile("too_large", "文件内部有过长的内容，不像正常文件；未读取")
    return UnreadableFile("damaged", "文件内部结构损坏；请重新下载或用原软件打开后另存")


def _hostile() -> UnreadableFile:
    return UnreadableFile("hostile", "文件内部含有实体定义（正常的文档没有），可能是恶意文件；未读取")
