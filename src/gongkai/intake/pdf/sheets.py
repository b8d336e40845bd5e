"""Tables as they stand on paper: the runs in each cell, and one table where it goes on over pages."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.cells import Cell, Row, holds_several_rows, join_over_breaks, parted_rows
from gongkai.intake.pdf.furniture import is_page_number
from gongkai.intake.pdf.lattice import Lattice
from gongkai.intake.pdf.lines import lines_of
from gongkai.intake.pdf.page import Page, Run
from gongkai.intake.pdf.rules import NEAR, Frame
from gongkai.intake.pdf.strokes import Rule
from gongkai.intake.pdf.unruled.bands import Heads, figures_on, level

_SAME_EDGE = 4.0
"""Points: the edges of the pieces of one table on two pages are no farther apart."""
_SLIVER = 6.0
"""Points: an empty row or column no wider than this is the space inside a double line."""
_INSIDE = 1.0
"""Points by which a run must reach across a border to be cut there."""
_LEAST_TORN = 3
_COLUMNS = 5
"""So many figures on one line of one cell are columns without lines."""
_LEAST_CUT = 4
"""Characters."""
_FIGURES = Pattern(r"[\d,.]+|[/—－-]|无")
_HAN = Pattern(r"[^\W\d_a-zA-Z]{2}")

Placed = tuple[Run, Page, Run]
"""A run as it stands in the whole table, its page, and the run as it stands there."""


class Piece(NamedTuple):
    """What one page shows of a table: its frame, and the runs inside it."""

    page: Page
    frame: Frame
    runs: list[Run]
    lattice: Lattice


class Sheet:
    """A whole table: rows of cells by column; None where a slot belongs to a cell that begins elsewhere."""

    __slots__ = (
        "bottom", "edges", "heads", "last", "last_page", "loose", "page", "rows", "ruled", "top", "torn",
    )  # fmt: skip

    def __init__(self, page: int, top: float, bottom: float, last_page: int, rows: list[Row]) -> None:
        self.page = page
        self.top = top
        self.bottom = bottom
        self.last_page = last_page
        self.rows = rows
        self.ruled = True
        self.heads: Heads = {}
        """Without lines: the words of its heads, as they are drawn."""
        self.edges: Sequence[float] = ()
        """Without lines: where its columns of figures begin."""
        self.last = False
        """Without lines: whether nothing stands below it on its last page."""
        self.loose: list[Cell] = []
        """Without lines: a whole row of figures below its last row, whose label may be on the next page."""
        self.torn: set[int] = set()
        """Columns where figures below its last row belong to none: the page may have ended inside a row."""


def piece_of(page: Page, lattice: Lattice, runs: Iterable[Run]) -> Piece | None:
    """The part of a table on one page; None where its frame parts nothing."""
    if not lattice.cell or lattice.cells < 2:
        return None
    runs = list(runs)
    if lattice.columns < _COLUMNS and _has_columns_within(lattice, runs):
        return None
    return Piece(page, lattice.frame, runs, lattice)


def _has_columns_within(lattice: Lattice, runs: Iterable[Run]) -> bool:
    """Whether one cell holds a whole row of figures: the lines part heads from rows, say, and no columns."""
    cells: dict[int, list[Run]] = {}
    for run in runs:
        if not run.turned and _FIGURES.fullmatch(run.text):
            name = lattice.name((run.left + run.right) / 2, (run.top + run.bottom) / 2)
            cells.setdefault(name, []).append(run)
    return any(
        len(found) >= _COLUMNS and any(len(figures_on(line)) >= _COLUMNS for line in level(found))
        for found in cells.values()
    )


def parted(frame: Frame, runs: Iterable[Run]) -> tuple[list[Run], list[Run]]:
    """The runs whose middles lie in a frame, and the others."""
    inside: list[Run] = []
    outside: list[Run] = []
    left, top, right, bottom = frame.left - 2, frame.top - 2, frame.right + 2, frame.bottom + 2
    for run in runs:
        within = left <= (run.left + run.right) / 2 <= right and top <= (run.top + run.bottom) / 2 <= bottom
        (inside if within else outside).append(run)
    return inside, outside


def with_torn_rows(piece: Piece, runs: Sequence[Run]) -> Piece:
    """A piece with the figures just below its last line: a row that a page break tore may lose its borders there."""
    frame, lattice = piece.frame, piece.lattice
    below = [run for run in runs if frame.bottom - 1 <= run.top <= frame.bottom + 2.5 * run.size and not run.turned]
    if len(below) < _LEAST_TORN or any(run.left < frame.left or run.right > frame.right for run in below):
        return piece
    line = lines_of(below)[0]
    columns = {lattice.slot((run.left + run.right) / 2, frame.bottom)[1] for run in line.runs}
    if len(columns) < _LEAST_TORN or not all(_FIGURES.fullmatch(run.text) for run in line.runs):
        return piece
    if is_page_number(line.text):
        return piece
    bottom = max(run.bottom for run in line.runs) + 1
    edge = piece.frame.bottom
    down = [rule._replace(end=bottom) if rule.end >= edge - NEAR else rule for rule in frame.down]
    longer = frame._replace(down=down, bottom=bottom, open_bottom=True)
    return Piece(piece.page, longer, parted(longer, runs)[0], Lattice(longer))


def goes_on(first: Piece, then: Piece) -> bool:
    """Whether the second piece, at the top of the next page, has the width of the first.

    Some programs forget the border of a head at the side where it goes on: then one piece begins at an inner column.
    """
    one, two = first.frame, then.frame
    right, left = abs(one.right - two.right) <= _SAME_EDGE, abs(one.left - two.left) <= _SAME_EDGE
    same = abs((one.right - one.left) - (two.right - two.left)) <= _SAME_EDGE
    torn = right and not left and any(abs(x - max(one.left, two.left)) <= _SAME_EDGE for x in first.lattice.xs)
    return then.page.number == first.page.number + 1 and (same or torn)


def sheet_of(pieces: Sequence[Piece]) -> Sheet:
    """One table out of its pieces, rows parted by a page break joined again, repeated heads left out."""
    first, last = pieces[0], pieces[-1]
    kept = [first]
    for piece in pieces[1:]:
        head = _repeated(first, piece)
        if head < piece.lattice.rows:
            kept.append(_without_rows(piece, head) if head else piece)
    kept = [*map(_without_last_strip, kept[:-1]), kept[-1]]
    across: list[Rule] = []
    down: list[Rule] = []
    placed: list[Placed] = []
    junctions: list[float] = []
    end = first.frame.top
    for piece in kept:
        by_x, by_y = first.frame.left - piece.frame.left, end - piece.frame.top
        if abs(by_x) > _SAME_EDGE and abs(first.frame.right - piece.frame.right) <= _SAME_EDGE:
            by_x = first.frame.right - piece.frame.right
        across += [Rule(r.at + by_y, r.start + by_x, r.end + by_x) for r in piece.frame.across]
        down += [Rule(r.at + by_x, r.start + by_y, r.end + by_y) for r in piece.frame.down]
        for run in piece.runs:
            borders = _crossed(piece.lattice, run)
            for part in piece.page.cut(run, borders) if borders else (run,):
                placed.append((moved(part, by_x, by_y), piece.page, part))
        end = piece.frame.bottom + by_y
        junctions.append(end)
    left = min(rule.at for rule in down)
    frame = first.frame._replace(across=across, down=down, left=left, bottom=end)
    lattice = Lattice(frame) if len(kept) > 1 else first.lattice
    rows = _filled(lattice, placed, first.page)
    join_over_breaks(rows, lattice.cell, lattice.xs, [_row_at(lattice, junction) for junction in junctions[:-1]])
    rows = [part for row in _tidy(rows, lattice) for part in parted_rows(row)]
    return Sheet(first.page.number, first.frame.top, last.frame.bottom, last.page.number, rows)


def _without_last_strip(piece: Piece) -> Piece:
    """A piece without the empty room that some programs leave between its last row and its border at the page's end."""
    lattice, frame = piece.lattice, piece.frame
    bottom = lattice.ys[-2]
    merged = 2 * len(set(lattice.cell[-1])) <= lattice.columns
    if lattice.rows < 2 or not merged or any((run.top + run.bottom) / 2 > bottom for run in piece.runs):
        return piece
    cut = frame._replace(
        across=[rule for rule in frame.across if rule.at < bottom + NEAR],
        down=[rule._replace(end=min(rule.end, bottom)) for rule in frame.down if rule.start < bottom],
        bottom=bottom,
    )
    return Piece(piece.page, cut, piece.runs, Lattice(cut))


