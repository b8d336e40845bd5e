"""PDF pages: what is found on a page is painted over, and the page becomes a picture of itself; the others stay."""

from collections.abc import Callable
from io import BytesIO
from typing import NamedTuple

from gongkai.intake.limits import Limits
from gongkai.intake.pdf import flatten
from gongkai.screening.find.numbers import digits_only
from gongkai.screening.folding import fold
from gongkai.screening.hit import Hit
from gongkai.screening.stream import Row, Stream

DOTS = 200
"""An inch: what a printed page needs to be read."""
_MARGIN = 1.0
"""Points painted over on each side of a character."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page as it is shown."""


class Place(NamedTuple):
    """A hit on a page: what has to be painted over."""

    hit: Hit
    page: int
    boxes: tuple[Box, ...]
    text: str


class Seen(NamedTuple):
    """What was found, and the pages that are pictures: nobody can say what is on them."""

    places: list[Place]
    pictures: tuple[int, ...]


def seen_on(data: bytes, limits: Limits, look: Callable[[Stream], list[Hit]]) -> Seen:
    """Everything found: in the characters as they lie on each page, and in the tables as they are read."""
    found, pictures, count = _on_pages(data, look)
    if len(pictures) == count:
        return Seen(found, pictures)
    seen = {(place.page, _bare(place.text)) for place in found}
    flat = flatten(data, limits)
    stream = Stream(flat.text, _rows(flat.text, [row.start for row in flat.grid], [row.table for row in flat.grid]))
    starts = [spot.start for spot in flat.spots]
    for hit in look(stream):
        text = flat.text[hit.start : hit.end]
        for index, start in enumerate(starts):
            end = starts[index + 1] if index + 1 < len(starts) else len(flat.text)
            place = flat.spots[index].place
            if end <= hit.start or start >= hit.end or place.page is None or place.box is None:
                continue
            if (place.page, _bare(text)) not in seen:
                found.append(Place(hit, place.page, (place.box,), text))
    return Seen(sorted(found, key=lambda place: (place.page, place.boxes)), pictures)


def _bare(text: str) -> str:
    return digits_only(fold(text)) or "".join(text.split())


def _rows(text: str, starts: list[int], tables: list[int]) -> list[Row]:
    rows = []
    for start, table in zip(starts, tables, strict=True):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        begins = [start, *(at + 1 for at in range(start, end) if text[at] == "\t")]
        rows.append(Row(table, start, end, begins, range(1, len(begins) + 1)))
    return rows


def _on_pages(data: bytes, look: Callable[[Stream], list[Hit]]) -> tuple[list[Place], tuple[int, ...], int]:
    """Hits in the characters of each page, in the order in which the file has them; pages that are pictures; pages."""
    import pypdfium2

    found: list[Place] = []
    pictures: list[int] = []
    document = pypdfium2.PdfDocument(data)
    try:
        pages = len(document)
        for number in range(pages):
            page = document[number]
            height = page.get_height()
            text = page.get_textpage()
            count = text.count_chars()
            if count == 0 and any(one.type == 3 for one in page.get_objects(max_depth=2)):
                pictures.append(number + 1)
            characters = "".join(_character(text, at) for at in range(count))
            stream = Stream(characters)
            for hit in look(stream):
                boxes = tuple(
                    (left, height - top, right, height - bottom)
                    for left, bottom, right, top in (
                        text.get_charbox(at, loose=True) for at in range(hit.start, hit.end)
                    )
                    if right > left and top > bottom
                )
                if boxes:
                    found.append(Place(hit, number + 1, boxes, characters[hit.start : hit.end]))
            text.close()
            page.close()
    finally:
        document.close()
    return found, tuple(pictures), pages


def _character(text: object, at: int) -> str:
    import pypdfium2.raw as raw

    code = raw.FPDFText_GetUnicode(text, at)
    char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
    return "\n" if char in "\r\x02\x03" else char


def painted(data: bytes, found: list[Place]) -> bytes:
    """A new PDF: pages on which something was found as pictures with it painted over, the others as they are.

    Nothing but the pages is taken over: no structure, no bookmarks, no properties.
    """
    import pikepdf
    import pypdfium2
    from PIL import ImageDraw

    document = pypdfium2.PdfDocument(data)
    touched = {place.page for place in found}
    target = pikepdf.Pdf.new()
    with pikepdf.open(BytesIO(data)) as source:
        for number, page in enumerate(source.pages, 1):
            if number not in touched:
                for key in ("/StructParents", "/Annots", "/Thumb", "/PieceInfo", "/Metadata", "/AA"):
                    if key in page.obj:
                        del page.obj[key]
                target.pages.append(page)
                continue
            shown = document[number - 1]
            picture = shown.render(scale=DOTS / 72).to_pil().convert("RGB")
            brush, scale = ImageDraw.Draw(picture), DOTS / 72
            for place in found:
                for left, top, right, bottom in place.boxes if place.page == number else ():
                    corners = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
                    brush.rectangle([value * scale for value in corners], fill="black")
            out = BytesIO()
            picture.save(out, "PDF", resolution=DOTS, quality=88)
            with pikepdf.open(BytesIO(out.getvalue())) as single:
                target.pages.append(single.pages[0])
                del target.docinfo
    document.close()
    result = BytesIO()
    target.save(result, deterministic_id=True)
    return result.getvalue()
