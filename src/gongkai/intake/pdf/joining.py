"""Tables without lines over pages: a row, a label or a head at the side that a page's end parted is put together."""

from collections.abc import Sequence
from itertools import pairwise

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.cells import Cell, Row
from gongkai.intake.pdf.columns import segments_of
from gongkai.intake.pdf.letters import LOST
from gongkai.intake.pdf.lines import Line, lines_of
from gongkai.intake.pdf.page import Run
from gongkai.intake.pdf.sheets import Sheet, moved
from gongkai.intake.pdf.unruled.bands import is_figure, level, middle
from gongkai.intake.pdf.unruled.breaks import column_in, is_proved, ties
from gongkai.intake.pdf.unruled.labels import BEGINS, begins, goes_on
from gongkai.intake.pdf.unruled.wide import WideTable, first_numbers, is_full, unread

_SAME_EDGE = 2.0
"""Points."""
_HEADING = Pattern(r"\s*(?:第[一二三四五六七八九十]+条|[一二三四五六七八九十]+\s*、)")
_ROW = 2.2
"""Of the size: from one row to the next."""
_MOST_REST = 16
"""Lines."""
_CLOSE = 0.5
"""Of the narrowest column: between edges that are the same on two pages."""


def continued(upper: Sheet, lower: WideTable) -> None:
    """A table whose heads were repeated is one: the rest of a label is its own, and it has the same columns.

    A column that is empty on all of a page is not seen there: then it is not certain whose the others are.
    """
    label = upper.rows[-1][1] if len(upper.rows[-1]) > 1 else None
    if lower.rest_above and label:
        label.text += lower.rest_above
    if any(len(row) != len(upper.rows[-1]) for row in lower.rows):
        for row in lower.rows:
            unread(row)


def given_their_labels(upper: Sheet, lower: WideTable) -> bool:
    """Gives whole rows of figures at a page's end the label that stands alone on its other side; whether any was."""
    if upper.torn or lower.torn_above:
        return False
    number = len(lower.loose_above)
    if number and not upper.loose and _has_no_figures(upper.rows[-1], number):
        upper.rows[-1][-number:] = lower.loose_above
        return True
    number = len(upper.loose)
    if number and not lower.loose_above and lower.heads < len(lower.rows):
        row = upper.rows[-1] if lower.rest_above else lower.rows[lower.heads]  # its label may go on below
        if row is not upper.rows[-1] and _has_no_figures(upper.rows[-1], number):
            return False  # they may be either's
        if _has_no_figures(row, number):
            row[-number:] = upper.loose
            return True
    return False


def unread_torn(upper: Sheet, lower: WideTable | None, torn: Sequence[Line], *, among: bool) -> None:
    """Makes unreadable what a page's end may have torn: the columns where there are pieces, in the rows on both sides.

    `torn` are figures alone that begin the page; `among` tells whether they are lines of the lower table. Where the
    columns of both pages are not the same, it is all of both rows. Where heights and sums prove that the lower row is
    whole, it stays; so does the upper one if it adds up and the lower one takes up all that begins the page.
    """
    below = lower.rows[lower.heads] if lower and lower.heads < len(lower.rows) else []
    columns = upper.torn | (lower.torn_above if lower else set())
    if not columns and not torn:
        return
    pieces = set() if lower or columns else _columns_torn(upper, torn)
    if pieces:
        for column in pieces:
            upper.rows[-1][2 + column] = Cell(upper.last_page, text=LOST)
        return
    if not (lower and (among or not torn) and _same_columns(upper.edges, lower.edges)):
        unread(upper.rows[-1])
        unread(below)
        return
    columns = columns | {lower.column(run) for line in torn for run in line.runs}
    own = not upper.torn and not upper.loose and is_proved(upper, lower)
    if own and not lower.torn_above and ties(upper.rows[-1]):
        return
    for row in (upper.rows[-1],) if own else (upper.rows[-1], below):
        for cell in (row[2 + column] for column in columns if len(row) == 2 + len(lower.edges)):
            if cell:
                cell.text = LOST
    if not own and (upper.torn or upper.loose):
        unread(below)  # some programs lose the first line of a number that the page's end tears


def _columns_torn(upper: Sheet, torn: Sequence[Line]) -> set[int]:
    """The columns in which the end of a table's last row goes on; none where other places of that row are in doubt.

    Those are certain where one whole number stands in each, all at one height.
    """
    columns = {column_in(upper.edges, run) for line in torn for run in line.runs}
    row = upper.rows[-1]
    if not upper.last or -1 in columns or len(row) != len(upper.edges) + 2 or not _label(row):
        return set()
    others = [cell for column, cell in enumerate(row[2:]) if column not in columns]
    certain = all(cell and len(cell.runs) == 1 and cell.text == cell.runs[0].text for cell in others)
    return columns if certain and len(level(run for cell in others if cell for run in cell.runs)) == 1 else set()


def _same_columns(one: Sequence[float], two: Sequence[float]) -> bool:
    if len(one) != len(two) or len(one) < 2:
        return False
    narrowest = min(right - left for left, right in pairwise(one))
    return all(abs(a - b) < _CLOSE * narrowest for a, b in zip(one, two, strict=True))