def _mended(rows: Sequence[Row], lattice: Lattice) -> dict[int, list[Row]]:
    """Where lines between rows are missing: rows by the heights of what is written, under the first row of each gap."""
    several = {
        y * lattice.columns + x
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if cell is not None and holds_several_rows(cell)
    }
    holed = {y for y, names in enumerate(lattice.cell) if not several.isdisjoint(names)}
    mended: dict[int, list[Row]] = {}
    for y in sorted(holed - {y + 1 for y in holed}):
        last = y
        while last + 1 in holed:
            last += 1
        cells = [cell for row in rows[y : last + 1] for cell in row if cell is not None and cell.runs]
        runs = [run for cell in cells for run in cell.runs if not run.turned]
        mended |= {key: [] for key in range(y, last + 1)}
        mended[y] = [_by_place(line.runs, lattice, several, cells[0]) for line in lines_of(runs)]
    return mended


def _by_place(runs: Sequence[Run], lattice: Lattice, several: Container[int], near: Cell) -> Row:
    """The runs of one line in the columns where they stand, or where the cell begins that holds one row only."""
    row: Row = [Cell(near.page) for _ in range(lattice.columns)]
    for run in runs:
        y, column = lattice.slot((run.left + run.right) / 2, (run.top + run.bottom) / 2)
        name = lattice.cell[y][column]
        cell = row[column if name in several else name % lattice.columns]
        if cell is not None:
            cell.take(Cell(near.page, [run], "", run[:4]))
    return row


