"""What is drawn on a page besides text: lines that may part cells, coloured fields, and how much is pictures."""

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_float, c_int, c_uint
from itertools import chain, compress, pairwise, repeat
from typing import Any, NamedTuple

from gongkai.intake.pdf.pdfium import FORM, IMAGE, MOVE, PATH, TEXT, Library, Numbers, pointer

_THIN = 3.2
"""Points: what is no thicker is a line, whether it was stroked or filled."""
_LEAST_FIELD = 6.0
"""Points: a filled field with smaller sides than this parts no cells."""
_MOST_SEGMENTS = 4000
_DEEPEST = 4
"""How deep forms are followed into forms."""
_MOST_OBJECTS = 200_000
_WHITE = 250
_NOWHERE = (math.nan, math.nan, math.nan, math.nan)
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

    __slots__ = ("across", "curves", "down", "fills", "pictures", "texts")

    def __init__(self) -> None:
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.fills: list[Fill] = []
        self.pictures = 0.0
        """The share of the page that its largest picture takes up."""
        self.curves = 0
        """Shapes that are no lines and no fields: many of them may be letters."""
        self.texts: list[int] = []
        """The addresses of the pieces of text, while the page is open."""


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

    def places(self, xs: Sequence[float], ys: Sequence[float]) -> tuple[list[float], list[float]]:
        """The same of places: how far each stands from the left and from the top."""
        if self.quarters == 0:
            return [x - self._left for x in xs], [self._top - y for y in ys]
        if self.quarters == 1:
            return [y - self._bottom for y in ys], [x - self._left for x in xs]
        if self.quarters == 2:
            return [self._right - x for x in xs], [y - self._bottom for y in ys]
        return [self._top - y for y in ys], [self._right - x for x in xs]

    def boxes(
        self, lefts: Sequence[float], tops: Sequence[float], rights: Sequence[float], bottoms: Sequence[float]
    ) -> Iterator[Box]:
        """The same of many boxes."""
        if self.quarters in (2, 3):
            lefts, rights = rights, lefts
        if self.quarters in (1, 2):
            tops, bottoms = bottoms, tops
        return zip(*self.places(lefts, tops), *self.places(rights, bottoms), strict=True)


def drawn_on(pdfium: Library, page: int, turn: Turn) -> Drawn:
    """Everything drawn on a page, pictures and forms included."""
    drawn = _Drawing(pdfium, turn)
    count = min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    drawn.take(list(map(pdfium.FPDFPage_GetObject, repeat(pointer(page), count), range(count))), (), 0)
    return drawn.found


Matrix = tuple[float, float, float, float, float, float]


