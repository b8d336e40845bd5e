"""Where something stands in a file, as far as its kind can say."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple, overload

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page."""
OnPage = tuple[int, int, Box]
"""Where a stretch of the stream starts, the page it stands on, and where on it."""


class Place(NamedTuple):
    """Where something stands; lines, columns, tables, rows and pages count from 1."""

    line: int | None = None
    column: int | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    cell: str | None = None
    page: int | None = None
    box: Box | None = None


class Spot(NamedTuple):
    """From this offset of the stream on, the text stands at this place."""

    start: int
    place: Place


class PageSpots(Sequence[Spot]):
    """Where the stretches of a PDF stand; a place is made when it is asked for, for most readers never ask."""

    def __init__(self, stretches: Sequence[OnPage]) -> None:
        self.stretches = stretches

    def at(self, offset: int) -> Place:
        """Where the stretch stands in which an offset of the stream lies."""
        return self[max(0, bisect_right(self._starts, offset) - 1)].place

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self.stretches]

    def __len__(self) -> int:
        return len(self.stretches)

    @overload
    def __getitem__(self, index: int) -> Spot: ...
    @overload
    def __getitem__(self, index: slice) -> list[Spot]: ...
    def __getitem__(self, index: int | slice) -> Spot | list[Spot]:
        return list(map(_spot, self.stretches[index])) if isinstance(index, slice) else _spot(self.stretches[index])


def _spot(stretch: OnPage) -> Spot:
    start, page, (left, top, right, bottom) = stretch
    return Spot(start, Place(page=page, box=(round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))))
