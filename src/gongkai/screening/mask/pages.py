"""What is found on the pages of a PDF, and where it has to be painted over."""

from collections.abc import Callable
from ctypes import c_int
from typing import Any, NamedTuple

from gongkai.intake.limits import Limits
from gongkai.intake.pdf import flatten
from gongkai.screening.find.numbers import digits_only
from gongkai.screening.folding import fold
from gongkai.screening.hit import Hit
from gongkai.screening.mask.burning import Box
from gongkai.screening.stream import Row, Stream

_FINE = 100
"""Steps in a point, for coordinates that are asked for in whole numbers."""


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

    @property
    def boxes(self) -> dict[int, list[Box]]:
        """Of each page on which something was found, what has to be painted over."""
        boxes: dict[int, list[Box]] = {}
        for place in self.places:
            boxes.setdefault(place.page, []).extend(place.boxes)
        return boxes


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
            text = page.get_textpage()
            count = text.count_chars()
            if count == 0 and any(one.type == 3 for one in page.get_objects(max_depth=2)):
                pictures.append(number + 1)
            characters = "".join(_character(text, at) for at in range(count))
            stream = Stream(characters)
            for hit in look(stream):
                boxes = tuple(
                    _as_shown(page, (left, bottom, right, top))
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


def _as_shown(page: Any, box: Box) -> Box:
    """Left, bottom, right, top of the page's own coordinates as a box on the page as it is turned and cut."""
    import pypdfium2.raw as raw

    width, height = (round(size * _FINE) for size in page.get_size())
    corners = []
    for x, y in (box[:2], box[2:]):
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
        corners.append((across.value / _FINE, down.value / _FINE))
    (left, right), (top, bottom) = (sorted(values) for values in zip(*corners, strict=True))
    return left, top, right, bottom


def _character(text: object, at: int) -> str:
    import pypdfium2.raw as raw

    code = raw.FPDFText_GetUnicode(text, at)
    char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
    return "\n" if char in "\r\x02\x03" else char
