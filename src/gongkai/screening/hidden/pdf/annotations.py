"""Annotations: what they draw becomes part of the page, what they say goes."""

from typing import Any

import pikepdf

from gongkai.screening.hidden.traces import Ledger

_DRAWN = frozenset(
    ("/Widget", "/Stamp", "/FreeText", "/Square", "/Circle", "/Line", "/Polygon", "/PolyLine", "/Ink", "/Highlight",
     "/Underline", "/Squiggly", "/StrikeOut", "/Watermark", "/Redact", "/Caret")
)  # fmt: skip
"""Kinds of which the appearance belongs to the page."""
_ACTIVE = frozenset(("/Screen", "/Movie", "/Sound", "/RichMedia", "/3D"))
_HIDDEN, _NO_VIEW = 2, 32
_WORDS = ("/Contents", "/RC", "/T", "/Subj", "/NM")


def flatten(pdf: pikepdf.Pdf, ledger: Ledger) -> set[int]:
    """Makes annotations part of the pages; returns the pages (from 1) that look otherwise than before."""
    changed = set()
    for number, page in enumerate(pdf.pages, 1):
        listed: Any = page.obj.get("/Annots")
        if not isinstance(listed, pikepdf.Array):
            continue
        kept = []
        for item in listed:
            if not isinstance(item, pikepdf.Dictionary):
                continue
            if _stays(item, f"第 {number} 页", ledger):
                kept.append(item)
            elif str(item.get("/Subtype", "")) != "/Popup":
                changed.add(number)
        page.obj.Annots = pdf.make_indirect(pikepdf.Array(kept))
    form: Any = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and form.get("/NeedAppearances", False):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    return changed


def _stays(item: Any, where: str, ledger: Ledger) -> bool:
    """Whether an annotation draws something that is seen."""
    kind = str(item.get("/Subtype", ""))
    flags = int(item.get("/F", 0))
    if kind == "/Link":
        action = item.get("/A")
        if isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) != "/GoTo":
            ledger.add("hyperlinks" if str(action.get("/S", "")) == "/URI" else "actions", where)
        return False
    if "/A" in item or "/AA" in item:
        ledger.add("actions", where)
    if kind == "/FileAttachment":
        ledger.add("attachments", where)
        return False
    if kind in _ACTIVE:
        ledger.add("embedded", where)
        return False
    if kind not in _DRAWN or flags & (_HIDDEN | _NO_VIEW):
        ledger.add("form_fields" if kind == "/Widget" else "annotations", where)
        return False
    if kind != "/Widget":
        said = any(str(item.get(name, "")).strip() for name in _WORDS)
        ledger.add("annotations" if said and kind != "/Stamp" else "annotation_drawn", where)
    return "/AP" in item or kind == "/Widget"
