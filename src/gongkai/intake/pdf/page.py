"""One page as pdfium has it: runs of characters and the lines drawn, in points from the upper left corner as shown."""

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from ctypes import addressof, c_float, c_uint, c_ushort
from itertools import pairwise, repeat
from typing import NamedTuple

from gongkai.intake.pdf.letters import LOST, is_odd, plain
from gongkai.intake.pdf.pdfium import INVISIBLE, Library, Numbers
from gongkai.intake.pdf.strokes import Drawn, Turn, drawn_on

_DIGITS = frozenset("0123456789０１２３４５６７８９/-")
"""Characters that make a figure: a wrong one would be a wrong number, so each is asked whether it is certain."""
_WIDER = 1.25
"""A run this much wider than its characters together has gaps inside."""
_WHITE = 250


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
    recognised text under a scan is, it is taken and `layered` set.
    """

    def __init__(self, pdfium: Library, document: int, number: int) -> None:
        self.number = number
        self.runs: list[Run] = []
        self.drawn = Drawn()
        self.hidden = 0
        self.layered = False
        self.lost = False
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            self.lost = True
            self.turn = Turn(0, (0.0, 0.0, 0.0, 0.0))
            return
        try:
            box = Numbers(c_float, 4)
            pdfium.FPDF_GetPageBoundingBox(page, box.at[0])
            left, top, right, bottom = box.values
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
        objects = list(map(pdfium.FPDFText_GetTextObject, repeat(text, count), range(count)))
        corners = Numbers(c_float, 4 * count)
        deque(map(pdfium.FPDFText_GetLooseCharBox, repeat(text, count), range(count), corners.at[::4]), 0)
        self._boxes = list(corners.values)
        chars = self._certain(pdfium, text, chars, objects)
        self._chars = chars
        odd = is_odd(chars)
        seen = _Seen(pdfium, self.drawn)
        faint: list[Run] = []
        edges = [0, *(i for i, (a, b) in enumerate(pairwise(objects), 1) if a != b), count]
        for start, end in pairwise(edges):
            if objects[start] is None:
                continue  # blanks and line breaks that pdfium adds
            turned = self._turned(pdfium, text, start)
            for first, last in self._stretches(start, end, turned):
                run = self._run(first, last, turned, odd=odd)
                if run is not None and self._is_on_page(run):
                    way = seen.way(objects[start], run)
                    if way == "hidden":
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

    def _certain(self, pdfium: Library, text: int, chars: str, objects: Sequence[int | None]) -> str:
        """The characters with those replaced of which the font does not say what they mean."""
        doubtful = [
            i
            for i, char in enumerate(chars)
            if (char in _DIGITS or not i or objects[i] != objects[i - 1])
            and pdfium.FPDFText_HasUnicodeMapError(text, i) == 1
        ]
        if not doubtful:
            return chars
        of = {objects[i] for i in doubtful}
        letters = list(chars)
        for i, item in enumerate(objects):
            if item in of and pdfium.FPDFText_HasUnicodeMapError(text, i) == 1:
                letters[i] = LOST
        return "".join(letters)

    def _turned(self, pdfium: Library, text: int, index: int) -> int:
        quarter = round(pdfium.FPDFText_GetCharAngle(text, index) / (math.pi / 2))
        return (-quarter + self.turn.quarters) % 4 * 90 if quarter or self.turn.quarters else 0

    def _stretches(self, start: int, end: int, turned: int) -> Iterator[tuple[int, int]]:
        """A run of characters cut where it leaps, as where one command draws a row of figures."""
        if end - start < 2:
            yield start, end
            return
        low = 0 if (turned // 90 + self.turn.quarters) % 2 == 0 else 1
        lows, highs = self._boxes[4 * start + low : 4 * end : 4], self._boxes[4 * start + low + 2 : 4 * end : 4]
        if low == 1:
            lows, highs = highs, lows
        room = sum(highs) - sum(lows)
        if max(highs) - min(lows) <= _WIDER * room:
            yield start, end
            return
        at = start
        size = room / len(lows)
        for i in range(1, len(lows)):
            if lows[i] - highs[i - 1] > 0.6 * size or highs[i] < lows[i - 1]:
                yield at, start + i
                at = start + i
        yield at, end

    def _run(self, start: int, end: int, turned: int, *, odd: bool) -> Run | None:
        letters = self._chars[start:end]
        text = letters.strip()
        if not text:
            return None
        start += len(letters) - len(letters.lstrip())
        end = start + len(text)
        boxes = self._boxes[4 * start : 4 * end]
        if end - start > 1:
            corners = self.turn.box(min(boxes[0::4]), max(boxes[1::4]), max(boxes[2::4]), min(boxes[3::4]))
        else:
            corners = self.turn.box(*boxes)
        return Run(*corners, plain(text) if odd else text, turned, start)

    def _is_on_page(self, run: Run) -> bool:
        x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
        big = max(run.bottom - run.top, run.right - run.left) > 1
        return big and 0 <= x <= self.width and 0 <= y <= self.height and bool(run.text)

    def cut(self, run: Run, borders: Iterable[float]) -> list[Run]:
        """A level run cut where its characters cross a border between two cells."""
        edges = sorted(borders)
        if not edges or run.first < 0 or len(run.text) < 2 or run.turned:
            return [run]
        pieces: list[list[int]] = []
        before = -1
        end = run.first + len(run.text)
        for index in range(run.first, min(end, len(self._chars))):
            left, _, right, _ = self.turn.box(*self._boxes[4 * index : 4 * index + 4])
            column = sum(edge < (left + right) / 2 for edge in edges)
            if column != before:
                pieces.append([index, index])
            pieces[-1][1] = index + 1
            before = column
        found = [self._run(start, stop, 0, odd=True) for start, stop in pieces]
        return [piece for piece in found if piece is not None]


class _Seen:
    """Whether a run can be seen: text drawn without a trace is `faint`, white text on white is `hidden`."""

    def __init__(self, pdfium: Library, drawn: Drawn) -> None:
        self._pdfium = pdfium
        self._dark = drawn.fills
        self._colour = Numbers(c_uint, 4)
        self._known: dict[int, str] = {}

    def way(self, item: int, run: Run) -> str:
        """`seen`, `faint` or `hidden`."""
        known = self._known.get(item)
        if known is None:
            known = self._known[item] = self._of(item)
        if known != "white":
            return known
        x, y = (run.left + run.right) / 2, (run.top + run.bottom) / 2
        under = [fill for fill in self._dark if fill.left <= x <= fill.right and fill.top <= y <= fill.bottom]
        return "hidden" if not under or under[-1].white else "seen"

    def _of(self, item: int) -> str:
        if self._pdfium.FPDFTextObj_GetTextRenderMode(item) == INVISIBLE:
            return "faint"
        if not self._pdfium.FPDFPageObj_GetFillColor(item, *self._colour.at):
            return "seen"
        red, green, blue, opaque = self._colour.values
        return "white" if min(red, green, blue) >= _WHITE or opaque == 0 else "seen"


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
