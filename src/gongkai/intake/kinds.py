"""What kind of file it is, judged by its content alone."""

from gongkai.intake.patterns import Pattern

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "bmp"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_TAG = Pattern(r"(?i)<(?:!doctype\s+html|html|head|body|table|tr|div|p|span|h[1-6]|meta)\b")
_ENDING = Pattern(r"(?i)</(?:html|body|table|tr|td|div|p|span)>")

CHINESE = {
    "pdf": "PDF 文件",
    "zip": "压缩包或 Word、Excel 文件",
    "ole": "旧版 Word、Excel 文件",
    "rtf": "RTF 文件",
    "picture": "图片",
    "bmp": "图片",
    "archive": "压缩包",
}


def kind_of_bytes(data: bytes) -> str:
    """`text` or the kind that a signature at the start names."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (kind != "bmp" or b"\0" in data[:32]):
            return kind
    return "text"


def kind_of_text(text: str) -> str:
    """`json`, `html` or `text`.

    >>> kind_of_text("<table><tr><td>0</td></tr></table>"), kind_of_text('{"schema": 1}'), kind_of_text("一、总体情况")
    ('html', 'json', 'text')
    """
    head = text[:2000].lstrip("\ufeff \t\r\n")
    if head[:1] in {"{", "["} and text.rstrip()[-1:] in {"}", "]"}:
        return "json"
    if head[:1] == "<" and _TAG.match(head):
        return "html"
    if _TAG.search(text[:20_000]) and _ENDING.search(text):
        return "html"
    return "text"
