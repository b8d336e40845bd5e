"""Rows that a page's end tore through their numbers: whole again where position says so and the sums prove it."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from gongkai.intake.pdf.cells import Cell, Row
from gongkai.intake.pdf.letters import LOST
from gongkai.intake.pdf.lines import Line
from gongkai.intake.pdf.page import Run
from gongkai.intake.pdf.unruled.bands import figures_on, is_figure, level, middle
from gongkai.intake.pdf.unruled.labels import BEGINS
from gongkai.intake.pdf.unruled.wide import WideTable
from gongkai.intake.places import Box

_LEAST_SUMS = 3
"""So many rows that add up, three for each that does not, show that the rows of a table do."""
_LEAST_LOOSE = 3
"""So many figures on a line of their own may be a row with places left empty."""
_MOST_MISSING = 2
"""Columns; a table that has more is another."""
_MOST_LINES = 12
_OFF = 2.0
"""Points: pieces of one number begin or end no farther apart, or have the same middle."""
_NOTHING = frozenset(("/", "—", "－", "-", "无"))
_SIDES = 2
"""Cells before the first column: the head at the side, and the label."""


class Torn(Protocol):
    """What is asked of the table above a page's end."""

    rows: list[Row]
    edges: Sequence[float]
    last: bool
    last_page: int
    loose: list[Cell]
    torn: set[int]


def in_same_columns(upper: Torn, lower: WideTable) -> None:
    """Gives a table the columns that show on one of two pages only, where all figures of the other stand in them."""
    width = len(upper.edges) + _SIDES
    rows = [row for row in upper.rows if len(row) == width and any(map(_runs, row[_SIDES:]))]
    rows = [row for row in rows if all(is_figure(run) for cell in row[_SIDES:] for run in _runs(cell))]
    missing = len(lower.edges) - len(upper.edges)
    if lower.heads or not rows or not 0 < abs(missing) <= _MOST_MISSING:
        return
    if missing > 0:
        if _widened(rows, lower.edges, upper.last_page):
            upper.edges = lower.edges
    elif upper.last and _stand_under(rows, lower.rows, upper.edges):
        _widened(lower.rows, upper.edges, upper.last_page + 1)
        lower.edges = upper.edges


def _stand_under(above: Sequence[Row], rows: Sequence[Row], edges: Sequence[float]) -> bool:
    """Whether every figure begins, ends or has its middle where one above it in its column has."""
    columns: dict[int, list[Run]] = {}
    for run in (run for row in above for cell in row[_SIDES:] for run in _runs(cell)):
        columns.setdefault(column_in(edges, run), []).append(run)
    runs = [run for row in rows for cell in row[_SIDES:] for run in _runs(cell)]
    return all(any(_stand_alike(one, run) for one in columns.get(column_in(edges, run), ())) for run in runs)


def _widened(rows: Sequence[Row], edges: Sequence[float], page: int) -> bool:
    """Puts the figures of rows in columns; whether all of them stand in one."""
    if any(column_in(edges, run) < 0 for row in rows for cell in row[_SIDES:] for run in _runs(cell)):
        return False
    for row in rows:
        cells = [cell for cell in row[_SIDES:] if cell]
        row[_SIDES:] = [_in_column(cells, edges, column) or Cell(page) for column in range(len(edges))]
    return True


def _in_column(cells: Sequence[Cell], edges: Sequence[float], column: int) -> Cell | None:
    """What stands in a column; unreadable where it is part of a cell, and more than one figure."""
    runs = [run for cell in cells for run in cell.runs if column_in(edges, run) == column]
    if not runs:
        return None
    whole = next((cell for cell in cells if cell.runs == runs), None)
    page = next(cell.page for cell in cells if runs[0] in cell.runs)
    return whole or Cell(page, runs, runs[0].text if len(runs) == 1 else LOST, _box(runs))


def column_in(edges: Sequence[float], run: Run) -> int:
    """The column in which all of a figure stands; -1 where it reaches over an edge."""
    beyond = run.left < edges[0] or any(run.left < edge < run.right for edge in edges)
    return -1 if beyond else bisect_right(edges, (run.left + run.right) / 2) - 1