def _row_at(lattice: Lattice, height: float) -> int:
    """The row that begins at a height; 0 where none does."""
    return next((y for y, at in enumerate(lattice.ys) if abs(at - height) <= NEAR + 0.5), 0)


def moved(run: Run, by_x: float, by_y: float) -> Run:
    """A run so far to the right and down."""
    if not by_x and not by_y:
        return run
    left, top, right, bottom, text, turned, first = run
    return Run(left + by_x, top + by_y, right + by_x, bottom + by_y, text, turned, first)


def _crossed(lattice: Lattice, run: Run) -> list[float]:
    """The borders between different cells that a run reaches across."""
    if run.turned:
        return []
    first, last = lattice.column(run.left + _INSIDE), lattice.column(run.right - _INSIDE)
    if first == last:
        return []
    row, _ = lattice.slot(run.left, (run.top + run.bottom) / 2)
    names = lattice.cell[row]
    return [lattice.xs[column] for column in range(first + 1, last + 1) if names[column] != names[column - 1]]


def _filled(lattice: Lattice, placed: Sequence[Placed], page: Page) -> list[Row]:
    cells = _gathered(lattice, placed)
    for cell in cells.values():
        cell.write()
    rows: list[Row] = []
    for y, names in enumerate(lattice.cell):
        start = y * lattice.columns
        rows.append(
            [(cells.get(name) or Cell(page.number)) if name == start + x else None for x, name in enumerate(names)]
        )
    return rows


def _gathered(lattice: Lattice, placed: Iterable[Placed]) -> dict[int, Cell]:
    """The cells in which anything is written, by their names."""
    cells: dict[int, Cell] = {}
    for run, on, original in placed:
        row, column = lattice.slot((run.left + run.right) / 2, (run.top + run.bottom) / 2)
        name = lattice.cell[row][column]
        cell = cells.get(name)
        if cell is None:
            cell = cells[name] = Cell(on.number, box=original[:4], room=lattice.room(row, column))
        elif cell.page == on.number:
            box = cell.box
            cell.box = (min(box[0], original.left), min(box[1], original.top),
                        max(box[2], original.right), max(box[3], original.bottom))  # fmt: skip
        cell.runs.append(run)
    return cells


def _texts(piece: Piece) -> Iterator[list[str]]:
    """What is written in the cells that begin in each row; put together for the rows that are asked for."""
    lattice, page = piece.lattice, piece.page
    homes: dict[int, list[Run]] = defaultdict(list)
    for run in piece.runs:
        homes[lattice.name((run.left + run.right) / 2, (run.top + run.bottom) / 2)].append(run)
    for y, names in enumerate(lattice.cell):
        begun = [name for x, name in enumerate(names, y * lattice.columns) if name == x and name in homes]
        cells = _gathered(lattice, [(run, page, run) for name in begun for run in homes[name]])
        for cell in cells.values():
            cell.write()
        yield [cell.text for cell in cells.values() if cell.text]


def _repeated(first: Piece, piece: Piece) -> int:
    """How many rows at the head of a piece repeat those at the head of the table."""
    new = enumerate(_texts(piece))
    empty, texts = next(((y, texts) for y, texts in new if texts), (0, []))
    heads: list[list[str]] = []
    for one, two in zip(_texts(first), chain([texts], (texts for _, texts in new)), strict=False):
        if not _repeats(one, two) or (not heads and not any(map(_HAN.search, one))):
            break
        heads.append(two)
    while heads and not any(map(_HAN.search, heads[-1])):
        heads.pop()
    return empty + len(heads) if heads else 0


def _repeats(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a row says the same again; a cell that is higher than its rows may be cut off."""
    return len(old) == len(new) and all(
        two == one or (len(two) >= _LEAST_CUT and one.startswith(two)) for one, two in zip(old, new, strict=True)
    )


def _without_rows(piece: Piece, count: int) -> Piece:
    """A piece that begins below its first rows."""
    top = piece.lattice.ys[count]
    frame = piece.frame
    cut = frame._replace(
        across=[rule for rule in frame.across if rule.at >= top - 1],
        down=[rule._replace(start=max(rule.start, top)) for rule in frame.down if rule.end > top + 1],
        top=top,
        open_top=False,
    )
    runs = [run for run in piece.runs if (run.top + run.bottom) / 2 > top]
    return Piece(piece.page, cut, runs, Lattice(cut))


def _tidy(rows: list[Row], lattice: Lattice) -> list[Row]:
    """Without the empty rows and columns inside double lines."""
    slim = [
        x
        for x in range(lattice.columns)
        if lattice.xs[x + 1] - lattice.xs[x] < _SLIVER and not any(row and row[x] and row[x].text for row in rows)  # type: ignore[union-attr]
    ]
    mended = _mended(rows, lattice)
    kept: list[Row] = []
    for y, row in enumerate(rows):
        narrow = lattice.ys[y + 1] - lattice.ys[y] < _SLIVER and not any(cell and cell.text for cell in row)
        if row and not narrow:
            kept += mended.get(y, [row])
    return [[cell for x, cell in enumerate(row) if x not in slim] for row in kept] if slim else kept
