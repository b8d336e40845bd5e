"""Which text of a page cannot be seen: judged by the rendered page, and by what is drawn after it."""

from ctypes import c_void_p, cast
from dataclasses import dataclass, field
from typing import Any

from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.pdf.pdfium import FORM, IMAGE, INVISIBLE, PATH, TEXT

_DOTS = 100
_UNEVEN = 10
"""Of 256 steps of a colour: where a box of the rendered page varies less, nothing is seen in it."""
_LEAST = 2
"""Characters: a single one without ink may be a blank that calls itself otherwise."""
_MOST = 200_000
_WHOLE = 0.8
"""The share of a page above which a picture is the page: text under it was recognised in it."""
_DEEPEST = 8
Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass
class Unseen:
    """Of one page. `count` is how many pieces of text it draws, `removable` which of them are wholly unseen."""

    count: int = 0
    removable: set[int] = field(default_factory=set)
    unseen: int = 0
    covered: int = 0
    pictures: int = 0


def look(data: bytes, limits: Limits) -> list[Unseen]:
    """Every page of a PDF; raises UnreadableFile `damaged`."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise _damaged() from None
    try:
        return [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        raise _damaged() from None
    finally:
        document.close()


def looks_alike(before: bytes, after: bytes, changed: set[int]) -> int:
    """The first page (from 1) that looks otherwise than before, 0 for none; `changed` ones are expected to."""
    import pypdfium2
    from PIL import ImageChops

    one, other = pypdfium2.PdfDocument(before), pypdfium2.PdfDocument(after)
    try:
        if one.get_formtype():
            one.init_forms()
        for number in range(len(other)):
            if number + 1 in changed:
                continue
            first, second = (_rendered(file[number], 50) for file in (one, other))
            if first.size != second.size:
                return number + 1
            counts = ImageChops.difference(first, second).convert("L").histogram()
            if sum(counts[64:]) > 4 + first.width * first.height // 5000:
                return number + 1
        return 0
    finally:
        one.close()
        other.close()


def _rendered(page: Any, dots: int) -> Any:
    try:
        return page.render(scale=dots / 72).to_pil().convert("RGB")
    finally:
        page.close()


def _page(document: Any, number: int) -> Unseen:
    page = document[number]
    try:
        return _Look(document, page).result()
    finally:
        page.close()


class _Look:
    def __init__(self, document: Any, page: Any) -> None:
        import pypdfium2.raw as raw

        self._raw, self._document, self._page = raw, document, page
        self._picture = page.render(scale=_DOTS / 72).to_pil().convert("RGB")
        self._texts: dict[int, int] = {}
        self._order: list[tuple[int, Any]] = []
        self._covers: list[tuple[int, Box, Any]] = []
        self._at = 0
        self._outside = 0
        self._walk(list(self._objects(raw.FPDFPage_CountObjects(page), raw.FPDFPage_GetObject, page)), ())

    def _objects(self, count: int, get: Any, owner: Any) -> Any:
        return (get(owner, index) for index in range(min(count, _MOST)))

    def _walk(self, objects: list[Any], outer: tuple[Matrix, ...]) -> None:
        """Takes objects in the order of drawing; `outer` places what stands in a form."""
        raw = self._raw
        for item in objects:
            self._at += 1
            kind = raw.FPDFPageObj_GetType(item)
            if kind == TEXT:
                self._texts[_address(item)] = len(self._order)
                self._order.append((self._at, item))
            elif kind == FORM and len(outer) < _DEEPEST:
                count = raw.FPDFFormObj_CountObjects(item)
                inner = list(self._objects(count, raw.FPDFFormObj_GetObject, item))
                self._walk(inner, (self._matrix(item), *outer))
            elif kind == IMAGE or (kind == PATH and self._is_filled(item)):
                self._cover(item, kind, outer)

    def _is_filled(self, item: Any) -> bool:
        raw = self._raw
        way, stroked = raw.c_int(), raw.c_int()
        return bool(raw.FPDFPath_GetDrawMode(item, way, stroked) and way.value)

    def _matrix(self, item: Any) -> Matrix:
        found = self._raw.FS_MATRIX()
        if not self._raw.FPDFPageObj_GetMatrix(item, found):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        return (found.a, found.b, found.c, found.d, found.e, found.f)

    def _cover(self, item: Any, kind: int, outer: tuple[Matrix, ...]) -> None:
        """A field or picture that may hide what was drawn before it."""
        raw = self._raw
        edges = [raw.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(item, *edges):
            return
        left, bottom, right, top = (edge.value for edge in edges)
        for a, b, c, d, e, f in outer:
            corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        box = (left, bottom, right, top)
        if kind == IMAGE and self._is_outside(box):
            self._outside += 1
        self._covers.append((self._at, box, item if kind == IMAGE else None))

    def _is_outside(self, box: Box) -> bool:
        width, height = self._page.get_size()
        corners = [self._dots(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across, down = [x for x, _ in corners], [y for _, y in corners]
        scale = _DOTS / 72
        return max(across) <= 0 or max(down) <= 0 or min(across) >= width * scale or min(down) >= height * scale

    def _dots(self, x: float, y: float) -> tuple[int, int]:
        """A point of the page as a dot of the picture."""
        raw = self._raw
        across, down = raw.c_int(), raw.c_int()
        raw.FPDF_PageToDevice(self._page, 0, 0, *self._picture.size, 0, x, y, across, down)
        return across.value, down.value

    def result(self) -> Unseen:
        """What is unseen."""
        raw = self._raw
        found = Unseen(count=len(self._order), pictures=self._outside)
        text = raw.FPDFText_LoadPage(self._page)
        seen: dict[int, list[str]] = {}
        try:
            for index in range(min(raw.FPDFText_CountChars(text), _MOST)):
                item = raw.FPDFText_GetTextObject(text, index)
                if not item:
                    continue
                number = self._texts.get(_address(item))
                code = raw.FPDFText_GetUnicode(text, index)
                if number is not None and not (code < 0x110000 and chr(code).isspace()) and code not in (0, 0xFFFE):
                    seen.setdefault(number, []).append(self._way(text, index, number))
        finally:
            raw.FPDFText_ClosePage(text)
        self._sum(found, seen)
        return found

    def _sum(self, found: Unseen, seen: dict[int, list[str]]) -> None:
        for number, ways in seen.items():
            unseen, covered = ways.count("unseen"), ways.count("covered")
            found.covered += covered
            if unseen == len(ways):
                found.removable.add(number)
                found.unseen += unseen
            elif unseen >= 4:  # part of a piece cannot be taken out: the page must become a picture
                found.covered += unseen
        if found.unseen < _LEAST:
            found.unseen, found.removable = 0, set()

    def _way(self, text: Any, index: int, number: int) -> str:
        """`seen`, `unseen`, or `covered` by something drawn later."""
        raw = self._raw
        at, item = self._order[number]
        edges = [raw.c_double() for _ in range(4)]
        if not raw.FPDFText_GetCharBox(text, index, *edges):
            return "seen"
        left, right, bottom, top = (edge.value for edge in edges)
        if raw.FPDFTextObj_GetTextRenderMode(item) == INVISIBLE:
            return "unseen"
        x, y = (left + right) / 2, (bottom + top) / 2
        over = [(cover, picture) for later, cover, picture in self._covers if later > at and _inside(x, y, cover)]
        blank = self._is_blank((left, bottom, right, top))
        if over and (blank or any(picture is not None and self._is_opaque(picture) for _, picture in over)):
            return (
                "unseen" if any(self._is_whole(cover) for cover, picture in over if picture is not None) else "covered"
            )
        return "unseen" if blank else "seen"

    def _is_blank(self, box: Box) -> bool:
        (x1, y1), (x2, y2) = self._dots(box[0], box[1]), self._dots(box[2], box[3])
        area = (min(x1, x2) - 1, min(y1, y2) - 1, max(x1, x2) + 2, max(y1, y2) + 2)
        area = (max(0, area[0]), max(0, area[1]), min(self._picture.width, area[2]), min(self._picture.height, area[3]))
        if area[2] <= area[0] or area[3] <= area[1]:
            return True
        return all(high - low < _UNEVEN for low, high in self._picture.crop(area).getextrema())

    def _is_whole(self, cover: Box) -> bool:
        width, height = self._page.get_size()
        return bool((cover[2] - cover[0]) * (cover[3] - cover[1]) > _WHOLE * width * height)

    def _is_opaque(self, picture: Any) -> bool:
        """Whether nothing shines through a picture: one with a mask is not taken to hide anything."""
        raw = self._raw
        bitmap = raw.FPDFImageObj_GetRenderedBitmap(self._document, self._page, picture)
        if not bitmap:
            return False
        try:
            if raw.FPDFBitmap_GetFormat(bitmap) != raw.FPDFBitmap_BGRA:
                return True
            from pypdfium2 import PdfBitmap

            alpha = PdfBitmap.from_raw(bitmap).to_pil().convert("RGBA").getchannel("A")
            histogram = alpha.histogram()
            return bool(sum(histogram[:128]) < 0.05 * sum(histogram))
        finally:
            raw.FPDFBitmap_Destroy(bitmap)


def _inside(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _address(item: Any) -> int:
    return int(cast(item, c_void_p).value or 0)


def _damaged() -> UnreadableFile:
    return UnreadableFile("damaged", "这个 PDF 文件已损坏或不完整；请重新导出或向对方另要一份")