def label_goes_on(upper: Sheet, lower: WideTable) -> bool:
    """Joins a label that the page's end broke, figures beside its second half, to one row; whether there was one."""
    if upper.torn or upper.loose or lower.torn_above or lower.loose_above or lower.heads == len(lower.rows):
        return False
    above, below = upper.rows[-1], lower.rows[lower.heads]
    if len(above) != len(below) or not _has_no_figures(above, len(below) - 2):
        return False
    label, rest = above[1], below[1]
    if not label or not rest or not rest.text or BEGINS.match(rest.text) or _has_no_figures(below, len(below) - 2):
        return False
    if not is_full(label, [row[1] for row in (*upper.rows[:-1], *lower.rows[lower.heads :]) if len(row) == len(above)]):
        return False
    rest.text = label.text + rest.text
    upper.rows.pop()
    return True


def _has_no_figures(row: Row, number: int) -> bool:
    """Whether a row has a label and so many places for figures, all of them empty."""
    return len(row) == number + 2 and bool(row[1] and row[1].text) and not any(cell and cell.text for cell in row[2:])


def begins_within_label(upper: Sheet, lines: Sequence[Line]) -> bool:
    """Whether a page begins with the rest of the last label of the page before: below it, as narrow, above a label."""
    rows = [row for row in upper.rows if len(row) == len(upper.edges) + 2 and _label(row)]
    label = rows[-1][1] if upper.last and rows and rows[-1] is upper.rows[-1] else None
    rest = next((at for at, line in enumerate(lines) if begins(line)), 0)
    if not label or not 0 < rest <= _MOST_REST or not is_full(label, [row[1] for row in rows[:-1]]):
        return False
    left = lines_of(label.runs)[-1].left
    return all(abs(line.left - left) < _SAME_EDGE and line.right <= upper.edges[0] for line in lines[:rest])


def lacks_label(upper: Sheet) -> bool:
    """Whether the last row of a table, which ends its page, has all its figures but no label."""
    row = upper.rows[-1]
    whole = len(row) > 2 and all(cell and cell.text for cell in row[2:])
    return upper.last and whole and not upper.loose and not any(cell and cell.text for cell in row[:2])


def takes_row(lower: WideTable, row: Row) -> bool:
    """Whether the first label of a table has no figures, and those of a row stand in its columns."""
    if lower.heads == len(lower.rows) or not _has_no_figures(lower.rows[lower.heads], len(row) - 2):
        return False
    columns = [{lower.column(run) for run in cell.runs} for cell in row[2:] if cell]
    return columns == [{number} for number in range(len(lower.edges))]


def side_moved_up(upper: Sheet, lower: WideTable) -> None:
    """Gives a head at the side that the page's end moved down, to the first row of its group on the page before."""
    row = lower.rows[lower.heads] if lower.heads < len(lower.rows) else []
    side = row[0].text if row and row[0] else ""
    first = first_numbers(side)
    if not side or _label(row).startswith(first):
        return
    for above in reversed(upper.rows):
        beside = above[0].text if above and above[0] else ""
        if len(above) != len(row) or (beside and first_numbers(beside) == first):
            return
        if _label(above).startswith(first):
            if not beside:
                above[0], row[0] = row[0], above[0]
            return


def _label(row: Row) -> str:
    return row[1].text if len(row) > 1 and row[1] else ""


def raised_over(heads: Sequence[Line], first: Line) -> list[Line]:
    """Heads that end a page, as if they stood right above the first line of heads on the next."""
    by = heads[-1].bottom - first.top
    columns: list[list[Run]] = []
    for run in (moved(run, 0, -by) for line in heads for run in line.runs):
        above = next((column for column in columns if goes_on(column[-1], run)), None)
        if above is None:
            columns.append([run])
        else:
            above.append(run)
    for column in columns:
        last = column[-1]
        if any(
            abs(run.left - last.left) < _SAME_EDGE for run in first.runs if not is_figure(run)
        ):  # it goes on, ended higher
            column[:] = [moved(run, 0, first.top - last.bottom) for run in column]
    return lines_of(run for column in columns for run in column)


def with_label_below(above: list[Line], lines: list[Line]) -> list[Line]:
    """The lines of a page without the first, where it is the label of the figures that end the page before.

    The line before these has a label at the same left edge, and as many columns, so that none of them is empty.
    """
    if len(above) < 2 or not lines:
        return lines
    (one, row), label = above[-2:], lines[0]
    alone = len(row.runs) > 1 and all(map(is_figure, row.runs)) and middle(row) - middle(one) <= _ROW * row.size
    columns = segments_of(one)
    whole = len(columns) == len(row.runs) + 1 == len(segments_of(row)) + 1
    if not alone or not whole or is_figure(columns[0].runs[0]) or not _is_label_below(label, columns[0].left, row.left):
        return lines
    if len(lines) > 1 and _is_label_below(lines[1], label.left, row.left) and goes_on(label.runs[0], lines[1].runs[0]):
        return lines  # more of it: it cannot be told whether there was room for that
    by = middle(row) - middle(label)
    above[-1] = Line([*(moved(run, 0, by) for run in label.runs), *row.runs], row.top, row.bottom)
    return lines[1:]


def _is_label_below(line: Line, left: float, right: float) -> bool:
    """Whether a line is words alone between two edges, and no heading."""
    words = not any(map(is_figure, line.runs)) and not line.text.endswith("。") and not _HEADING.match(line.text)
    return words and abs(line.left - left) < _SAME_EDGE and line.right < right
