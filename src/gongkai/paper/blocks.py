"""What an official paper consists of, from its title to its signature."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Align = Literal["left", "center", "right"]
Tone = Literal["", "error", "warning", "hint"]


class Heading(NamedTuple):
    """A heading of the text: level 1 is 一、, level 2 （一）, level 3 1., level 4 （1）."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    """Running text, its first line indented by two characters unless it is set otherwise."""

    text: str
    indent: bool = True
    align: Align = "left"
    gap: float = 0.0
    """Lines left empty above it."""


class Cell(NamedTuple):
    """A cell of a table. `head` says of what it is the head: `col`, `row`, or nothing for a value."""

    text: str
    across: int = 1
    down: int = 1
    head: Literal["", "col", "row"] = ""
    align: Align = "center"
    tone: Tone = ""


Row = tuple[Cell, ...]


class Table(NamedTuple):
    """Rows of cells that may span columns and rows; the head's rows come again on every page the table runs over."""

    name: str
    """What it shows; stands in the file for those who do not see the page, not on the page."""
    rows: tuple[Row, ...]
    head_rows: int
    widths: tuple[float, ...]
    """Shares of the width of the page's text; they add up to 1."""
    size: float = 10.5
    """Points."""
    together: bool = False
    """Whether it moves to the next page rather than be cut, as far as it fits on one."""
    roomy: bool = False
    """Whether its lines are far apart: a form to be filled in with a pen."""


class Signature(NamedTuple):
    """Who signs, and on which day; either may be left out."""

    organ: str
    on: date | None = None
    sealed: bool = False
    """Whether it bears a seal: there is room for it, and it never stands on a page without a line of the text."""


class Head(NamedTuple):
    """What stands above the title of a letter: the organ in red, the number, a red line (GB/T 9704, 7.2.4 to 7.2.7)."""

    organ: str
    number: str = ""
    picture: bytes | None = None
    """PNG or JPEG, in the place of the organ's name."""


Block = Heading | Paragraph | Table | Signature


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its title, its blocks in order, and what the file says of itself."""

    title: str
    """May run over several lines."""
    blocks: tuple[Block, ...]
    author: str = ""
    """The organ that answers for the paper; it stands in the file's properties, and no person or program does."""
    subject: str = ""
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class Envelope:
    """The front of an envelope: to whom, from whom."""

    title: str
    postcode: str
    address: str
    name: str
    sender: tuple[str, ...]
    note: str = ""
    """What it says in the corner."""
    author: str = ""


def placed(table: Table) -> list[list[tuple[int, Cell | None]]]:
    """Row by row, the column each cell begins in; None marks a slot that a cell from above reaches into.

    >>> placed(Table("", ((Cell("甲", down=2), Cell("乙")), (Cell("丙"),)), 0, (0.5, 0.5)))[1][0]
    (0, None)
    """
    reached: dict[tuple[int, int], int] = {}
    lines: list[list[tuple[int, Cell | None]]] = []
    for y, row in enumerate(table.rows):
        line: list[tuple[int, Cell | None]] = []
        x = 0
        for cell in row:
            while (y, x) in reached:
                line.append((x, None))
                x += reached[y, x]
            line.append((x, cell))
            reached.update({(y + below, x): cell.across for below in range(1, cell.down)})
            x += cell.across
        while (y, x) in reached:
            line.append((x, None))
            x += reached[y, x]
        lines.append(line)
    return lines