class _Drawing:
    def __init__(self, pdfium: Library, turn: Turn) -> None:
        self.found = Drawn()
        self._pdfium = pdfium
        self._turn = turn
        self._page = turn.width * turn.height or 1.0
        self._numbers = Numbers(c_float, 16)
        self._colour = Numbers(c_uint, 4)
        self._left = _MOST_OBJECTS

    def take(self, objects: Sequence[int], outer: tuple[Matrix, ...], depth: int) -> None:
        """Sorts objects into lines, fields and pictures; `outer` places what stands in a form."""
        items = list(map(pointer, objects))
        kinds = list(map(self._pdfium.FPDFPageObj_GetType, items))
        start = 0
        for end in [*(i for i, kind in enumerate(kinds) if kind == FORM), len(kinds)]:
            here = slice(start, min(end, start + self._left))
            self._left -= len(kinds[here])
            self.found.texts += compress(objects[here], map(TEXT.__eq__, kinds[here]))
            self._paths(list(compress(items[here], map(PATH.__eq__, kinds[here]))), outer)
            self._pictures(list(compress(items[here], map(IMAGE.__eq__, kinds[here]))), outer)
            if end < len(kinds) and self._left:
                self._left -= 1
                if depth < _DEEPEST:
                    self._form(objects[end], outer, depth + 1)
            start = end + 1

    def _form(self, item: int, outer: tuple[Matrix, ...], depth: int) -> None:
        count = min(self._pdfium.FPDFFormObj_CountObjects(item), self._left)
        inner = [self._pdfium.FPDFFormObj_GetObject(item, i) for i in range(count)]
        self.take(inner, (self._matrix(item), *outer), depth)

    def _pictures(self, items: Sequence[Any], outer: tuple[Matrix, ...]) -> None:
        for left, top, right, bottom in self._boxes(items, outer):
            share = max(0.0, right - left) * max(0.0, bottom - top) / self._page
            self.found.pictures = max(self.found.pictures, min(share, 1.0))

    def _paths(self, items: Sequence[Any], outer: tuple[Matrix, ...]) -> None:
        pdfium, found = self._pdfium, self.found
        ways = Numbers(c_int, 2 * len(items))
        deque(map(pdfium.FPDFPath_GetDrawMode, items, ways.at[::2], ways.at[1::2]), 0)
        drawn = ways.values.tolist()
        clips = map(pdfium.FPDFClipPath_CountPaths, map(pointer, map(pdfium.FPDFPageObj_GetClipPath, items)))
        boxes = self._boxes(items, outer)
        for item, filled, stroked, cut, box in zip(items, drawn[::2], drawn[1::2], clips, boxes, strict=True):
            if filled or stroked:
                seen = self._seen(item, cut, outer) if cut > 0 else None
                if (seen is None or _meet(box, seen)) and not _line(found, box, seen):
                    self._path(item, outer, seen, filled=bool(filled), stroked=bool(stroked))

    def _matrix(self, item: Any) -> Matrix:
        if not self._pdfium.FPDFPageObj_GetMatrix(item, self._numbers.at[0]):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        a, b, c, d, e, f = self._numbers.values[:6]
        return (a, b, c, d, e, f)

    def _boxes(self, items: Sequence[Any], outer: tuple[Matrix, ...]) -> Iterable[Box]:
        bounds = Numbers(c_float, 4)
        known = map(self._pdfium.FPDFPageObj_GetBounds, items, *map(repeat, bounds.at))
        sides = [bounds.values.tolist() if is_known else _NOWHERE for is_known in known]
        for matrix in outer:
            sides = [_moved(box, matrix) for box in sides]
        lefts, bottoms, rights, tops = zip(*sides, strict=True) if sides else ((), (), (), ())
        boxes = self._turn.boxes(lefts, tops, rights, bottoms)
        if math.isfinite(sum(map(sum, sides))):
            return boxes
        return [
            box if all(map(math.isfinite, at)) else (0.0, 0.0, 0.0, 0.0) for at, box in zip(sides, boxes, strict=True)
        ]

    def _path(self, item: Any, outer: tuple[Matrix, ...], seen: Box | None, *, filled: bool, stroked: bool) -> None:
        """The lines and the field of a path that is thicker than a line."""
        count = self._pdfium.FPDFPath_CountSegments(item)
        if count > _MOST_SEGMENTS or count < 2:
            self.found.curves += count > 1
            return
        stretches = self._stretches(item, count, (self._matrix(item), *outer))
        if filled and len(stretches) > 1:
            stretches = self._without_borders(stretches)
        for stretch in stretches:
            self._stretch(item, stretch, seen, filled=filled, stroked=stroked)

    def _seen(self, item: Any, paths: int, outer: tuple[Matrix, ...]) -> Box | None:
        """The part of the page in which an object shows, what is drawn outside of it is cut off; None for all of it.

        Chromium draws a table whole on each of its pages, and shows of it what belongs there.
        """
        pdfium = self._pdfium
        clip = pointer(pdfium.FPDFPageObj_GetClipPath(item))
        seen: Box | None = None
        for number in range(paths):
            count = min(pdfium.FPDFClipPath_CountPathSegments(clip, number), _MOST_SEGMENTS)
            points = self._points([pdfium.FPDFClipPath_GetPathSegment(clip, number, i) for i in range(count)], outer)
            if points:
                seen = _common(_around(points), seen)
        return seen

    def _points(self, segments: Iterable[Any], outer: tuple[Matrix, ...]) -> Points:
        """The ends of segments, as shown."""
        segments = list(map(pointer, segments))
        end = 2 * len(segments)
        if end > len(self._numbers.at):
            self._numbers = Numbers(c_float, 2 * end)
        at = self._numbers.at
        deque(map(self._pdfium.FPDFPathSegment_GetPoint, segments, at[0:end:2], at[1:end:2]), 0)
        ends = self._numbers.values[:end].tolist()
        xs, ys = ends[::2], ends[1::2]
        for a, b, c, d, e, f in outer:
            xs, ys = (
                [a * x + c * y + e for x, y in zip(xs, ys, strict=True)],
                [b * x + d * y + f for x, y in zip(xs, ys, strict=True)],
            )
        return list(zip(*self._turn.places(xs, ys), strict=True))

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

    def _stretches(self, item: Any, count: int, outer: tuple[Matrix, ...]) -> list[Points]:
        """The points of a path, begun anew wherever its pen is lifted."""
        pdfium = self._pdfium
        segments = list(map(pointer, map(pdfium.FPDFPath_GetPathSegment, repeat(item), range(count))))
        points = self._points(segments, outer)
        moves = [i for i, kind in enumerate(map(pdfium.FPDFPathSegment_GetType, segments)) if i and kind == MOVE]
        return [points[start:end] for start, end in pairwise([0, *moves, count])]

    def _stretch(self, item: int, points: Points, seen: Box | None, *, filled: bool, stroked: bool) -> None:
        if len(points) < 2 or not all(map(math.isfinite, chain.from_iterable(points))):
            return
        found = self.found
        left, top, right, bottom = box = _around(points)
        if not _meet(box, seen) or _line(found, box, seen):
            return
        straight = all(
            abs(ax - bx) < 0.5 or abs(ay - by) < 0.5
            for (ax, ay), (bx, by) in pairwise(points)
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


def _moved(sides: Sequence[float], matrix: Matrix) -> Box:
    """Around a box by its left, bottom, right and top, when it has been turned and moved."""
    left, bottom, right, top = sides
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def _meet(one: Box, two: Box | None) -> bool:
    return two is None or (one[0] <= two[2] and two[0] <= one[2] and one[1] <= two[3] and two[1] <= one[3])


def _common(one: Box, two: Box | None) -> Box:
    if two is None:
        return one
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])


def _line(found: Drawn, box: Box, seen: Box | None) -> bool:
    """Notes what is seen of a box that is so thin that it is a line; a dot may be a piece of either."""
    left, top, right, bottom = box
    level, upright = bottom - top <= _THIN, right - left <= _THIN
    if level or upright:
        if seen is not None:
            left, top, right, bottom = _common(box, seen)
        if level:
            found.across.append(Rule((top + bottom) / 2, left, right))
        if upright:
            found.down.append(Rule((left + right) / 2, top, bottom))
    return level or upright
