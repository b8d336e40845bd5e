"""Which styles show nothing: white on white, too small to read, or a number format without any section."""

from lxml import etree

from gongkai.intake.patterns import Pattern
from gongkai.screening.hidden.trees import local, named

_WHITE = frozenset(("FFFFFFFF", "00FFFFFF"))
_WHITE_INDEXED = frozenset(("1", "9"))
_NOTHING = Pattern(r'(?:\[[^\]]*\]|""|\s|_.|\\ )*(?:;(?:\[[^\]]*\]|""|\s|_.|\\ )*){2,3}')
_LEAST_SIZE = 1.5


class Looks:
    """The styles of a workbook."""

    def __init__(self, root: etree._Element | None) -> None:
        self._unseen: list[bool] = []
        if root is None:
            return
        fonts = [_is_white(font) or _is_tiny(font) for font in _children(root, "fonts")]
        fills = [_is_light(fill) for fill in _children(root, "fills")]
        formats = {f.get("numFmtId", ""): f.get("formatCode", "") for f in named(root, "numFmt")}
        for style in _children(root, "cellXfs"):
            white = _at(fonts, style.get("fontId")) and _at(fills, style.get("fillId"), default=True)
            code = formats.get(style.get("numFmtId", ""), "")
            self._unseen.append(white or bool(code and _NOTHING.fullmatch(code)))

    @property
    def unseen(self) -> frozenset[str]:
        """The styles, by number as cells name them, of which nothing can be seen."""
        return frozenset(str(number) for number, unseen in enumerate(self._unseen) if unseen)


def _children(root: etree._Element, name: str) -> list[etree._Element]:
    return [child for group in root if local(group) == name for child in group]


def _at(values: list[bool], index: str | None, *, default: bool = False) -> bool:
    if not index or not index.isdecimal() or len(index) > 6 or int(index) >= len(values):
        return default
    return values[int(index)]


def _is_white(font: etree._Element) -> bool:
    colour = next((child for child in font if local(child) == "color"), None)
    return colour is not None and _white(colour)


def _white(colour: etree._Element) -> bool:
    if colour.get("theme") == "0":
        return not (colour.get("tint") or "0").startswith("-")
    return (colour.get("rgb") or "").upper() in _WHITE or colour.get("indexed") in _WHITE_INDEXED


def _is_tiny(font: etree._Element) -> bool:
    size = next((child.get("val", "") for child in font if local(child) == "sz"), "")
    try:
        return float(size) < _LEAST_SIZE
    except ValueError:
        return False


def _is_light(fill: etree._Element) -> bool:
    """Whether a fill leaves a cell white."""
    pattern = next((child for child in fill if local(child) == "patternFill"), None)
    if pattern is None:
        return len(fill) == 0
    if pattern.get("patternType", "none") == "none":
        return True
    colour = next((child for child in pattern if local(child) == "fgColor"), None)
    return pattern.get("patternType") == "solid" and colour is not None and _white(colour)


def clean_styles(root: etree._Element) -> None:
    """Takes out of the styles what no cell needs: looks by condition, names that somebody chose, formats not used."""
    for child in list(root):
        if local(child) in {"dxfs", "tableStyles", "extLst"}:
            root.remove(child)
    used = {style.get("numFmtId") for group in ("cellXfs", "cellStyleXfs") for style in _children(root, group)}
    for number in list(named(root, "numFmt")):
        parent = number.getparent()
        if parent is not None and number.get("numFmtId") not in used:
            parent.remove(number)
            parent.set("count", str(len(parent)))
            if not len(parent):
                root.remove(parent)
    for index, style in enumerate(_children(root, "cellStyles")):
        if style.get("builtinId") is None:
            style.set("name", f"样式{index}")
