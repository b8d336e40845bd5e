"""Where on a page wide tables without lines stand: figures under figures make their columns."""

from collections.abc import Sequence

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.lines import Line
from gongkai.intake.pdf.page import Run
from gongkai.intake.pdf.unruled.bands import Heads, abreast, edges_of, figures_on, is_figure, middle, stand_in
from gongkai.intake.pdf.unruled.labels import begins
from gongkai.intake.pdf.unruled.wide import WideTable

_LEAST = 5
"""A line with so many figures is a row of a wide table."""
_BETWEEN = 16
"""Lines between two rows of one table: a label over many lines, a stacked head at its side."""
_ABOVE = 40
_LONGEST_LABEL = 9
"""Lines."""
_SECTION = Pattern(r"\s*[一二三四五六]\s*、")
_LAST_OF_LABEL = 2.2
"""Of the size: a line farther below the last is no part of the last label."""

_LEAST_HEADS, _MOST_HEADS = 2, 12
"""Lines."""
_BELOW_HEADS = 0.5
"""Of the size: below heads without rows there is room."""
_MOVED = 1.0
"""Point."""
_NEAR = 1.6
"""Of the size: lines of a number stand no farther above or below its label."""
_SHORT = 3
"""So many figures under those of a wide table are a row of it, with places left empty."""


class Wide:
    """A wide table among the lines of a page: it takes up `lines[first:last]`, `heads` of them are its heads.

    Its table is None where its columns are not clear.
    """

    __slots__ = ("first", "heads", "last", "table")

    def __init__(self, first: int, last: int, table: WideTable | None, heads: int = 0) -> None:
        self.first = first
        self.last = last
        self.table = table
        self.heads = heads


def wide_tables(lines: Sequence[Line], page: int, *, going: bool = False, columns: Sequence[float] = ()) -> list[Wide]:
    """The wide tables among a page's lines, from above.

    `going` where the first goes on and its heads are known, `columns` the left edges of its columns on the page before.
    """
    figures = [figures_on(line) if len(line.runs) >= _LEAST else [] for line in lines]
    counts = list(map(abreast, figures))
    groups = _groups(lines, counts)
    if not groups and going and columns and _only_labels(lines, columns[0]):
        return [Wide(0, len(lines), WideTable(lines, 0, columns, page))]
    found: list[Wide] = []
    for group in groups:
        rows = [figures[i] for i in group] if len(group) > 1 else [_with_pieces(lines, group[0])]
        edges = edges_of(rows)
        if edges is not None and not found and len(edges) < len(columns) and stand_in(columns, rows):
            edges = list(columns)
        floor = found[-1].last if found else 0
        if group[-1] < floor:
            continue
        if edges is None:
            found.append(Wide(max(floor, group[0] - 1), min(group[-1] + 2, len(lines)), None))
            continue
        again = going and not found and not _has_own_heads(lines[1 : group[0]])
        first, heads = (0, 0) if again else _top(lines, group[0], floor, edges)
        left = min((run.left for row in rows for run in row if run.left >= edges[0]), default=edges[0])
        last = _bottom(lines, _last_row(lines, group[-1], edges), left)
        found.append(Wide(first, last, WideTable(lines[first:last], heads - first, edges, page), heads - first))
    return found


def _groups(lines: Sequence[Line], counts: Sequence[int]) -> list[list[int]]:
    """The lines that are rows of wide tables, table by table, by how many columns each line fills."""
    groups: list[list[int]] = []
    for i in (i for i, count in enumerate(counts) if count >= _LEAST):
        near = groups and i - groups[-1][-1] <= _BETWEEN and not _has_heads(lines[groups[-1][-1] + 1 : i])
        if near and abs(counts[i] - counts[groups[-1][0]]) < _LEAST:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _has_heads(lines: Sequence[Line]) -> bool:
    """Whether the heading of a section and heads abreast below it stand between two rows: they are of two tables."""
    at = next((i for i, line in enumerate(lines) if _SECTION.match(line.text)), len(lines))
    return any(sum(not is_figure(run) for run in line.runs) >= _LEAST for line in lines[at + 1 :])


