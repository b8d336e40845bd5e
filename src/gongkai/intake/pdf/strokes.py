"""What is drawn on a page besides text: lines that may part cells, coloured fields, and how much is pictures."""

import itertools
import math
from collections.abc import Iterator
from ctypes import c_float, c_int, c_uint
from typing import NamedTuple

from gongkai.intake.pdf.pdfium import FORM, IMAGE, MOVE, PATH, Library, Numbers

_THIN = 3.2
"""Points: what is no thicker is a line, whether it was stroked or filled."""
_LEAST_FIELD = 6.0
"""Points: a filled field with smaller sides than this parts no cells."""
_MOST_SEGMENTS = 4000
_DEEPEST = 4
"""How deep forms are followed into forms."""
_MOST_OBJECTS = 200_000
_WHITE = 250
Box = tuple[float, float, float, float]
Points = list[tuple[float, float]]


class Rule(NamedTuple):
    """A straight line: `at` is its y where it runs across, its x where it runs down; from `start` to `end`."""

    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """A filled field of the page."""

    left: float
    top: float
    right: float
    bottom: float
    white: bool


class Drawn:
    """The lines and fields of a page, in points from the upper left corner as shown."""

    __slots__ = ("across", "curves", "down", "fills", "pictures")

    def __init__(self) -> None:
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.fills: list[Fill] = []
        self.pictures = 0.0
        """The share of the page that its largest picture takes up."""
        self.curves = 0
        """Shapes that are no lines and no fields: many of them may be letters."""


class Turn:
    """From a page's own coordinates to points from the upper left corner as shown: cropped and turned."""

    def __init__(self, quarters: int, box: Box) -> None:
        self.quarters = quarters % 4
        self._left, self._bottom, self._right, self._top = box
        wide, high = self._right - self._left, self._top - self._bottom
        self.width, self.height = (high, wide) if self.quarters % 2 else (wide, high)

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box given by left, top, right and bottom in the page's own coordinates, as shown."""
        if self.quarters == 0:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        if self.quarters == 1:
            return bottom - self._bottom, left - self._left, top - self._bottom, right - self._left
        if self.quarters == 2:
            return self._right - right, bottom - self._bottom, self._right - left, top - self._bottom
        return self._top - top, self._right - right, self._top - bottom, self._right - left


def drawn_on(pdfium: Library, page: int, turn: Turn) -> Drawn:
    """Everything drawn on a page, pictures and forms included."""
    drawn = _Drawing(pdfium, turn)
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    drawn.take((pdfium.FPDFPage_GetObject(page, i) for i in range(count)), (), 0)
    return drawn.found


Matrix = tuple[float, float, float, float, float, float]


