"""Text that is in the file and not on the page: hidden by its looks or by its style."""

from lxml import etree

from gongkai.screening.hidden.trees import local, named, remove

_ON = frozenset(("", "1", "true", "on"))
_SMALLEST = 3
"""Half points: what is no larger cannot be read."""


class HiddenStyles:
    """Which styles hide their text."""

    def __init__(self, root: etree._Element | None) -> None:
        self._own: dict[str, bool] = {}
        self._based: dict[str, str] = {}
        for style in named(root, "style") if root is not None else ():
            key = _value(style, "styleId")
            for child in style:
                if local(child) == "basedOn":
                    self._based[key] = _value(child, "val")
                elif local(child) == "rPr":
                    marks = [mark for mark in child if local(mark) == "vanish"]
                    if marks:
                        self._own[key] = _on(marks[0])

    def hides(self, key: str) -> bool:
        """Whether text of a style is hidden, by itself or by those it is based on."""
        seen: set[str] = set()
        while key and key not in seen:
            if key in self._own:
                return self._own[key]
            seen.add(key)
            key = self._based.get(key, "")
        return False


def take_out(root: etree._Element, styles: HiddenStyles) -> int:
    """Takes hidden runs and rows out; how many held words."""
    count = 0
    for row in list(named(root, "tr")):
        marks = [mark for group in row if local(group) == "trPr" for mark in group if local(mark) == "hidden"]
        if marks and _on(marks[0]):
            count += 1
            remove(row)
    for run in list(named(root, "r")):
        if _is_hidden(run, styles):
            kept = [child for child in run if local(child) == "fldChar"]
            count += any(local(child) in {"t", "sym", "drawing", "pict", "object", "instrText"} for child in run)
            for child in list(run):
                if child not in kept:
                    run.remove(child)
            if not kept:
                remove(run)
    for mark in list(named(root, "vanish", "specVanish")):
        remove(mark)
    return count


def _is_hidden(run: etree._Element, styles: HiddenStyles) -> bool:
    looks = {local(look): look for group in run if local(group) == "rPr" for look in group}
    if "vanish" in looks:
        return _on(looks["vanish"])
    if "rStyle" in looks and styles.hides(_value(looks["rStyle"], "val")):
        return True
    paragraph = next((above for above in run.iterancestors() if local(above) == "p"), None)
    if paragraph is not None and styles.hides(_style_of(paragraph)):
        return True
    size = _value(looks["sz"], "val") if "sz" in looks else ""
    if size.isdecimal() and len(size) < 4 and int(size) <= _SMALLEST:
        return True
    return "color" in looks and _value(looks["color"], "val").upper() == "FFFFFF" and not _on_colour(run, looks)


def _on_colour(run: etree._Element, looks: dict[str, etree._Element]) -> bool:
    """Whether white text may stand on a colour: its own, its paragraph's, its table's or a shape's."""
    if "shd" in looks or "highlight" in looks:
        return True
    for above in run.iterancestors():
        name = local(above)
        if name in {"txbxContent", "tbl"} and (name != "tbl" or _is_coloured(above, "tblPr", "tblStyle")):
            return True
        if name in {"p", "tc", "tbl"} and _is_coloured(above, f"{name}Pr", "shd"):
            return True
    return False


def _is_coloured(element: etree._Element, group: str, mark: str) -> bool:
    return any(
        local(look) == mark and _value(look, "fill").upper() not in {"AUTO", "FFFFFF"}
        for properties in element
        if local(properties) == group
        for look in properties
    )


def _style_of(paragraph: etree._Element) -> str:
    return next(
        (
            _value(look, "val")
            for group in paragraph
            if local(group) == "pPr"
            for look in group
            if local(look) == "pStyle"
        ),
        "",
    )


def _value(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _on(mark: etree._Element) -> bool:
    return _value(mark, "val").lower() in _ON
