"""What is drawn on a page besides text: lines that may part cells, coloured fields, and how much is pictures."""

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from ctypes import c_float, c_int, c_uint
from itertools import chain, compress, cycle, pairwise, repeat
from typing import Any, NamedTuple

from gongkai.intake.pdf.pdfium import FORM, IMAGE, MOVE, PATH, TEXT, Library, pointer
from gongkai.intake.places import Box

_THIN = 3.2
"""Points: what is no thicker is a line, whether it was stroked or filled."""
_LEAST_FIELD = 6.0
"""Points: a filled field with smaller sides than this parts no cells."""
_MOST_SEGMENTS = 4000
_DEEPEST = 4
"""How deep forms are followed into forms."""
_MOST_OBJECTS = 200_000
_AT_ONCE = 1000
_CORNERS = 5
"""Ends of a rectangle's sides, as programs draw it: the first twice."""
_WHITE = 250
_NOWHERE = (math.nan, math.nan, math.nan, math.nan)
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


class _Thick(NamedTuple):
    """A path that is thicker than a line, around it a box as shown, and what is seen of the page there."""

    item: Any
    box: Box
    seen: Box | None
    filled: bool
    stroked: bool


class _Drawing:
    def __init__(self, pdfium: Library, turn: Turn) -> None:
        self.found = Drawn()
        self._pdfium = pdfium
        self._turn = turn
        self._page = turn.width * turn.height or 1.0
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
        end = 2 * len(items)
        ways = pdfium.numbers(c_int, end)
        deque(map(pdfium.FPDFPath_GetDrawMode, items, ways.at[0:end:2], ways.at[1:end:2]), 0)
        drawn = ways.values[:end].tolist()
        clips = map(pdfium.FPDFClipPath_CountPaths, map(pointer, map(pdfium.FPDFPageObj_GetClipPath, items)))
        boxes = self._boxes(items, outer)
        thick: list[_Thick] = []
        for item, filled, stroked, cut, box in zip(items, drawn[::2], drawn[1::2], clips, boxes, strict=True):
            if filled or stroked:
                seen = self._seen(item, cut, outer) if cut > 0 else None
                if (seen is None or _meet(box, seen)) and not _line(found, box, seen):
                    thick.append(_Thick(item, box, seen, bool(filled), bool(stroked)))
        for start in range(0, len(thick), _AT_ONCE):
            several = thick[start : start + _AT_ONCE]
            fields = repeat(False) if outer else self._are_fields([path.item for path in several])
            for path, is_field in zip(several, fields, strict=False):
                if is_field and not path.stroked:
                    self._field(path, path.box)
                else:
                    self._path(path, outer)

    def _are_fields(self, items: Sequence[Any]) -> list[bool]:
        """Which paths are one level rectangle each; asked of all together, for a table may be made of hundreds."""
        pdfium = self._pdfium
        end = 6 * len(items)
        room = pdfium.numbers(c_float, end)
        known = list(map(pdfium.FPDFPageObj_GetMatrix, items, room.at[0:end:6]))
        numbers = room.values[:end].tolist()
        level = [k and not b and not c for k, b, c in zip(known, numbers[1::6], numbers[2::6], strict=True)]
        closed = map(_CORNERS.__eq__, map(pdfium.FPDFPath_CountSegments, items))
        maybe = [is_level and is_closed for is_level, is_closed in zip(level, closed, strict=True)]
        owners = chain.from_iterable(map(repeat, compress(items, maybe), repeat(_CORNERS)))
        segments = list(map(pointer, map(pdfium.FPDFPath_GetPathSegment, owners, cycle(range(_CORNERS)))))
        points, kinds = self._ends(segments), list(map(pdfium.FPDFPathSegment_GetType, segments))
        shapes = (
            _is_rectangle(points[2 * at : 2 * at + 2 * _CORNERS]) and MOVE not in kinds[at + 1 : at + _CORNERS]
            for at in range(0, len(segments), _CORNERS)
        )
        return [might and next(shapes) for might in maybe]

    def _matrix(self, item: Any) -> Matrix:
        room = self._pdfium.numbers(c_float, 6)
        if not self._pdfium.FPDFPageObj_GetMatrix(item, room.at[0]):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        a, b, c, d, e, f = room.values[:6]
        return (a, b, c, d, e, f)

    def _boxes(self, items: Sequence[Any], outer: tuple[Matrix, ...]) -> Iterable[Box]:
        end = 4 * len(items)
        room = self._pdfium.numbers(c_float, end)
        known = list(map(self._pdfium.FPDFPageObj_GetBounds, items, *(room.at[i:end:4] for i in range(4))))
        numbers = room.values[:end].tolist()
        lefts, bottoms, rights, tops = sides = [numbers[i::4] for i in range(4)]
        if not outer and all(known) and math.isfinite(sum(numbers)):
            return self._turn.boxes(lefts, tops, rights, bottoms)
        boxes = [box if is_known else _NOWHERE for is_known, box in zip(known, zip(*sides, strict=True), strict=True)]
        for matrix in outer:
            boxes = [_moved(box, matrix) for box in boxes]
        boxes = [box if all(map(math.isfinite, box)) else _NOWHERE for box in boxes]
        shown = self._turn.boxes(*([box[i] for box in boxes] for i in (0, 3, 2, 1)))
        return [(0.0, 0.0, 0.0, 0.0) if box is _NOWHERE else at for box, at in zip(boxes, shown, strict=True)]

    def _path(self, path: _Thick, outer: tuple[Matrix, ...]) -> None:
        """The lines and the field of a path that is thicker than a line."""
        count = self._pdfium.FPDFPath_CountSegments(path.item)
        if count > _MOST_SEGMENTS or count < 2:
            self.found.curves += count > 1
            return
        stretches = self._stretches(path.item, count, (self._matrix(path.item), *outer))
        if path.filled and len(stretches) > 1:
            stretches = self._without_borders(stretches)
        for stretch in stretches:
            self._stretch(path, stretch)

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
        ends = self._ends(list(map(pointer, segments)))
        xs, ys = ends[::2], ends[1::2]
        for a, b, c, d, e, f in outer:
            xs, ys = (
                [a * x + c * y + e for x, y in zip(xs, ys, strict=True)],
                [b * x + d * y + f for x, y in zip(xs, ys, strict=True)],
            )
        return list(zip(*self._turn.places(xs, ys), strict=True))

    def _ends(self, segments: Sequence[Any]) -> list[float]:
        """The ends of segments in their path's own coordinates, x and y in turn."""
        end = 2 * len(segments)
        room = self._pdfium.numbers(c_float, end)
        deque(map(self._pdfium.FPDFPathSegment_GetPoint, segments, room.at[0:end:2], room.at[1:end:2]), 0)
        numbers: list[float] = room.values[:end].tolist()
        return numbers

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

    def _stretch(self, path: _Thick, points: Points) -> None:
        if len(points) < 2 or not all(map(math.isfinite, chain.from_iterable(points))):
            return
        found, seen = self.found, path.seen
        box = _around(points)
        if not _meet(box, seen) or _line(found, box, seen):
            return
        straight = all(
            abs(ax - bx) < 0.5 or abs(ay - by) < 0.5
            for (ax, ay), (bx, by) in pairwise(points)
        )  # fmt: skip
        if not straight:
            found.curves += 1
            return
        if path.stroked:
            ends = [*points[1:], points[0]] if path.filled else points[1:]
            for (ax, ay), (bx, by) in zip(points, ends, strict=False):
                side = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
                if _meet(side, seen):
                    _line(found, side, seen)
        if path.filled and len(points) in (4, 5):
            self._field(path, box)

    def _field(self, path: _Thick, box: Box) -> None:
        """Notes a filled rectangle, if it is large enough to part cells."""
        left, top, right, bottom = box
        if right - left >= _LEAST_FIELD and bottom - top >= _LEAST_FIELD:
            room = self._pdfium.numbers(c_uint, 4)
            self._pdfium.FPDFPageObj_GetFillColor(path.item, *room.at[:4])
            *colour, opaque = room.values[:4]
            is_white = min(colour) >= _WHITE or opaque == 0
            self.found.fills.append(Fill(*_common(box, path.seen), white=is_white))


def _is_rectangle(ends: Sequence[float]) -> bool:
    """Whether five ends, x and y in turn, go around a level rectangle and back to where they began."""
    x0, y0, x1, y1, x2, y2, x3, y3, x4, y4 = ends
    if x0 != x4 or y0 != y4:
        return False
    if y0 == y1:
        return x1 == x2 and y2 == y3 and x3 == x0
    return x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0


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
