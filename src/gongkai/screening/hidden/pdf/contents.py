"""What pages and forms draw: layers that are off, words behind the drawing, resources that nothing uses."""

from typing import Any

import pikepdf
from pikepdf import Name, Operator

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.traces import Ledger

_PRIVATE = (
    "/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/AF", "/StructParent", "/StructParents", "/Alternates",
    "/Ref", "/OC", "/ID", "/Measure", "/PtData", "/Name",
)  # fmt: skip
"""Of forms and pictures: what is not drawn."""
_MARKED = frozenset(("BDC", "BMC", "EMC", "DP", "MP"))
SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s"))
_GROUPS = ("/XObject", "/Font", "/ExtGState", "/Pattern", "/Shading", "/ColorSpace")
_USES = {"Do": "/XObject", "Tf": "/Font", "gs": "/ExtGState", "sh": "/Shading", "cs": "/ColorSpace",
         "CS": "/ColorSpace", "scn": "/Pattern", "SCN": "/Pattern"}  # fmt: skip
_DEEPEST = 12


class Cleaner:
    """Cleans what is drawn, in place; forms that several pages draw are cleaned once."""

    def __init__(self, pdf: pikepdf.Pdf, limits: Limits, ledger: Ledger) -> None:
        self._pdf, self._limits, self._ledger = pdf, limits, ledger
        self._off = layers_off(pdf)
        self._done: set[tuple[int, int]] = set()
        self._named: set[tuple[int, int]] = set()
        self._used: set[tuple[int, int]] = set()
        self.refused: Refused | None = None

    def page(self, page: Any, resources: Any, where: str) -> tuple[bytes, Any]:
        """The content of a page, and the resources that it uses."""
        content, kept = self._drawn(page, resources, where, 0)
        return content, kept

    def finish(self) -> None:
        """Notes pictures and forms that are named and never drawn."""
        self._ledger.add("objects_unused", times=len(self._named - self._used))

    def _drawn(self, holder: Any, resources: Any, where: str, depth: int) -> tuple[bytes, Any]:
        if depth > _DEEPEST:
            raise UnreadableFile("too_deep", "这个 PDF 文件内部的层次嵌套过深，不像正常文件；未读取")
        walk = _Walk(resources, self._off)
        for instruction in pikepdf.parse_content_stream(holder):
            walk.take(instruction)
        self._ledger.add("layers", where, walk.off)
        self._ledger.add("structure_text", where, walk.said)
        kept = pikepdf.Dictionary()
        for group in _GROUPS:
            found: Any = resources.get(group)
            if not isinstance(found, pikepdf.Dictionary):
                continue
            chosen: dict[str, Any] = {
                str(name): item for name, item in found.items() if str(name) in walk.used.get(group, ())
            }
            if chosen:
                kept[group] = pikepdf.Dictionary(chosen)
            if group == "/XObject":
                self._named |= {item.objgen for _, item in found.items()}
                self._used |= {item.objgen for item in chosen.values()}
            for item in chosen.values():
                self._resource(item, resources, where, depth)
        return pikepdf.unparse_content_stream(walk.kept), kept

    def _resource(self, item: Any, outer: Any, where: str, depth: int) -> None:
        if not isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
            return
        if item.objgen != (0, 0):
            if item.objgen in self._done:
                return
            self._done.add(item.objgen)
        mask = item.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary | pikepdf.Stream):
            self._resource(mask.get("/G", mask), outer, where, depth + 1)
        if not isinstance(item, pikepdf.Stream):
            return
        self._drop_private(item, where)
        if item.get("/Subtype") == Name.Image:
            self._picture(item, where)
        elif item.get("/Subtype") == Name.Form or item.get("/PatternType") == 1:
            content, kept = self._drawn(item, item.get("/Resources", outer), where, depth + 1)
            item.write(content)
            item.Resources = kept

    def _drop_private(self, item: Any, where: str) -> None:
        for name in ("/PieceInfo", "/Metadata", "/Alternates"):
            if name in item:
                self._ledger.add("metadata" if name == "/Metadata" else "piece_info", where)
        for name in _PRIVATE:
            if name in item:
                del item[name]

    def _picture(self, item: Any, where: str) -> None:
        """A photograph goes into a PDF as the camera wrote it."""
        if item.get("/Filter") != Name.DCTDecode:
            return
        from gongkai.screening.hidden.pictures import swept

        raw = item.read_raw_bytes()
        try:
            found = swept(raw, self._limits)
        except UnreadableFile:
            self.refused = Refused("damaged", f"{where}有损坏的图片，无法检查；请把该页转成图片后再处理")
            return
        self._ledger.take(tuple(part for part in found.found if part.level != "note"), where)
        copy = found.copy()
        if copy != raw:
            item.write(copy, filter=Name.DCTDecode, decode_parms=item.get("/DecodeParms"))


