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
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"BM", "bmp"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_HEAD = 1024
"""Bytes in which the head of a PDF may begin: mail programs and web servers put lines before it."""
_TAG = Pattern(r"(?i)<(?:!doctype\s+html|html|head|body|table|tr|div|p|span|h[1-6]|meta)\b")
_ENDING = Pattern(r"(?i)</(?:html|body|table|tr|td|div|p|span)>")
_MAIL = Pattern(
    r"(?i)(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*?)*?content-type:\s*multipart/related", "ultipart/", "ULTIPART/"
)
_FLAT_XML = Pattern(
    r"<\?mso-application|<(?:w:wordDocument|pkg:package)\b|<Workbook\b[^>]{0,300}office:spreadsheet",
    "mso-application", "wordDocument", "pkg:package", "office:spreadsheet",
)  # fmt: skip

CHINESE = {
    "pdf": "PDF 文件",
    "docx": "Word 文件",
    "docm": "带宏的 Word 文件",
    "xlsx": "Excel 文件",
    "xlsm": "带宏的 Excel 文件",
    "xls": "旧版 Excel 文件",
    "doc": "旧版 Word 文件",
    "rtf": "RTF 文件",
    "picture": "图片",
    "bmp": "图片",
    "archive": "压缩包",
    "mhtml": "单个文件网页（MHTML）",
    "slides": "演示文稿（PowerPoint）",
    "ofd": "OFD 版式文件",
    "xlsb": "二进制 Excel 文件（XLSB）",
    "zip": "压缩包",
    "ole": "不认识的旧版办公文件",
    "odt": "ODF 文本文件",
    "ods": "ODF 表格文件",
}
"""Kinds as officers call them."""

ENDINGS = frozenset(
    (".txt", ".md", ".json", ".jsonl", ".html", ".htm", ".mht", ".mhtml", ".pdf", ".docx", ".docm", ".doc", ".wps",
     ".rtf", ".odt", ".xlsx", ".xlsm", ".xls", ".et", ".ods")
)  # fmt: skip
"""Endings of files that can be reports: what a folder is searched for. Opened, a file is what its content is."""


def kind_of_bytes(data: bytes) -> str:
    """`text` or the kind that a signature at the start names."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (kind != "bmp" or b"\0" in data[:32]):
            return kind
    if b"%PDF-" in data[:_HEAD] and b"\0" not in data[: data.index(b"%PDF-")] and _has_pdf_tail(data):
        return "pdf"
    return "text"


def _has_pdf_tail(data: bytes) -> bool:
    """A text may speak of %PDF; only a PDF has objects too."""
    return b" obj" in data and b"endobj" in data


def kind_of_text(text: str) -> str:
    """`json`, `mhtml`, `flat-xml` (an office file as one XML), `html` or `text`.

    >>> kind_of_text("<table><tr><td>0</td></tr></table>"), kind_of_text('{"schema": 1}'), kind_of_text("一、总体情况")
    ('html', 'json', 'text')
    """
    head = text[:2000].lstrip("\ufeff \t\r\n")
    if head[:1] in {"{", "["} and text.rstrip()[-1:] in {"}", "]"}:
        return "json"
    if head[:1].isascii() and head[:1].isalpha() and _MAIL.match(head.replace("\r\n", "\n")):
        return "mhtml"
    if head[:5] == "<?xml" and _FLAT_XML.search(head):
        return "flat-xml"
    if head[:1] == "<" and _TAG.match(head):
        return "html"
    if _TAG.search(text[:20_000]) and _ENDING.search(text):
        return "html"
    return "text"