class _Drawing:
    def __init__(self, pdfium: Library, turn: Turn) -> None:
        self.found = Drawn()
        self._pdfium = pdfium
        self._turn = turn
        self._page = turn.width * turn.height or 1.0
        self._bounds = Numbers(c_float, 4)
        self._way = Numbers(c_int, 2)
        self._colour = Numbers(c_uint, 4)
        self._left = _MOST_OBJECTS

    def take(self, objects: Iterator[int], outer: tuple[Matrix, ...], depth: int) -> None:
        """Sorts objects into lines, fields and pictures; `outer` places what stands in a form."""
        kind_of = self._pdfium.FPDFPageObj_GetType
        for item in objects:
            self._left -= 1
            kind = kind_of(item)
            if self._left < 0:
                return
            if kind == PATH:
                self._path(item, outer)
            elif kind == IMAGE:
                left, top, right, bottom = self._box(item, outer)
                share = max(0.0, right - left) * max(0.0, bottom - top) / self._page
                self.found.pictures = max(self.found.pictures, min(share, 1.0))
            elif kind == FORM and depth < _DEEPEST:
                count = min(self._pdfium.FPDFFormObj_CountObjects(item), self._left)
                inner = (self._pdfium.FPDFFormObj_GetObject(item, i) for i in range(count))
                self.take(inner, (self._matrix(item), *outer), depth + 1)

    def _matrix(self, item: int) -> Matrix:
        numbers = Numbers(c_float, 6)
        if not self._pdfium.FPDFPageObj_GetMatrix(item, numbers.at[0]):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        a, b, c, d, e, f = numbers.values
        return (a, b, c, d, e, f)

    def _box(self, item: int, outer: tuple[Matrix, ...]) -> Box:
        if not self._pdfium.FPDFPageObj_GetBounds(item, *self._bounds.at):
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = self._bounds.values
        for matrix in outer:
            corners = [_moved(x, y, matrix) for x in (left, right) for y in (bottom, top)]
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        if not all(map(math.isfinite, (left, bottom, right, top))):
            return (0.0, 0.0, 0.0, 0.0)
        return self._turn.box(left, top, right, bottom)

    def _path(self, item: int, outer: tuple[Matrix, ...]) -> None:
        pdfium, found = self._pdfium, self.found
        pdfium.FPDFPath_GetDrawMode(item, *self._way.at)
        filled, stroked = self._way.values
        if not filled and not stroked:
            return
        box, seen = self._box(item, outer), self._seen(item, outer)
        if not _meet(box, seen) or _line(found, box, seen):
            return
        count = pdfium.FPDFPath_CountSegments(item)
        if count > _MOST_SEGMENTS or count < 2:
            found.curves += count > 1
            return
        stretches = list(self._stretches(item, count, (self._matrix(item), *outer)))
        if filled and len(stretches) > 1:
            stretches = self._without_borders(stretches)
        for stretch in stretches:
            self._stretch(item, stretch, seen, filled=bool(filled), stroked=bool(stroked))

    def _seen(self, item: int, outer: tuple[Matrix, ...]) -> Box | None:
        """The part of the page in which an object shows, what is drawn outside of it is cut off; None for all of it.

        Chromium draws a table whole on each of its pages, and shows of it what belongs there.
        """
        pdfium = self._pdfium
        clip = pdfium.FPDFPageObj_GetClipPath(item)
        seen: Box | None = None
        for number in range(pdfium.FPDFClipPath_CountPaths(clip) if clip else 0):
            points = []
            for i in range(min(pdfium.FPDFClipPath_CountPathSegments(clip, number), _MOST_SEGMENTS)):
                segment = pdfium.FPDFClipPath_GetPathSegment(clip, number, i)
                points.append(self._point(segment, outer))
            if points:
                seen = _common(_around(points), seen)
        return seen

    def _point(self, segment: int, outer: tuple[Matrix, ...]) -> tuple[float, float]:
        """The end of a segment, as shown."""
        self._pdfium.FPDFPathSegment_GetPoint(segment, *self._bounds.at[:2])
        x, y = self._bounds.values[:2]
        for matrix in outer:
            x, y = _moved(x, y, matrix)
        left, top, _, _ = self._turn.box(x, y, x, y)
        return left, top

    def _without_borders(self, stretches: list[Points]) -> list[Points]:
        """Takes out borders that are drawn as a field with a hole in it, noting their sides as lines."""
        left: list[Points] = []
        for points in stretches:
            outer, inner = _around(left[-1]) if left else None, _around(points)
            if outer and max(map(abs, map(float.__sub__, outer, inner))) <= _THIN and len(left[-1]) == len(points):
                x0, y0, x1, y1 = ((a + b) / 2 for a, b in zip(outer, inner, strict=True))
                self.found.across += [Rule(y0, x0, x1), Rule(y1, x0, x1)]
                self.found.down += [Rule(x0, y0, y1), Rule(x1, y0, y1)]
                left.pop()
            else:
                left.append(points)
        return left

    def _stretches(self, item: int, count: int, outer: tuple[Matrix, ...]) -> Iterator[Points]:
        """The points of a path, begun anew wherever its pen is lifted."""
        pdfium = self._pdfium
        points: Points = []
        for i in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(item, i)
            point = self._point(segment, outer)
            if pdfium.FPDFPathSegment_GetType(segment) == MOVE and points:
                yield points
                points = []
            points.append(point)
        yield points

    def _stretch(self, item: int, points: Points, seen: Box | None, *, filled: bool, stroked: bool) -> None:
        if len(points) < 2 or not all(math.isfinite(x) and math.isfinite(y) for x, y in points):
            return
        found = self.found
        left, top, right, bottom = box = _around(points)
        if not _meet(box, seen) or _line(found, box, seen):
            return
        straight = all(
            abs(ax - bx) < 0.5 or abs(ay - by) < 0.5
            for (ax, ay), (bx, by) in itertools.pairwise(points)
        )  # fmt: skip
        if not straight:
            found.curves += 1
            return
        if stroked:
            for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]] if filled else points[1:], strict=False):
                side = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
                if _meet(side, seen):
                    _line(found, side, seen)
        if filled and len(points) in (4, 5) and min(right - left, bottom - top) >= _LEAST_FIELD:
            self._pdfium.FPDFPageObj_GetFillColor(item, *self._colour.at)
            *colour, opaque = self._colour.values
            found.fills.append(Fill(*_common(box, seen), white=min(colour) >= _WHITE or opaque == 0))


def _around(points: Points) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _meet(one: Box, two: Box | None) -> bool:
    return two is None or (one[0] <= two[2] and two[0] <= one[2] and one[1] <= two[3] and two[1] <= one[3])


def _common(one: Box, two: Box | None) -> Box:
    if two is None:
        return one
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])


def _line(found: Drawn, box: Box, seen: Box | None) -> bool:
    """Notes what is seen of a box that is so thin that it is a line; a dot may be a piece of either."""
    wide, high = box[2] - box[0], box[3] - box[1]
    if high <= _THIN or wide <= _THIN:
        left, top, right, bottom = _common(box, seen)
        if high <= _THIN:
            found.across.append(Rule((top + bottom) / 2, left, right))
        if wide <= _THIN:
            found.down.append(Rule((left + right) / 2, top, bottom))
    return high <= _THIN or wide <= _THIN
