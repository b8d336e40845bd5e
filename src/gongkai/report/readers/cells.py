"""Which figure stands in which cell of a row; what the text does not decide stays undecided."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from gongkai.report.forms import CellKind
from gongkai.report.model import Missing
from gongkai.report.readers.figures import Figure
from gongkai.report.readers.readings import Reading, cuts
from gongkai.report.readers.rows import Row, Slot

_FEW_CELLS = 3
"""With one cell a line, a row of so few cells tells no blank cell from two figures that ran together."""
_FEW_SPLIT = 3
"""So many numbers of a row may have been parted where nothing but its sum tells which."""
_MISSING: dict[str, Missing] = {"mark": "mark", "ambiguous": "ambiguous", "unreadable": "unreadable"}
Fits = Callable[[Reading], bool]


def slot_of(figure: Figure, kind: CellKind = "count") -> Slot:
    """A cell that holds one figure."""
    if figure.kind == "number":
        return Slot(figure.value, None, figure.raw, figure.start, normalised=figure.normalised)
    return Slot(None, _MISSING.get(figure.kind, "text"), figure.raw, figure.start)


def values_lost(rows: Sequence[Row]) -> bool:
    """Whether a table's values were lost on the way: an extractor that kept each distinct text once leaves most rows
    without any figure and without a border to show where one stood."""
    if sum(row.quick is not None for row in rows) >= 0.5 * len(rows):
        return False
    bare = sum(1 for row in rows if row.quick is None and not row.region.figures and row.region.borders < row.width)
    if bare > 0.3 * len(rows):
        return True
    figures = [row.quick.groups() if row.quick else [figure.raw for figure in row.region.figures] for row in rows]
    if sum(len("".join(raws)) >= row.width for raws, row in zip(figures, rows, strict=True)) >= 0.8 * len(rows):
        return False
    raws = [raw for raws in figures for raw in raws]
    return 3 < len(set(raws)) == len(raws) < 0.8 * sum(row.width for row in rows) and len(rows) > 3


def assign(rows: Sequence[Row], fits: Fits, *, lost: bool) -> dict[str, list[Reading]]:
    """Fills `slots` of every row that the text decides; returns the candidate readings of rows that ran together.

    `lost` says that values of this document were lost: then figures that are there are not cut up to fill cells.
    """
    for row in rows:
        _take_complete(row, fits)
    if all(row.decided for row in rows):
        return {}
    frame = _Frame(rows, lost=lost)
    candidates: dict[str, list[Reading]] = {}
    for row in rows:
        if row.decided:
            continue
        found = [] if lost else _run_together(row, fits)
        if found:
            candidates[row.mark.key] = found
        elif not row.decided:
            _take_partial(row, frame)
    return candidates


def _take_complete(row: Row, fits: Fits) -> None:
    """As many figures as cells: nothing to decide."""
    if row.decided:
        return
    figures = row.region.figures
    width = row.width
    if row.lost_after and _beyond_its_line(figures):
        row.region = row.region._replace(figures=tuple(figure for figure in figures if figure.line == figures[0].line))
        figures = row.region.figures
    if len(figures) > width:
        figures = _without_strays(row, fits)
    if len(figures) == width and (_leaves_one_out(figures) or any(map(_is_two, figures))):
        return
    if len(figures) == width and _wrapped(figures) and (_leaves_cells_empty(row) or not _fit(figures, fits)):
        return
    if len(figures) == width and not (row.tail_digit and _last_is_doubtful(row, figures, fits)):
        row.slots = [slot_of(figure) for figure in figures]
    elif not row.decided and not figures and width == 1 and row.region.words:
        row.slots = [slot_of(row.region.words[0])]


def _beyond_its_line(figures: Sequence[Figure]) -> bool:
    """Whether a row with several figures on its line has more on the next: those of a row whose label is lost."""
    return len(figures) > 1 and figures[0].line == figures[1].line != figures[-1].line


def _wrapped(figures: Sequence[Figure]) -> bool:
    """Whether figures stand on two lines and more, but not each on its own: some may stand in another order."""
    lines = {figure.line for figure in figures}
    return 1 < len(lines) < len(figures) and len({(figure.line, figure.tabs) for figure in figures}) == len(figures)


def _leaves_cells_empty(row: Row) -> bool:
    """Whether the borders of all cells stand on a row's first line: figures on the next belong into those left empty,
    and not behind the others."""
    return row.region.borders_on_line >= row.width


def _is_two(figure: Figure) -> bool:
    """Whether a leading zero shows that the figures of two cells ran together."""
    return len(figure.raw) > 1 and figure.raw[0] == "0" and figure.raw.isdigit()


def _leaves_one_out(figures: Sequence[Figure]) -> bool:
    """Whether figures of one line leave a cell out: then one of them is no cell's, and it is not known which."""
    if len(figures) < _FEW_CELLS or figures[0].line != figures[-1].line:
        return False
    return len({after.tabs - before.tabs for before, after in pairwise(figures)}) > 1


