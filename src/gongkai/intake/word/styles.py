"""What a paragraph or run has from its style: a list it belongs to, and whether it is hidden."""

from typing import NamedTuple

from lxml import etree

from gongkai.intake.containers.markup import parsed

_DEEPEST = 20
"""Steps from a style to the one it is based on; more are a circle."""


class ListLevel(NamedTuple):
    """A numbered list and a level of it."""

    list_id: str
    level: int | None


class Styles:
    """Styles by id; read only where they can matter."""

    def __init__(self, content: bytes, namespace: str, *, wanted: bool) -> None:
        self._w = f"{{{namespace}}}"
        self._styles: dict[str, etree._Element] = {}
        self.may_hide = wanted and b"vanish" in content
        if wanted and (self.may_hide or b"numPr" in content):
            w = self._w
            self._styles = {style.get(f"{w}styleId", ""): style for style in parsed(content).iter(f"{w}style")}

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
            element = self._styles.get(style)
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