class _Walk:
    """Takes instructions one by one; `kept` are those of the copy."""

    def __init__(self, resources: Any, off: set[tuple[int, int]]) -> None:
        self.kept: list[Any] = []
        self.used: dict[str, set[str]] = {"/ColorSpace": {"/DefaultGray", "/DefaultRGB", "/DefaultCMYK"}}
        self.off = 0
        self.said = 0
        self._resources, self._hidden = resources, off
        self._open: list[bool] = []

    def take(self, instruction: Any) -> None:
        """One instruction."""
        operator = str(instruction.operator)
        operands = instruction.operands
        if operator in _MARKED:
            self._mark(operator, operands)
            return
        if operator == "Do" and self._is_off(self._named("/XObject", operands[-1])):
            self.off += 1
            return
        if any(self._open) and self._paints(operator):
            self.off += 1
            if operator in _PAINTS:
                self.kept.append(pikepdf.ContentStreamInstruction([], Operator("n")))
            return
        if operator in _USES and operands and isinstance(operands[0 if operator == "Tf" else -1], pikepdf.Name):
            self.used.setdefault(_USES[operator], set()).add(str(operands[0 if operator == "Tf" else -1]))
        self.kept.append(instruction)

    @staticmethod
    def _paints(operator: str) -> bool:
        return operator in SHOWS or operator in _PAINTS or operator in {"Do", "sh", "INLINE IMAGE", "BI", "EI"}

    def _mark(self, operator: str, operands: Any) -> None:
        if operator == "EMC":
            if self._open:
                self._open.pop()
            return
        told = operands[1] if len(operands) > 1 else None
        if isinstance(told, pikepdf.Name):
            told = self._named("/Properties", told)
        if isinstance(told, pikepdf.Dictionary):
            self.said += any(str(told.get(name, "")).strip() for name in ("/ActualText", "/Alt", "/E"))
        if operator in {"BDC", "BMC"}:
            layered = operator == "BDC" and str(operands[0]) == "/OC"
            self._open.append(layered and isinstance(told, pikepdf.Dictionary) and _off(told, self._hidden))

    def _named(self, group: str, name: Any) -> Any:
        found = self._resources.get(group)
        return found.get(str(name)) if isinstance(found, pikepdf.Dictionary) else None

    def _is_off(self, item: Any) -> bool:
        layer = item.get("/OC") if isinstance(item, pikepdf.Stream) else None
        return isinstance(layer, pikepdf.Dictionary) and _off(layer, self._hidden)


def _off(layer: Any, hidden: set[tuple[int, int]]) -> bool:
    """Whether a layer, or a choice of layers, does not show."""
    members = layer.get("/OCGs")
    if members is None:
        return layer.objgen in hidden
    each = list(members) if isinstance(members, pikepdf.Array) else [members]
    states = [item.objgen not in hidden for item in each if isinstance(item, pikepdf.Dictionary)]
    if not states:
        return False
    rule = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}
    return not rule.get(str(layer.get("/P", "/AnyOn")), any(states))


def layers_off(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The layers that do not show when the file is opened."""
    layers: Any = pdf.Root.get("/OCProperties")
    if not isinstance(layers, pikepdf.Dictionary):
        return set()
    settings = layers.get("/D", pikepdf.Dictionary())
    every = {item.objgen for item in layers.get("/OCGs", [])}
    listed = {key: {item.objgen for item in settings.get(key, [])} for key in ("/ON", "/OFF")}
    if settings.get("/BaseState") == Name.OFF:
        return every - listed["/ON"]
    return listed["/OFF"]
