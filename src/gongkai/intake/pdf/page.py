"""One page as pdfium has it: runs of characters and the lines drawn, in points from the upper left corner as shown."""

import math
from collections.abc import Iterable, Iterator, Sequence
from ctypes import addressof, c_float, c_uint, c_ushort
from itertools import compress, pairwise, repeat
from operator import ne, not_
from typing import Any, NamedTuple

from gongkai.intake.pdf.letters import LOST, is_odd, lack_a_typeface, plain
from gongkai.intake.pdf.pdfium import INVISIBLE, Library, pointer
from gongkai.intake.pdf.strokes import Drawn, Turn, drawn_on

_DIGITS = frozenset("0123456789０１２３４５６７８９/-")
"""Characters that make a figure: a wrong one would be a wrong number, so each is asked whether it is certain."""
_WIDER = 1.25
"""A run this much wider than its characters together has gaps inside."""
_WHITE = 250
_FIRST_CHINESE = "\u2e80"


class Run(NamedTuple):
    """Characters that were drawn together. `turned` is 0, 90 (read from below), 180 or 270 (read from above)."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    turned: int = 0
    first: int = -1
    """The index of the first character on its page; -1 where the run was put together from others."""

    @property
    def size(self) -> float:
        """The height of its line, in points."""
        return self.right - self.left if self.turned in (90, 270) else self.bottom - self.top


class Page:
    """What stands on one page: `runs` of characters that can be seen, what is `drawn`.

    `hidden` counts characters that nobody sees. Where all the text of a page was drawn without a trace, as a layer of
    recognised text under a scan is, it is taken and `layered` set. `is_faceless` says that single characters may be
    missing, for want of their typeface.
    """

    def __init__(self, pdfium: Library, document: int, number: int) -> None:
        self.number = number
        self.runs: list[Run] = []
        self.drawn = Drawn()
        self.hidden = 0
        self.layered = False
        self.is_faceless = False
        self.lost = False
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            self.lost = True
            self.turn = Turn(0, (0.0, 0.0, 0.0, 0.0))
            return
        try:
            box = pdfium.numbers(c_float, 4)
            pdfium.FPDF_GetPageBoundingBox(page, box.at[0])
            left, top, right, bottom = box.values[:4]
            self.turn = Turn(pdfium.FPDFPage_GetRotation(page), (left, bottom, right, top))
            self.drawn = drawn_on(pdfium, page, self.turn)
            text = pdfium.FPDFText_LoadPage(page)
            if text:
                try:
                    self._read(pdfium, text)
                finally:
                    pdfium.FPDFText_ClosePage(text)
        finally:
            pdfium.FPDF_ClosePage(page)

    @property
    def width(self) -> float:
        """Points, as shown."""
        return self.turn.width

    @property
    def height(self) -> float:
        """Points, as shown."""
        return self.turn.height

    def _read(self, pdfium: Library, text: int) -> None:
        count = pdfium.FPDFText_CountChars(text)
        if count <= 0:
            return
        chars = _chars(pdfium, text, count)
        here = pointer(text)
        objects = list(map(pdfium.FPDFText_GetTextObject, repeat(here, count), range(count)))
        corners = pdfium.numbers(c_float, 4 * count)
        known = list(map(pdfium.FPDFText_GetLooseCharBox, repeat(here), range(count), corners.at[0 : 4 * count : 4]))
        sides = corners.values[: 4 * count].tolist()
        for i in compress(range(count), map(not_, known)) if not all(known) else ():
            sides[4 * i : 4 * i + 4] = (0.0, 0.0, 0.0, 0.0)
        self._sides = sides[0::4], sides[1::4], sides[2::4], sides[3::4]
        left_out = set(self.drawn.texts).difference(objects)
        if left_out:
            chinese = (item for item, char in zip(objects, chars, strict=True) if item and char > _FIRST_CHINESE)
            self.is_faceless = lack_a_typeface(pdfium, left_out, chinese)
        self.drawn.texts.clear()
        starts = [0, *compress(range(1, count), map(ne, objects, objects[1:]))]
        chars = self._certain(pdfium, here, chars, objects, starts)
        self._chars = chars
        odd = is_odd("".join(compress(chars, objects)))
        ends = dict(pairwise([*starts, count]))
        starts = [start for start in starts if objects[start] is not None]  # not the blanks and line breaks pdfium adds
        angles = map(pdfium.FPDFText_GetCharAngle, repeat(here), starts)
        ways = _ways(pdfium, list(map(pointer, map(objects.__getitem__, starts))))
        faint: list[Run] = []
        for start, angle, way in zip(starts, angles, ways, strict=True):
            turned = self._turned(angle)
            for first, last in self._stretches(start, ends[start], turned):
                run = self._run(first, last, turned, odd=odd)
                if run is not None and self._is_on_page(run):
                    if way == "white" and self._is_on_white(run):
                        self.hidden += len(run.text)
                    else:
                        (faint if way == "faint" else self.runs).append(run)
        self._take_layer(faint)

    def _take_layer(self, faint: list[Run]) -> None:
        """Text drawn without a trace counts where there is no other."""
        if faint and len(self.runs) < len(faint) / 10:
            self.runs += faint
            self.layered = True
        else:
            self.hidden += sum(len(run.text) for run in faint)

    def _certain(
        self, pdfium: Library, text: Any, chars: str, objects: Sequence[int | None], starts: Sequence[int]
    ) -> str:
        """The characters with those replaced of which the font does not say what they mean."""
        unclear = pdfium.FPDFText_HasUnicodeMapError
        asked = [*starts, *compress(range(len(chars)), map(_DIGITS.__contains__, chars))]
        of = {objects[i] for i, error in zip(asked, map(unclear, repeat(text), asked), strict=True) if error == 1}
        if not of:
            return chars
        letters = list(chars)
        for i, item in enumerate(objects):
            if item in of and unclear(text, i) == 1:
                letters[i] = LOST
        return "".join(letters)

    def _turned(self, angle: float) -> int:
        quarter = round(angle / (math.pi / 2))
        return (-quarter + self.turn.quarters) % 4 * 90 if quarter or self.turn.quarters else 0

    def _stretches(self, start: int, end: int, turned: int) -> Iterable[tuple[int, int]]:
        """A run of characters cut where it leaps, as where one command draws a row of figures."""
        if end - start < 2:
            return ((start, end),)
        left, top, right, bottom = self._sides
        low, high = (left, right) if (turned // 90 + self.turn.quarters) % 2 == 0 else (bottom, top)
        lows, highs = low[start:end], high[start:end]
        room = sum(highs) - sum(lows)
        if max(highs) - min(lows) <= _WIDER * room:
            return ((start, end),)
        size = room / len(lows)
        leaps = [
            start + i
            for i in range(1, len(lows))
            if lows[i] - highs[i - 1] > 0.6 * size or highs[i] < lows[i - 1]
        ]  # fmt: skip
        return pairwise([start, *leaps, end])

    def _run(self, start: int, end: int, turned: int, *, odd: bool) -> Run | None:
        letters = self._chars[start:end]
        text = letters.strip()
        if not text:
            return None
        if len(text) < end - start:
            start += len(letters) - len(letters.lstrip())
            end = start + len(text)
        left, top, right, bottom = self._sides
        if end - start > 1:
            corners = self.turn.box(
                min(left[start:end]), max(top[start:end]), max(right[start:end]), min(bottom[start:end])
            )
        else:
            corners = self.turn.box(left[start], top[start], right[start], bottom[start])
        return Run(*corners, plain(text) if odd else text, turned, start)

    def _is_on_page(self, run: Run) -> bool:
        left, top, right, bottom, text, *_ = run
        turn = self.turn
        within = 0 <= (left + right) / 2 <= turn.width and 0 <= (top + bottom) / 2 <= turn.height
        return within and (bottom - top > 1 or right - left > 1) and bool(text)

    def _is_on_white(self, run: Run) -> bool:
        """Whether a run stands on no field, or on a white one."""
        x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
        under = [fill for fill in self.drawn.fills if fill.left <= x <= fill.right and fill.top <= y <= fill.bottom]
        return not under or under[-1].white

    def cut(self, run: Run, borders: Iterable[float]) -> list[Run]:
        """A level run cut where its characters cross a border between two cells."""
        edges = sorted(borders)
        if not edges or run.first < 0 or len(run.text) < 2 or run.turned:
            return [run]
        pieces: list[list[int]] = []
        before = -1
        end = run.first + len(run.text)
        for index in range(run.first, min(end, len(self._chars))):
            left, _, right, _ = self.turn.box(*(side[index] for side in self._sides))
            column = sum(edge < (left + right) / 2 for edge in edges)
            if column != before:
                pieces.append([index, index])
            pieces[-1][1] = index + 1
            before = column
        found = [self._run(start, stop, 0, odd=True) for start, stop in pieces]
        return [piece for piece in found if piece is not None]


def _ways(pdfium: Library, items: Sequence[Any]) -> Iterator[str]:
    """How each object can be seen: drawn without a trace it is `faint`, in `white` where that is under it `hidden`."""
    colour = pdfium.numbers(c_uint, 4)
    modes = map(pdfium.FPDFTextObj_GetTextRenderMode, items)
    known = map(pdfium.FPDFPageObj_GetFillColor, items, *map(repeat, colour.at[:4]))
    for mode, is_known in zip(modes, known, strict=True):
        if mode == INVISIBLE:
            yield "faint"
            continue
        red, green, blue, opaque = colour.values[:4].tolist()
        white = is_known and (min(red, green, blue) >= _WHITE or opaque == 0)
        yield "white" if white else "seen"


def _chars(pdfium: Library, text: int, count: int) -> str:
    """The characters of a page, one for each index."""
    units = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, addressof(units))
    if written == count + 1:
        chars = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
        if len(chars) == count:
            return chars
    codes = map(pdfium.FPDFText_GetUnicode, repeat(text, count), range(count))
    return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else LOST for code in codes)
