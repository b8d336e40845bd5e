"""What a PDF keeps beside its pages: attachments, scripts, forms, properties, versions, objects nobody needs."""

from typing import Any

import pikepdf
from pikepdf import Name

from gongkai.screening.hidden.traces import Ledger

_QUIET_INFO = frozenset(("/Producer", "/Creator", "/CreationDate", "/ModDate", "/Trapped"))
_TELLING_XMP = (b"<dc:", b"xmpMM:History", b"photoshop:", b"pdfx:", b"xmpMM:DerivedFrom", b"pdf:Keywords")
_CATALOG = frozenset(
    (
        "/Type", "/Pages", "/Version", "/Extensions", "/PageLabels", "/Names", "/Dests", "/ViewerPreferences",
        "/PageLayout", "/PageMode", "/Outlines", "/OpenAction", "/AA", "/URI", "/AcroForm", "/Metadata", "/AF",
        "/StructTreeRoot", "/MarkInfo", "/Lang", "/OutputIntents", "/OCProperties", "/PieceInfo", "/Perms", "/Legal",
        "/Threads",
    )
)  # fmt: skip
_MOVES = frozenset(("/GoTo", "/Named"))
_END = b"%%EOF"
_SAID = ("/Alt", "/ActualText", "/E", "/T")


def note(pdf: pikepdf.Pdf, data: bytes, ledger: Ledger) -> None:
    """Notes all of it."""
    root: Any = pdf.Root
    _note_properties(pdf, ledger)
    _note_names(root, ledger)
    opening = root.get("/OpenAction")
    if isinstance(opening, pikepdf.Dictionary) and str(opening.get("/S", "")) not in _MOVES:
        ledger.add("actions")
    ledger.add("actions", times=int("/AA" in root))
    ledger.add("attachments", times=int("/AF" in root))
    ledger.add("piece_info", times=int("/PieceInfo" in root))
    _note_form(root, ledger)
    ledger.add("destinations", times=int("/Dests" in root) + int("/Outlines" in root and "/First" in root.Outlines))
    ledger.add("structure_text", times=_said(root.get("/StructTreeRoot")))
    _note_revisions(data, ledger)
    unknown = [key for key in root if key not in _CATALOG]
    ledger.add("objects_unused", times=len(unknown) + _unreached(pdf))


def _note_properties(pdf: pikepdf.Pdf, ledger: Ledger) -> None:
    info: Any = pdf.trailer.get("/Info")
    telling = isinstance(info, pikepdf.Dictionary) and any(
        str(key) not in _QUIET_INFO and str(value).strip() for key, value in info.items()
    )
    xmp: Any = pdf.Root.get("/Metadata")
    if isinstance(xmp, pikepdf.Stream):
        content = xmp.read_bytes()
        telling = telling or any(mark in content for mark in _TELLING_XMP)
    if telling:
        ledger.add("metadata")


def _note_names(root: Any, ledger: Ledger) -> None:
    names = root.get("/Names")
    if not isinstance(names, pikepdf.Dictionary):
        return
    for key, code in (("/EmbeddedFiles", "attachments"), ("/JavaScript", "actions"), ("/Dests", "destinations")):
        if key in names:
            ledger.add(code)
    known = {"/EmbeddedFiles", "/JavaScript", "/Dests"}
    ledger.add("objects_unused", times=sum(key not in known for key in names))


def _note_form(root: Any, ledger: Ledger) -> None:
    form = root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    fields: list[Any] = list(form.get("/Fields", []))
    signed = sum(isinstance(f, pikepdf.Dictionary) and str(f.get("/FT", "")) == "/Sig" for f in fields)
    ledger.add("signature", times=signed)
    ledger.add("form_fields", times=len(fields) - signed + int("/XFA" in form))


def _said(tree: Any) -> int:
    """How often the structure says something that is not on the page."""
    if not isinstance(tree, pikepdf.Dictionary):
        return 0
    count, seen = 0, set()
    waiting: list[Any] = [tree]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += [child for child in item if isinstance(child, pikepdf.Dictionary | pikepdf.Array)]
            continue
        key = item.objgen
        if key != (0, 0):
            if key in seen:
                continue
            seen.add(key)
        count += any(str(item.get(name, "")).strip() for name in _SAID)
        child = item.get("/K")
        if isinstance(child, pikepdf.Dictionary | pikepdf.Array):
            waiting.append(child)
    return count


def _note_revisions(data: bytes, ledger: Ledger) -> None:
    """More ends than one mean that something was changed behind what was written first."""
    ends = data.count(_END)
    allowed = 2 if b"/Linearized" in data[:2048] else 1
    after = data[data.rfind(_END) + len(_END) :] if ends else b""
    before = data[: max(0, data.find(b"%PDF-"))]
    if ends > allowed or after.strip(b"\0\r\n\t ") or before.strip(b"\xef\xbb\xbf\r\n\t "):
        ledger.add("revision_bytes")


def _unreached(pdf: pikepdf.Pdf) -> int:
    """Objects to which nothing leads, apart from those that hold the file together."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Any] = [pdf.trailer]
    while waiting:
        item = waiting.pop()
        key = item.objgen
        if key != (0, 0):
            if key in seen:
                continue
            seen.add(key)
        if isinstance(item, pikepdf.Array):
            waiting += [child for child in item if isinstance(child, pikepdf.Object)]
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            waiting += [item[name] for name in item.keys() if isinstance(item[name], pikepdf.Object)]  # noqa: SIM118
    return sum(item.objgen not in seen and not _holds_together(item) for item in pdf.objects)


def _holds_together(item: Any) -> bool:
    if isinstance(item, pikepdf.Stream):
        return item.get("/Type") in (Name.ObjStm, Name.XRef)
    if isinstance(item, pikepdf.Dictionary):
        return "/Linearized" in item
    # lengths of streams and empty places are numbers of their own
    return not isinstance(item, pikepdf.Array | pikepdf.String)