def has_heading(lines: Sequence[Line]) -> bool:
    """Whether the heading of a section stands among lines."""
    return any(_SECTION.match(line.text) for line in lines)


def _only_labels(lines: Sequence[Line], edge: float) -> bool:
    """Whether a page on which a table goes on has labels of rows and none of their figures."""
    narrow = all(line.right <= edge and not _SECTION.match(line.text) for line in lines)
    return narrow and any(map(begins, lines))


def without_idle_heads(lines: list[Line], heads: Heads) -> list[Line]:
    """The lines of a page without the heads of the table before, where they are repeated and no row follows them.

    Some programs repeat heads below the last row of a table that just fills its page.
    """
    last = next((i for i, line in enumerate(lines) if not all(run.text in heads for run in line.runs)), len(lines))
    if last < _LEAST_HEADS or any(figures_on(line) for line in lines[: last + 1]):
        return lines
    far = last == len(lines) or lines[last].top - lines[last - 1].bottom > _BELOW_HEADS * lines[last - 1].size
    idle = far and not any(table.first <= last for table in wide_tables(lines, 0))
    return lines[last:] if idle else lines


def stand_alike(lines: Sequence[Line], heads: Heads) -> bool:
    """Whether repeated heads stand where they stood on the page before: then the columns do."""
    return all(any(abs(run.left - at) < _MOVED for at in heads[run.text]) for line in lines for run in line.runs)


def without_heads_again(lines: list[Line], heads: Heads) -> list[Line]:
    """The lines of a page without the heads of the table before, where they are repeated above what goes on.

    Not all may be left: the first line of every page can be taken for the page's own head.
    """
    last = next((i for i, line in enumerate(lines) if not all(run.text in heads for run in line.runs)), len(lines))
    again = {run.text for line in lines[:last] for run in line.runs}
    return lines[last:] if last >= _LEAST_HEADS and 2 * len(again) >= len(heads) else lines


def heads_at_the_end(lines: Sequence[Line], wide: Wide) -> int:
    """How many lines at a page's end are heads of a table whose only row, without a label, stands on the next page."""
    table = wide.table
    if table is None or len(table.rows) != table.heads + 1 or any(cell and cell.text for cell in table.rows[-1][:2]):
        return 0
    number = 0
    margin = 2 * table.edges[0] - table.edges[1]  # a head is wider than the figures below it, but not by a column
    for line in reversed(lines[-_MOST_HEADS:]):
        if _SECTION.match(line.text) or line.text.endswith("。") or figures_on(line) or line.left < margin:
            break
        number += 1
    # Heads of narrow columns are broken over lines: the fullest has most of the columns, but not all.
    return number if max((len(line.runs) for line in lines[len(lines) - number :]), default=0) >= _LEAST else 0


def only_figures(line: Line) -> bool:
    """Whether a line holds figures and nothing else: the rest of numbers that were broken, or a row without label."""
    return bool(figures_on(line)) and all(map(is_figure, line.runs))


def _has_own_heads(lines: Sequence[Line]) -> bool:
    """Whether the heading of a section and heads abreast below it stand above the first figures: another table's."""
    at = next((i for i, line in enumerate(lines) if _SECTION.match(line.text)), len(lines))
    return any(len(line.runs) >= _LEAST for line in lines[at + 1 :])


def _with_pieces(lines: Sequence[Line], at: int) -> list[Run]:
    """The figures of a line and of those just above and below: of a single row all may be broken in a column."""
    near = [lines[i] for i in (at - 1, at + 1) if 0 <= i < len(lines) and only_figures(lines[i])]
    near = [line for line in near if abs(middle(line) - middle(lines[at])) <= line.size]
    return sorted([*figures_on(lines[at]), *(run for line in near for run in figures_on(line))])


