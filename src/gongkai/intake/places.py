"""Where something stands in a file, as far as its kind can say."""

from typing import NamedTuple


class Place(NamedTuple):
    """Where something stands; lines, columns, tables, rows and pages count from 1."""

    line: int | None = None
    column: int | None = None
    table: int | None = None
    row: int | None = None
    sheet: str | None = None
    cell: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    """Left, top, right, bottom in points from the upper left corner of the page."""


class Spot(NamedTuple):
    """From this offset of the stream on, the text stands at this place."""

    start: int
    place: Place
