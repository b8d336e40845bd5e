"""What is taken out of every XML part of an office file, whatever it holds."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from gongkai.screening.hidden.traces import Ledger

_CHOICE_SPACE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DRAWN = frozenset(("wps", "wpg", "wpc", "a14", "cx1", "c14", "c16r2", "dgm", "am3d", "wpi"))
"""Names under which programs since 2010 draw shapes."""
_INK = "wpi"
_TIPS = (
    "macro", "textlink", "alt", "href", "title", "{urn:schemas-microsoft-com:office:office}title",
    "{urn:schemas-microsoft-com:office:office}href",
)  # fmt: skip
"""Attributes of drawn things that say something in words."""
_FOREIGN = etree.XPath("descendant-or-self::*[@*[namespace-uri()]]")
_XML = "http://www.w3.org/XML/1998/namespace"


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is none."""
    tag = element.tag
    return _last(tag) if isinstance(tag, str) else ""


@lru_cache(4096)
def _last(tag: str) -> str:
    return tag.rpartition("}")[2]


@lru_cache(4096)
def space(name: str) -> str:
    """The namespace of an element or attribute."""
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def remove(element: etree._Element) -> None:
    """Takes an element out; text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    _leave(parent, element, element.tail)
    parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Takes an element out, what is in it takes its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    _leave(parent, element, element.tail)
    parent.remove(element)
    for child in reversed(list(element)):
        parent.insert(at, child)


def _leave(parent: etree._Element, element: etree._Element, tail: str | None) -> None:
    if tail and tail.strip():
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail


def named(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    """All elements of these names, in any namespace; safe to change the tree by."""
    yield from [
        element for element in root.iter(*(f"{{*}}{name}" for name in names)) if element.getparent() is not None
    ]


def tidy(root: etree._Element, ledger: Ledger, where: str) -> None:
    """Chooses one of several ways to say the same; drops extensions and attributes of later versions."""
    ignorable = _ignorable(root)
    for element in list(named(root, "AlternateContent")):
        _choose(element, ledger, where)
    extensions = list(named(root, "extLst"))
    for name in ignorable:
        extensions += [element for element in root.iter(f"{{{name}}}*") if element.getparent() is not None]
    for element in extensions:
        if any(text.strip() for text in element.itertext()):
            ledger.add("extension", where)
        remove(element)
    own = space(str(root.tag))
    for element in with_foreign(root):
        for name in [str(name) for name in element.attrib]:
            foreign = space(name)
            if foreign and not _stays(foreign, own, str(element.tag)):
                del element.attrib[name]


def with_foreign(root: etree._Element) -> list[etree._Element]:
    """Elements that have an attribute with a namespace, in one step: a sheet has a hundred thousand others."""
    found: Any = _FOREIGN(root)
    return list(found)


@lru_cache(4096)
def _stays(foreign: str, own: str, tag: str) -> bool:
    return (
        foreign in {own, _XML, space(tag)}
        or foreign.endswith(("/relationships", "wordprocessingml/2006/main", "wordprocessingml/main"))
        or foreign.startswith("urn:schemas-microsoft-com:")
    )


def _ignorable(root: etree._Element) -> set[str]:
    """The namespaces that programs may pass over."""
    found = set()
    for element in with_foreign(root):
        prefixes = element.attrib.pop(f"{_CHOICE_SPACE}Ignorable", "")
        if prefixes:
            found |= {element.nsmap.get(prefix, "") for prefix in str(prefixes).split()} - {"", None}
    return {str(name) for name in found}


def _choose(element: etree._Element, ledger: Ledger, where: str) -> None:
    choices = [child for child in element if local(child) == "Choice"]
    fallback = next((child for child in element if local(child) == "Fallback"), None)
    if any(_INK in str(choice.get("Requires", "")).split() for choice in choices):
        ledger.add("ink", where)
        choices = []
    known = next((c for c in choices if len(c) and set(str(c.get("Requires", "")).split()) <= _DRAWN), None)
    if known is not None:
        for child in list(element):
            if child is not known:
                element.remove(child)
        return
    if fallback is not None:
        unwrap(fallback)
    for choice in choices:
        element.remove(choice)
    unwrap(element)


def clean_names(root: etree._Element, ledger: Ledger, where: str) -> None:
    """Takes titles, descriptions and links off drawn things; what is hidden among them goes."""
    for element in list(named(root, "docPr", "cNvPr")):
        told = [element.attrib.pop(name) for name in ("descr", "title") if name in element.attrib]
        if any(str(text).strip() for text in told):
            ledger.add("alt_text", where)
        if "name" in element.attrib:
            element.set("name", f"{element.get('id', '')}")
        if element.attrib.pop("hidden", "0") in {"1", "true"}:
            ledger.add("hidden_text", where)
            remove(_drawn(element))
    for element in named(root, "srcRect"):
        ledger.add("cropped", where, int(any(str(value) not in {"", "0"} for value in element.attrib.values())))
    for element in list(named(root, "hlinkClick", "hlinkHover", "hlinkMouseOver")):
        ledger.add("hyperlinks", where)
        remove(element)
    for element in root.iter():
        told = [str(element.attrib.pop(name)) for name in _TIPS if name in element.attrib and _is_drawn(element)]
        if any(text.strip() for text in told):
            ledger.add("alt_text", where)


def _is_drawn(element: etree._Element) -> bool:
    name = space(str(element.tag))
    return name.startswith("urn:schemas-microsoft-com:") or "drawing" in name.lower()


def _drawn(properties: etree._Element) -> etree._Element:
    """The whole of what is drawn, by its properties."""
    for parent in properties.iterancestors():
        if local(parent) in {"drawing", "twoCellAnchor", "oneCellAnchor", "absoluteAnchor", "pic", "sp", "wsp"}:
            outer = parent.getparent()
            anchored = outer is not None and local(outer).endswith("Anchor")
            return outer if anchored and outer is not None else parent
    return properties