def _last_is_doubtful(row: Row, figures: Sequence[Figure], fits: Fits) -> bool:
    """Whether a digit behind the last figure may belong to it: then only a row that ties one way alone is decided."""
    if not all(figure.raw.isdigit() for figure in figures):
        return True
    short = tuple(int(figure.raw) for figure in figures)
    long = (*short[:-1], int(figures[-1].raw + row.tail_digit))
    if fits(long) and not fits(short):
        row.slots = [Slot(value, None, figure.raw, figure.start) for value, figure in zip(long, figures, strict=True)]
        return True
    return fits(long) or not fits(short)


def _without_strays(row: Row, fits: Fits) -> tuple[Figure, ...]:
    """The figures that are the row's own: page numbers stand on lines of their own, list numbers at the end."""
    figures, width = row.region.figures, row.width
    by_line = Counter(figure.line for figure in figures)
    first = figures[0].line
    if width > 1 and by_line[first] == width:
        return tuple(figure for figure in figures if figure.line == first)
    if width == 1:
        return figures[:1] if by_line[figures[0].line] == 1 or row.lost_after else figures
    if row.lost_after and len(figures) == width * (row.lost_after + 1) and _fit(figures[:width], fits):
        return figures[:width]
    return figures


def _fit(figures: Sequence[Figure], fits: Fits) -> bool:
    return all(figure.raw.isdigit() for figure in figures) and fits(tuple(int(figure.raw) for figure in figures))


def _run_together(row: Row, fits: Fits) -> list[Reading]:
    """Readings of figures with no border between them. Decides the row itself where just one fits."""
    if len(row.region.figures) <= row.width <= row.region.borders_on_line:
        return []
    figures = [figure for figure in row.region.figures if figure.kind == "number"]
    runs = [figure.raw for figure in figures]
    if len(figures) != len(row.region.figures) or not all(run.isdigit() for run in runs):
        return []
    total = sum(map(len, runs))
    if len(runs) > row.width:
        return _too_many(row, figures, fits)
    if row.width <= _FEW_CELLS and len(runs) > 1:
        return []  # no sum says which of the runs is several figures
    if not runs or total < row.width or row.region.borders_on_line >= row.width or max(map(len, runs)) < 2:
        return []
    readings = cuts(runs, row.width, fits)
    if row.tail_digit:
        readings += [r for r in cuts([*runs[:-1], runs[-1] + row.tail_digit], row.width, fits) if r not in readings]
    if not readings and total == row.width:
        readings = cuts(runs, row.width, lambda _: True)
    if len(readings) == 1:
        row.slots = [
            Slot(value, None, figures[0].raw, figures[0].start, normalised="run together") for value in readings[0]
        ]
        return []
    return readings or [()]


def _too_many(row: Row, figures: Sequence[Figure], fits: Fits) -> list[Reading]:
    """More figures than cells: digits of one number may have been parted by a blank."""
    width, extra = row.width, len(figures) - row.width
    line = [figure for figure in figures if figure.line == figures[0].line]
    if width == 1 or len(line) != len(figures):
        return [()]
    readings: list[Reading] = []
    if extra <= _FEW_SPLIT:
        _merge(figures, 0, extra, (), readings, fits)
    elif width > _FEW_CELLS and len({figure.tabs for figure in figures}) == width:
        _merge_between_borders(figures, readings, fits)
    readings = list(dict.fromkeys(readings))
    if len(readings) == 1:
        row.slots = [
            Slot(value, None, figures[0].raw, figures[0].start, normalised="split digits") for value in readings[0]
        ]
        return []
    return readings or [()]


def _merge(figures: Sequence[Figure], at: int, extra: int, taken: Reading, readings: list[Reading], fits: Fits) -> None:
    if at == len(figures):
        if extra == 0 and fits(taken):
            readings.append(taken)
        return
    digits = ""
    for end in range(at, min(at + extra + 1, len(figures))):
        if end > at:
            previous, figure = figures[end - 1], figures[end]
            apart = figure.start - previous.start - len(previous.raw)
            if apart > 1 or figure.tabs != previous.tabs or digits == "0":
                break
        digits += figures[end].raw
        _merge(figures, end + 1, extra - (end - at), (*taken, int(digits)), readings, fits)


def _merge_between_borders(figures: Sequence[Figure], readings: list[Reading], fits: Fits) -> None:
    """As `_merge` for many numbers parted: between two borders all is one, if the row then adds up."""
    for before, figure in pairwise(figures):
        gap = figure.start - before.start - len(before.raw)
        if figure.tabs == before.tabs and (gap > 1 or before.raw == "0"):
            return
    whole = tuple(
        int("".join(figure.raw for figure in cell)) for _, cell in groupby(figures, lambda figure: figure.tabs)
    )
    if fits(whole):
        readings.append(whole)