def _top(lines: Sequence[Line], anchor: int, floor: int, edges: Sequence[float]) -> tuple[int, int]:
    """Where the table's heads begin, and where its first label does."""
    beside = lines[anchor].left < edges[0] or _is_amid(lines, anchor, edges[0])
    label = _first_label(lines, anchor, floor, edges[0]) if beside else anchor
    while label > floor and (only_figures(lines[label - 1]) or _is_rest(lines[label - 1], edges[0])):
        label -= 1
    for i in range(label - 1, max(floor, label - _ABOVE) - 1, -1):
        if _SECTION.match(lines[i].text) or lines[i].text.endswith("。"):
            return i + 1, label
    return max(floor, label - _ABOVE, 0), label


def _first_label(lines: Sequence[Line], anchor: int, floor: int, edge: float) -> int:
    """The first line above the figures that begins with a list number, short of the heading of the section."""
    label = -1
    for i in range(anchor, max(floor, anchor - _ABOVE) - 1, -1):
        if lines[i].left < edge and begins(lines[i]):
            heading = label - i > 1 and _SECTION.match(lines[i].text) and not _is_row(lines, i)
            if heading or (label < 0 and anchor - i > _LONGEST_LABEL):
                break
            label = i
    return label if label >= 0 else anchor


def _is_amid(lines: Sequence[Line], anchor: int, edge: float) -> bool:
    """Whether figures on a line of their own stand between the lines of one label."""
    around = [*lines[max(0, anchor - 1) : anchor], *lines[anchor + 1 : anchor + 2]]
    edge = max(edge, lines[anchor].left)  # long labels reach farther than the room around the widest figure lets on
    return len(around) == 2 and all(0 < _end_of_words(line) <= edge for line in around) and not begins(around[1])


def _is_rest(line: Line, edge: float) -> bool:
    """Whether pieces of broken numbers stand beside nothing but words of a label, or of a head at the side."""
    return line.right > edge and 0 < _end_of_words(line) <= edge and bool(figures_on(line))


def _end_of_words(line: Line) -> float:
    return max((run.right for run in line.runs if not is_figure(run)), default=0.0)


def _is_row(lines: Sequence[Line], at: int) -> bool:
    """Whether figures stand beside a line, or just above or below where they were broken."""
    near = [
        line for line in lines[max(0, at - 1) : at + 2] if abs(middle(line) - middle(lines[at])) <= _NEAR * line.size
    ]
    return bool(figures_on(lines[at])) or any(map(only_figures, near))


def _last_row(lines: Sequence[Line], anchor: int, edges: Sequence[float]) -> int:
    """The last line of figures, also where it holds fewer because places are empty."""
    last = anchor
    for i in range(anchor + 1, min(len(lines), anchor + _LONGEST_LABEL)):
        figures = figures_on(lines[i])
        if lines[i].text.endswith("。") or (_SECTION.match(lines[i].text) and not _is_row(lines, i)):
            break
        if len(figures) >= _SHORT and all(run.left >= edges[0] for run in figures):
            last = i
    return last


def _bottom(lines: Sequence[Line], anchor: int, left: float) -> int:
    """Behind the last line of the last label, or of the last broken numbers; `left` is where figures begin."""
    last = anchor
    while last + 1 < len(lines):
        line = lines[last + 1]
        far = line.top - lines[last].top > _LAST_OF_LABEL * line.size
        words = begins(line) or _end_of_words(line) > left or line.text.endswith("。")
        if far or (words and not only_figures(line)):
            return len(lines) if not far and _is_label_alone(lines[last + 1 :], left) else last + 1
        last += 1
    return last + 1


def _is_label_alone(lines: Sequence[Line], left: float) -> bool:
    """Whether a page ends with a label whose figures all stand on the next page."""
    narrow = all(line.right <= left and not line.text.endswith("。") for line in lines)
    return (
        narrow
        and [at for at, line in enumerate(lines[:_LONGEST_LABEL]) if begins(line)] == [0]
        and not has_heading(lines)
    )
