"""Tracked changes, accepted: what was put in stays, what was taken out goes, how it looked before is forgotten."""

from lxml import etree

from gongkai.screening.hidden.trees import local, named, remove, unwrap

_GONE = ("del", "moveFrom")
_IN = ("ins", "moveTo")
_MARKS = (
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "customXmlInsRangeStart",
    "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
    "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "delText", "delInstrText",
    "numberingChange", "cellIns", "cellMerge",
)  # fmt: skip
_BEFORE = (
    "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange",
    "tblPrExChange",
)  # fmt: skip
"""How something looked before."""


def accept(root: etree._Element) -> int:
    """Accepts all tracked changes in place; how many there were."""
    count = 0
    for element in list(named(root, *_BEFORE, *_MARKS)):
        count += 1
        remove(element)
    count += _rows(root) + _cells(root)
    joined = []
    for element in list(named(root, *_GONE)):
        count += 1
        owner = element.getparent()
        if owner is not None and local(owner) == "rPr" and _paragraph_of(owner) is not None:
            joined.append(_paragraph_of(owner))
        remove(element)
    for element in list(named(root, *_IN)):
        count += 1
        owner = element.getparent()
        if owner is not None and local(owner) in {"rPr", "trPr"}:
            remove(element)
        else:
            unwrap(element)
    for paragraph in joined:
        if paragraph is not None:
            _join(paragraph)
    return count


def _rows(root: etree._Element) -> int:
    """Takes deleted rows out, and tables that lost all of theirs."""
    gone = [row for row in named(root, "tr") if any(local(mark) == "del" for mark in _properties(row, "trPr"))]
    for row in gone:
        table = row.getparent()
        remove(row)
        if table is not None and local(table) == "tbl" and not any(local(child) == "tr" for child in table):
            remove(table)
    return len(gone)


def _cells(root: etree._Element) -> int:
    gone = [cell for cell in named(root, "tc") if any(local(mark) == "cellDel" for mark in _properties(cell, "tcPr"))]
    for cell in gone:
        remove(cell)
    return len(gone)


def _properties(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for group in element if local(group) == name for child in group]


def _paragraph_of(run: etree._Element) -> etree._Element | None:
    """The paragraph whose mark these properties are of."""
    outer = run.getparent()
    if outer is None or local(outer) != "pPr":
        return None
    return outer.getparent()


def _join(paragraph: etree._Element) -> None:
    """A paragraph whose mark was deleted goes on in the next one, whose looks both take."""
    following = paragraph.getnext()
    content = [child for child in paragraph if local(child) != "pPr"]
    if following is None or local(following) != "p":
        if not content and following is not None:
            remove(paragraph)
        return
    at = 1 if len(following) and local(following[0]) == "pPr" else 0
    for child in reversed(content):
        following.insert(at, child)
    remove(paragraph)
