"""What a paragraph or run has from its style: a list it belongs to, and whether it is hidden."""

import re
from typing import NamedTuple

from lxml import etree

from gongkai.intake.containers.markup import parsed

_STYLE_ID = re.compile(rb'\bw:styleId="([^"]*)"')
_DEEPEST = 20
"""Steps from a style to the one it is based on; more are a circle."""


class ListLevel(NamedTuple):
    """A numbered list and a level of it."""

    list_id: str
    level: int | None


class Styles:
    """Styles by id; only those that are used are parsed, for most files bring a hundred times more."""

    def __init__(self, content: bytes, namespace: str) -> None:
        self._w = f"{{{namespace}}}"
        self.may_hide = b"vanish" in content
        self._pieces: dict[str, bytes] = {}
        self._parsed: dict[str, etree._Element | None] = {}
        self._open = b""
        if self.may_hide or b"numPr" in content:
            self._cut(content)

    def _cut(self, content: bytes) -> None:
        """The bytes of each style; where they are not written as usual, everything is parsed after all."""
        head, *pieces = content.split(b"<w:style ")
        start = head.find(b"<w:styles")
        if start < 0 or not pieces or b"<!--" in content or b"<![" in content:
            found = parsed(content).iter(f"{self._w}style") if content else ()
            self._parsed = {style.get(f"{self._w}styleId", ""): style for style in found}
            return
        self._open = head[start : head.find(b">", start) + 1]
        for piece in pieces:
            name = _STYLE_ID.search(piece, 0, piece.find(b">") + 1)
            if name is not None:
                self._pieces[name[1].decode("utf-8", "replace")] = piece

    def _style(self, name: str) -> etree._Element | None:
        if name not in self._parsed:
            body, end, _ = self._pieces.get(name, b"").partition(b"</w:style>")
            self._parsed[name] = parsed(self._open + b"<w:style " + body + end + b"</w:styles>")[0] if end else None
        return self._parsed[name]

    def list_of(self, style: str) -> ListLevel | None:
        """The list that paragraphs of a style belong to; None for none."""
        for element in self._chain(style):
            found = element.find(f"{self._w}pPr/{self._w}numPr")
            if found is not None:
                return list_level(found, self._w)
        return None

    def hidden(self, style: str) -> bool:
        """Whether text of this style is hidden."""
        if not self.may_hide:
            return False
        for element in self._chain(style):
            found = element.find(f"{self._w}rPr/{self._w}vanish")
            if found is not None:
                return switched_on(found, self._w)
        return False

    def _chain(self, style: str) -> list[etree._Element]:
        found: list[etree._Element] = []
        for _ in range(_DEEPEST):
            element = self._style(style)
            if element is None:
                break
            found.append(element)
            base = element.find(f"{self._w}basedOn")
            if base is None:
                break
            style = base.get(f"{self._w}val", "")
        return found


def list_level(properties: etree._Element, w: str) -> ListLevel:
    """The list and level that `numPr` names; `w` is the namespace in braces."""
    number, level = properties.find(f"{w}numId"), properties.find(f"{w}ilvl")
    digits = level.get(f"{w}val", "") if level is not None else ""
    return ListLevel(
        number.get(f"{w}val", "0") if number is not None else "0",
        int(digits) if digits.isdecimal() and len(digits) < 3 else None,
    )


def switched_on(element: etree._Element, w: str) -> bool:
    """A switch is on unless its value says otherwise."""
    return element.get(f"{w}val", "true") not in {"false", "0", "off", "none"}
