"""Charts: what is drawn stays as figures of its own; where the figures came from goes."""

from lxml import etree

from gongkai.screening.hidden.traces import Ledger
from gongkai.screening.hidden.trees import local, named, remove, tidy, unwrap

_LEFT_OUT = ("externalData", "pivotSource", "userShapes", "printSettings", "pivotFmts", "clrMapOvr", "protection")


def cleaned(root: etree._Element, ledger: Ledger) -> None:
    """Changes a chart in place: its references to cells become the values that were kept beside them."""
    tidy(root, ledger, "图表")
    for element in list(named(root, *_LEFT_OUT)):
        if local(element) == "pivotSource":
            ledger.add("pivot", "图表")
        remove(element)
    for reference in list(named(root, "numRef", "strRef")):
        _settle(reference)
    for reference in list(named(root, "multiLvlStrRef")):
        for formula in list(named(reference, "f")):
            formula.text = ""


def _settle(reference: etree._Element) -> None:
    numbers = local(reference) == "numRef"
    cache = next(iter(named(reference, "numCache" if numbers else "strCache")), None)
    parent = reference.getparent()
    if cache is None or parent is None:
        remove(reference)
        return
    prefix = str(reference.tag).rpartition("}")[0] + "}"
    if local(parent) == "tx":
        texts = [value.text or "" for value in named(cache, "v")]
        for formula in list(named(reference, "f")):
            formula.text = ""
        above = parent.getparent()
        if above is not None and local(above) == "ser":
            reference.clear()
            reference.tag = f"{prefix}v"
            reference.text = "".join(texts)
        return
    for child in list(reference):
        if child is not cache:
            reference.remove(child)
    reference.tag = f"{prefix}{'numLit' if numbers else 'strLit'}"
    unwrap(cache)
