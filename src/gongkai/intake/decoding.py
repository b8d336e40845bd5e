"""Bytes to text: UTF-8, UTF-16 and GB18030 are told apart by what decodes, never by the file's name."""

import codecs

from gongkai.intake.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WRITING = frozenset("\t\n\r\f\x0b\x1a\x85")
"""Control characters that do occur in texts; 0x1A ends old DOS files, 0x85 is a next-line."""


_SAMPLE = 2_000


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding.

    Raises UnreadableFile: `empty`, `binary` or `wrong_encoding` (the first byte that fits no encoding is named).

    >>> decode("公开".encode("gb18030"))
    ('公开', 'gb18030')
    """
    if not data.strip(b"\0 \t\r\n\x1a"):
        raise UnreadableFile("empty", "文件是空的，没有任何内容；请重新导出或发送文件")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding), encoding.removesuffix("-sig")
    if b"\0" in data[:4096]:
        encoding = _utf16_without_mark(data)
        return _decode(data, encoding), "utf-16"
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as at_utf8:
        text, encoding = _gb18030(data, at_utf8.start), "gb18030"
    _refuse_binary(text)
    return text, encoding


def _decode(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            "wrong_encoding", f"文件标明是 {encoding} 编码，但第 {error.start + 1} 个字节起损坏；请重新导出文件"
        ) from None
    _refuse_binary(text)
    return text


def _utf16_without_mark(data: bytes) -> str:
    """Every second byte of western letters in UTF-16 is zero; which half it is says the byte order."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) < 8 * min(even, odd) + 1 or len(data) % 2:
        raise UnreadableFile("binary", "这不是文字文件（含有二进制内容）；请提供文本或网页格式的报告")
    return "utf-16-be" if even > odd else "utf-16-le"


def _gb18030(data: bytes, bad_utf8: int) -> str:
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        place = max(error.start, bad_utf8) + 1
        raise UnreadableFile(
            "wrong_encoding", f"文字编码损坏：第 {place} 个字节既不是 UTF-8 也不是 GB18030；请用原文件重新导出"
        ) from None


def _refuse_binary(text: str) -> None:
    """Text has hardly any control characters: looked for among the different characters first, for there are few."""
    sample = text[:_SAMPLE]
    strange = {char for char in set(sample) if (char < " " and char not in _WRITING) or "\ue000" <= char <= "\uf8ff"}
    if strange and sum(map(sample.count, strange)) > len(sample) // 50 + 2:
        raise UnreadableFile("binary", "这不是文字文件（含有二进制内容）；请提供文本或网页格式的报告")