class _Frame:
    """How the complete rows of a table are laid out: what an incomplete row is held against."""

    def __init__(self, rows: Sequence[Row], *, lost: bool) -> None:
        self.lost = lost
        complete = [row for row in rows if row.decided and len(row.region.figures) == row.width]
        self.share = len(complete) / len(rows) if rows else 0.0
        complete = [row for row in complete if row.region.breaks]  # else the next row's borders follow on the same line
        self.leads: dict[int, set[int]] = {}
        """Borders behind the label on its line → borders before the first figure, in complete rows."""
        self.line_leads: set[int] = set()
        """Line breaks before the first figure, in complete rows with one cell a line."""
        self.line_steps: set[int] = set()
        self.line_tails: set[int] = set()
        """Line breaks between the last figure and the next label, in complete rows with one cell a line."""
        for row in complete:
            figures = row.region.figures
            if row.width > 1 and figures[-1].line == 0 and figures[-1].tabs - figures[0].tabs == row.width - 1:
                self.leads.setdefault(row.region.borders_on_line, set()).add(figures[0].tabs)
            elif row.width > 1 and figures[-1].line > 0:
                self.line_leads.add(figures[0].breaks)
                self.line_tails.add(row.region.breaks - figures[-1].breaks)
                self.line_steps |= {b.breaks - a.breaks for a, b in pairwise(figures)}


def _take_partial(row: Row, frame: _Frame) -> None:
    """A row with fewer figures than cells: only borders or breaks can say which cells they stand in."""
    figures, width = row.region.figures, row.width
    if not figures:
        row.slots = [Slot(missing=_nothing(row, frame)) for _ in range(width)]
        return
    placings = [] if row.tail_parted else _placings(row, frame)
    if not placings:
        kind: Missing = "unreadable" if frame.lost else "ambiguous"
        row.slots = [
            Slot(None, kind, figures[0].raw, figures[0].start, tuple(f.value for f in figures)) for _ in range(width)
        ]
        return
    slots: list[Slot] = []
    for cell in range(width):
        if len(placings) == 1:
            one = placings[0].get(cell)
            slots.append(Slot(missing="blank") if one is None else slot_of(one))
            continue
        held = [placing.get(cell) for placing in placings]
        first = held[0]
        if all(figure is first or (figure and first and _same(figure, first)) for figure in held):
            slots.append(slot_of(first) if first else Slot(missing="blank"))
        else:
            values = dict.fromkeys(figure.value if figure else None for figure in held)
            some = next(figure for figure in held if figure)
            slots.append(Slot(None, "ambiguous", some.raw, some.start, tuple(values)))
    row.slots = [_doubted(slot, row) if slot.start == figures[-1].start else slot for slot in slots]


def _doubted(slot: Slot, row: Row) -> Slot:
    """The last figure of a row, where a digit behind it may belong to it as well as to the next label."""
    if not row.tail_digit or slot.value is None or not slot.raw.isdigit():
        return slot
    return Slot(None, "ambiguous", slot.raw, slot.start, (int(slot.raw), int(slot.raw + row.tail_digit)))


def _same(a: Figure, b: Figure) -> bool:
    return a.kind == b.kind == "number" and a.value == b.value


def _nothing(row: Row, frame: _Frame) -> Missing:
    """A row without figures is blank where its borders are seen or its table is otherwise filled; else it is lost."""
    region = row.region
    if region.borders >= row.width or (frame.share >= 0.5 and not frame.lost):
        return "blank"
    return "blank" if region.breaks > row.width and not frame.lost else "unreadable"


def _placings(row: Row, frame: _Frame) -> list[dict[int, Figure]]:
    """Every way the figures can stand in the cells: cell → figure."""
    figures, width = row.region.figures, row.width
    if figures[-1].line == 0:
        leads = {row.lead} if row.lead is not None else frame.leads.get(row.region.borders_on_line)
        if row.region.breaks == 0 and row.lead is None:  # the next row follows on the same line: its borders count in
            if row.region.borders_on_line < width - 1:
                return []
            leads = {0, 1, 2, 3}.union(*frame.leads.values())
        elif leads is None or (row.split_number and row.lead is None):
            least = 0 if row.split_number else row.least_lead
            leads = set(range(least, row.region.borders_on_line - width + 2))
        return _at_leads([figure.tabs for figure in figures], figures, leads, width)
    if len(frame.line_leads) >= 1 and len(frame.line_steps) == 1 and width > _FEW_CELLS:
        step = next(iter(frame.line_steps))
        if step and all((figure.breaks - figures[0].breaks) % step == 0 for figure in figures):
            places = [figure.breaks // step for figure in figures]
            offsets = {(figures[0].breaks - lead) % step for lead in frame.line_leads}
            if 0 in offsets:
                leads = {lead // step for lead in frame.line_leads}
                tail = row.region.breaks - figures[-1].breaks
                placings = _at_leads(places, figures, leads, width)
                return [p for p in placings if tail - step * (width - 1 - max(p)) in frame.line_tails]
    return []


def _at_leads(places: Sequence[int], figures: Sequence[Figure], leads: set[int], width: int) -> list[dict[int, Figure]]:
    placings = []
    for lead in sorted(leads):
        cells = [place - lead for place in places]
        if cells[0] >= 0 and cells[-1] < width and len(set(cells)) == len(cells):
            placings.append(dict(zip(cells, figures, strict=True)))
    return placings