def rejoined(upper: Torn, lower: WideTable) -> bool:
    """Joins the numbers of a row that a page's end tore; whether it then adds up, as the other rows do.

    Its label stands above the page's end, and the rest of its numbers above all labels below; or its label stands
    below, and what stands above has none.
    """
    width = len(lower.edges)
    if len(upper.edges) != width or len(upper.rows[-1]) != width + _SIDES or lower.heads >= len(lower.rows):
        return False
    if upper.torn:
        return len(upper.loose) == width and _joined_below(upper, lower)
    torn = bool(lower.above) or (bool(lower.rest_above) and any(cell and cell.text == LOST for cell in upper.rows[-1]))
    return torn and not upper.loose and not lower.loose_above and _joined_above(upper, lower)


def _joined_above(upper: Torn, lower: WideTable) -> bool:
    row = upper.rows[-1]
    rest = lower.rest_row
    others = [*upper.rows[:-1], *lower.rows[lower.heads + rest :]]
    if not row[1] or not row[1].text or (len(upper.rows) > 1 and any(map(_is_doubtful, upper.rows[-2]))):
        return False
    whole = [_with_rest(cell, lower.above.get(at, []), upper.last_page + 1) for at, cell in enumerate(row[_SIDES:])]
    if not _adds_up(whole) or not _add_up(others, len(row)):
        return False
    row[_SIDES:] = whole
    if rest:
        label = lower.rows.pop(lower.heads)[1]
        row[1].text += label.text if label else ""
    lower.torn_above = set()
    return True


def _joined_below(upper: Torn, lower: WideTable) -> bool:
    row, last = lower.rows[lower.heads], upper.rows[-1]
    empty = not any(map(_runs, last[_SIDES:]))
    if empty or lower.rest_above:  # the last label above has no figures: they are its own, if it goes on below
        given = empty and bool(lower.rest_above) and not lower.torn_above and _is_one_line(upper.loose)
        if given:
            last[_SIDES:] = upper.loose
            upper.loose, upper.torn = [], set()
        return given
    others = [*upper.rows, *lower.rows[lower.heads + 1 :]]
    if len(row) != len(upper.rows[-1]) or not row[1] or not BEGINS.match(row[1].text) or lower.rest_row:
        return False
    if any(map(_is_doubtful, upper.rows[-1])):
        return False
    own = [[*lower.above.get(at, []), *_runs(cell)] for at, cell in enumerate(row[_SIDES:])]
    whole = [_with_rest(cell, rest, upper.last_page + 1) for cell, rest in zip(upper.loose, own, strict=True)]
    if any(own) and not (_adds_up(whole) and _add_up(others, len(row))):
        return False
    if not any(own) and (lower.torn_above or not _is_one_line(upper.loose)):
        return False
    row[_SIDES:] = whole
    upper.loose, upper.torn, lower.torn_above = [], set(), set()
    return True


def is_proved(upper: Torn, lower: WideTable) -> bool:
    """Whether the first row below a page's end is whole: by the heights its figures stand at, and as it adds up.

    Pieces of its numbers on the page before would have to be in a column and in the last one, and the numbers in both
    begin as if they were whole.
    """
    at = lower.heads
    if not lower.by_height or lower.rest_row or at == len(lower.rows) or not ties(lower.rows[at]):
        return False
    rows = [row for row in (*upper.rows, *lower.rows[at:]) if len(row) == len(lower.edges) + _SIDES]
    off = sum(not ties(row) for row in rows if _numbers(row[_SIDES:]))
    return sum(map(ties, rows)) >= max(_LEAST_SUMS, 3 * off)


def ties(row: Row) -> bool:
    """Whether a row adds up to its last figure, where empty places and strokes count as nothing."""
    texts = [cell.text.replace(" ", "").replace(",", "") if cell else "" for cell in row[_SIDES:]]
    texts = ["0" if not text or text in _NOTHING else text for text in texts]
    numbers = [int(text) for text in texts if text.isdigit()]
    return 1 < len(numbers) == len(texts) and sum(numbers[:-1]) == numbers[-1]


def _is_one_line(cells: Sequence[Cell]) -> bool:
    """Whether figures stand level, one to a cell: a whole row, of which places may be left empty."""
    runs = [run for cell in cells for run in cell.runs]
    return len(runs) >= _LEAST_LOOSE and len(level(runs)) == 1 and all(len(cell.runs) < 2 for cell in cells)


def _is_doubtful(cell: Cell | None) -> bool:
    """Whether pieces of the next row's numbers may be among those of a cell."""
    return cell is not None and len(cell.runs) > 1 and (LOST in cell.text or " " in cell.text)


