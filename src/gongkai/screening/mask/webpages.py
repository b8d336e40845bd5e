"""Web pages: their texts and attributes; scripts and comments have been taken out before."""

import re
from collections.abc import Callable
from typing import Any

from lxml import html as pages

from gongkai.intake.decoding import decode
from gongkai.screening.body import Body

_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "br", "hr", "pre", "title", "section", "article", "form",
     "table", "caption", "ul", "ol", "dl", "dt", "dd", "option", "textarea", "blockquote")
)  # fmt: skip
_LOOKED_AT = ("alt", "title", "value", "content", "placeholder", "href", "src", "id", "name", "summary", "label")
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


class WebPage:
    """A page; `body` is what is looked at, `content` the page with what was written back, as UTF-8."""

    def __init__(self, data: bytes) -> None:
        text = _DECLARED.sub("", decode(data)[0].replace("\0", ""))
        self._root = pages.document_fromstring(text or "<html></html>")
        self.body = Body()
        self._tables = 0
        self._walk(self._root)
        self.body.add("\n")
        for element in self._root.iter():
            if isinstance(element.tag, str):
                for key in element.attrib:
                    name = str(key)
                    value = str(element.get(name) or "")
                    if len(value) > 1 and (name in _LOOKED_AT or name.startswith(("data-", "aria-"))):
                        self.body.add(value, _to_attribute(element, name), "网页内部")
                        self.body.add("\n")

    def _walk(self, element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in {"script", "style"} or not tag:
            return
        is_row = tag == "tr" and not self.body.in_row
        if tag == "table" and not self.body.in_row:
            self._tables += 1
            self.body.table()
        elif is_row:
            self.body.add("\n")
            self.body.row()
        elif tag in _BLOCKS and not self.body.in_row:
            self.body.add("\n")
        self._text(element.text, _to_text(element))
        column = 1
        for child in element:
            if is_row and child.tag in {"td", "th"}:
                self.body.cell(column)
                span = str(child.get("colspan") or "1")
                column += min(int(span), 200) if span.isdecimal() and len(span) < 5 else 1
            self._walk(child)
            self._text(child.tail, _to_tail(child))
        if is_row:
            self.body.end_row()

    def _text(self, text: str | None, put: Callable[[str], None]) -> None:
        if not text:
            return
        if text.strip():
            self.body.add(text, put, f"第{self._tables}个表格" if self.body.in_row else "网页正文")
        else:
            self.body.add(" ")

    def content(self) -> bytes:
        """The page with what was written back; it says that it is UTF-8."""
        for meta in list(self._root.iter("meta")):
            if meta.get("charset") or "charset" in (meta.get("content") or "").lower():
                above = meta.getparent()
                if above is not None:
                    above.remove(meta)
        head = self._root.find("head")
        if head is None:
            head = pages.Element("head")
            self._root.insert(0, head)
        head.insert(0, pages.Element("meta", charset="utf-8"))
        return b"<!DOCTYPE html>\n" + bytes(pages.tostring(self._root, encoding="utf-8", method="html"))


def _to_text(element: Any) -> Callable[[str], None]:
    def put(new: str) -> None:
        element.text = new

    return put


def _to_tail(element: Any) -> Callable[[str], None]:
    def put(new: str) -> None:
        element.tail = new

    return put


def _to_attribute(element: Any, name: str) -> Callable[[str], None]:
    return lambda new: element.set(name, new)
