"""The parts of Word files, workbooks and their like: every text and attribute of every part is looked at."""

from collections.abc import Callable
from typing import Any

from lxml import etree

from gongkai.screening.body import Body

_STRUCTURE = frozenset({"Id", "id", "Type", "Target", "ContentType", "PartName", "Extension", "TargetMode", "r", "ref"})
_LEAST = 8
"""Characters that an attribute has at least to be worth looking at: shorter ones are widths and switches."""


def to_text(element: etree._Element) -> Callable[[str], None]:
    """Writes an element's text back."""

    def put(new: str) -> None:
        element.text = new

    return put


def everything(root: etree._Element, where: str) -> Body:
    """All texts and attributes of a part, a line each; what is written there by structure is left alone."""
    body = Body()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.text and len(element.text.strip()) > 1:
            body.add(element.text, to_text(element), where)
            body.add("\n")
        for key, given in element.attrib.items():
            name, value = str(key), str(given)
            local = name.rpartition("}")[2]
            if len(value) >= _LEAST and local not in _STRUCTURE and not value.startswith(("http://", "{")):
                body.add(value, _to_attribute(element, name), f"{where}的属性")
                body.add("\n")
    return body


def _to_attribute(element: etree._Element, name: Any) -> Callable[[str], None]:
    return lambda new: element.set(name, new)


def serialised(root: etree._Element) -> bytes:
    """A part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