def with_rest_of_row(upper: Torn, lines: list[Line]) -> list[Line]:
    """The lines of a page without the rest of numbers of the row without a label that ends the page before.

    Of a column of that row all may stand below the page's end: then its figures stand between those of its neighbours.
    """
    row = upper.rows[-1]
    if not upper.last or len(row) != len(upper.edges) + _SIDES or any(cell and cell.text for cell in row[:_SIDES]):
        return lines
    number = next((at for at, line in enumerate(lines) if not _is_rest(line)), len(lines))
    if not 0 < number <= _MOST_LINES or not all(_runs(cell) for cell in row[_SIDES:]):
        return lines
    columns: list[tuple[Cell | None, list[Run]]] = [(cell, []) for cell in row[_SIDES:]]
    for run in (run for line in lines[:number] for run in line.runs):
        if not _placed(columns, run):
            return lines
    columns.sort(key=_left)
    whole = [_with_rest(cell, rest, upper.last_page + 1) for cell, rest in columns]
    if not _adds_up_in_groups(whole):
        return lines
    row[_SIDES:] = whole
    upper.torn = set()
    return lines[number:]


def _placed(columns: list[tuple[Cell | None, list[Run]]], run: Run) -> bool:
    """Puts a piece below those it stands under, or in a column of its own where it stands under none."""
    over = [(cell, rest) for cell, rest in columns if any(_over(one, run) for one in (*_runs(cell), *rest))]
    if not over:
        columns.append((None, [run]))
        return True
    above = [*_runs(over[0][0]), *over[0][1]]
    if len(over) > 1 or not any(_stand_alike(one, run) for one in above):
        return False
    over[0][1].append(run)
    return True


def _over(one: Run, run: Run) -> bool:
    return one.left < run.right and run.left < one.right


def _left(column: tuple[Cell | None, list[Run]]) -> float:
    return min(run.left for run in (*_runs(column[0]), *column[1]))


def _is_rest(line: Line) -> bool:
    return bool(figures_on(line)) and all(run.text.isdigit() for run in line.runs)


def _with_rest(cell: Cell | None, rest: list[Run], page: int) -> Cell | None:
    """A number with the pieces on the next page; unreadable where a piece is none of a number."""
    upper = sorted(_runs(cell), key=middle)
    below = sorted(rest, key=middle)
    text = "".join(run.text for run in (*upper, *below))
    alike = not upper or not below or any(_stand_alike(one, below[0]) for one in upper)
    if cell and upper:
        return Cell(cell.page, [*cell.runs], text if alike and text.isdigit() else LOST, cell.box)
    if not below:
        return cell
    return Cell(page, below, text if text.isdigit() else LOST, _box(below))


def _box(runs: Sequence[Run]) -> Box:
    return (
        min(run.left for run in runs),
        min(run.top for run in runs),
        max(run.right for run in runs),
        max(run.bottom for run in runs),
    )


def _stand_alike(one: Run, two: Run) -> bool:
    offs = one.left - two.left, one.right - two.right, (one.left + one.right - two.left - two.right) / 2
    return min(map(abs, offs)) <= _OFF


def _runs(cell: Cell | None) -> Sequence[Run]:
    return cell.runs if cell else ()


def _numbers(cells: Sequence[Cell | None]) -> list[int]:
    """The numbers of a row; nothing where a cell has none."""
    texts = [cell.text.replace(" ", "").replace(",", "") if cell else "" for cell in cells]
    return list(map(int, texts)) if all(map(str.isdigit, texts)) else []


def _adds_up(cells: Sequence[Cell | None]) -> bool:
    numbers = _numbers(cells)
    return len(numbers) > 1 and sum(numbers[:-1]) == numbers[-1]


def _add_up(rows: Sequence[Row], width: int) -> bool:
    """Whether the rows of a table, so many cells wide, add up to their last figures."""
    full = [row[_SIDES:] for row in rows if len(row) == width and _numbers(row[_SIDES:])]
    sums = sum(map(_adds_up, full))
    return sums >= max(_LEAST_SUMS, 3 * (len(full) - sums))


def _adds_up_in_groups(cells: Sequence[Cell | None]) -> bool:
    """Whether a row falls into equally wide groups that add up to their last figures."""
    numbers = _numbers(cells)
    widths = [width for width in range(3, len(numbers) + 1) if len(numbers) % width == 0]
    groups = [[numbers[at : at + width] for at in range(0, len(numbers), width)] for width in widths]
    return any(all(sum(group[:-1]) == group[-1] for group in one) for one in groups)
