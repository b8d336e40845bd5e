"""The three tables of a document: every cell that it has, with value, kind of missing and origin."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import islice

from gongkai.intake import Document
from gongkai.report.forms import Form
from gongkai.report.model import Missing, Origin, Value
from gongkai.report.readers.cells import assign, values_lost
from gongkai.report.readers.figures import scan
from gongkai.report.readers.marks import Mark
from gongkai.report.readers.match import Alignment, figures_in_rows
from gongkai.report.readers.readings import Reading, choose
from gongkai.report.readers.recovery import last_figure, one_too_low, recover
from gongkai.report.readers.rows import NUMERAL_TAIL, REACH, Row, Slot, quick_row, rows_of

_LEAST_ROWS = {2: 2, 3: 3}
"""A table is there when this many of its rows stand where rows do; fewer are words of the text."""
_LEAST_HEADS = {2: 2, 3: 0}
_LEAST_REMEDY_HEADS = 4
_WIDTH_OF_TWO, _WIDTH_OF_THREE = 3, 7
"""Cells of the rows whose first one a head stands above."""
_FIRST_OF_TWO = ("issued", "made", "last_year")


@dataclass(eq=False)
class Tables:
    """What the tables say; `span` per table is the stretch of the stream it takes up, headings excluded."""

    cells: dict[str, Value] = field(default_factory=dict)
    missing: dict[str, Missing] = field(default_factory=dict)
    rows: list[tuple[tuple[str, ...], Row]] = field(default_factory=list)
    """Every row with the paths of its cells."""
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    merged: bool = False


def read_tables(document: Document, alignment: Alignment, form: Form) -> Tables:
    """Reads tables 2, 3 and 4 of the form from the stretches behind their labels."""
    tables = Tables(merged=_is_merged(alignment, form))
    read = {table: list(rows_of(alignment, table, merged=tables.merged)) for table in (2, 3)}
    lost = values_lost(read[3]) if read[3] else values_lost(read[2])
    for table, rows in read.items():
        heads = [mark for _, mark, _ in alignment.marks if mark.table == table and mark.kind == "head"]
        if len(heads) < _LEAST_HEADS[table] or not _stand(rows, max(_LEAST_ROWS[table], len(rows) // 3)):
            continue
        if document.grid:
            _lead_by_grid(document, alignment, rows)
        for row in one_too_low(alignment, table, rows):
            row.quick = None
            row.slots = [Slot(missing="ambiguous") for _ in range(row.width)]
        _decide(alignment, rows, form, table, merged=tables.merged, lost=lost)
        tables.spans[table] = (_start(alignment, table), last_figure(rows))
        _keep(tables, rows, form, document)
    remedies = _remedies(alignment, form, lost=lost)
    if remedies is not None:
        _keep(tables, [remedies], form, document)
        tables.spans[4] = (_start(alignment, 4), last_figure([remedies]))
    elif sum(mark.table == 4 for _, mark, _ in alignment.marks) >= _LEAST_REMEDY_HEADS:
        last = max(span[1] for _, mark, span in alignment.marks if mark.table == 4)
        tables.spans[4] = (_start(alignment, 4), alignment.words.at(last - 1) + 1)
    return tables


def _stand(rows: Iterable[Row], least: int) -> bool:
    """Whether at least so many rows stand where rows do."""
    standing = (row for row in rows if row.stands)
    return sum(1 for _ in islice(standing, least)) == least


def _is_merged(alignment: Alignment, form: Form) -> bool:
    """Whether （六） is one row: none of the first two of its three rows is there, nor are their figures."""
    if form.merged is None or any(alignment.has(key) for key in form.merged_lines[:2]):
        return False
    last = form.merged_lines[2]
    if not alignment.has("group.other") and (not alignment.has(last) or _has_its_number(alignment, last)):
        return False
    return not _figures_of_two_rows(alignment, form)


def _has_its_number(alignment: Alignment, key: str) -> bool:
    """Whether the list number of a row stands before its label: then it is no other row that lost its words."""
    text = alignment.words.text
    for _, mark, span in alignment.marks:
        if mark.key == key:
            start = alignment.words.at(span[0])
            before = text[max(0, start - REACH) : start].rstrip()
            return bool(mark.number) and before.endswith((f"{mark.number}.", f"{mark.number}、"))
    return False


def _figures_of_two_rows(alignment: Alignment, form: Form) -> bool:
    """Whether more figures stand before or in （六） than the row above it, or a single row, can hold."""
    words, width = alignment.words, len(form.columns)
    before, inside = 0, False
    for _, mark, span in alignment.marks:
        if inside and mark.key not in form.merged_lines:
            return len(figures_in_rows(words.text, before, words.at(span[0]), width)) >= 2 * width
        if mark.key == "group.other":
            inside = True
        elif mark.key == form.merged_lines[2] and not inside:
            return len(figures_in_rows(words.text, before, words.at(span[0]), width)) > 2 * width
        if not (inside and mark.key == form.merged_lines[2]) and mark.kind in {"row", "group"}:
            before = words.at(span[1] - 1) + 1
    return False


def _decide(alignment: Alignment, rows: list[Row], form: Form, table: int, *, merged: bool, lost: bool) -> None:
    fits = _row_sum if table == 3 else _anything
    _choose(rows, assign(rows, fits, lost=lost), form, merged=merged)
    recover(alignment, rows, form, table, fits, merged=merged)


def _row_sum(reading: Reading) -> bool:
    return sum(reading[:-1]) == reading[-1]


def _anything(reading: Reading) -> bool:
    return True


def _choose(rows: list[Row], candidates: Mapping[str, list[Reading]], form: Form, *, merged: bool) -> None:
    """Settles rows that can be read in several ways by the sums down the columns."""
    if not candidates:
        return
    by_key = {row.mark.key: row for row in rows}
    readable = {key: found for key, found in candidates.items() if found != [()]}
    for key in candidates.keys() - readable.keys():
        _undecided(by_key[key])
    if not readable:
        return
    width = len(next(iter(readable.values()))[0])
    known = {
        row.mark.key: [slot.value if isinstance(slot.value, int) else None for slot in row.slots]
        for row in rows
        if row.slots is not None
    }
    chosen = choose(readable, known, _column_sums(form, merged=merged), width) if width == len(form.columns) else {}
    for key, found in readable.items():
        values = chosen.get(key) or tuple(
            found[0][i] if len({reading[i] for reading in found}) == 1 else None for i in range(by_key[key].width)
        )
        row = by_key[key]
        figure = row.region.figures[0]
        row.slots = [
            Slot(value, None, figure.raw, figure.start, normalised="run together")
            if value is not None
            else Slot(None, "ambiguous", figure.raw, figure.start, tuple(sorted({reading[i] for reading in found})))
            for i, value in enumerate(values)
        ]


def _undecided(row: Row) -> None:
    figure = row.region.figures[0]
    values = tuple(dict.fromkeys(figure.value for figure in row.region.figures))
    row.slots = [Slot(None, "ambiguous", figure.raw, figure.start, values) for _ in range(row.width)]


def _column_sums(form: Form, *, merged: bool) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The sums of table 3 that run down columns, as row keys (the same for every column)."""
    sums = []
    for identity in form.identities_for(merged=merged):
        if identity.table == 3 and identity.where == form.columns[0].label:
            keys = [tuple(path.split(".")[1] for path in side) for side in (identity.left, identity.right)]
            keys = [tuple("group.other" if merged and key == "other" else key for key in side) for side in keys]
            sums.append((keys[0], keys[1]))
    return sums


def _remedies(alignment: Alignment, form: Form, *, lost: bool) -> Row | None:
    """Table 4's one row of fifteen cells, behind its heads or between them; None where there is no such row."""
    words = alignment.words
    heads = [(mark, span) for _, mark, span in alignment.marks if mark.table == 4]
    if len(heads) < _LEAST_REMEDY_HEADS:
        return None
    first, last = heads[0][1], heads[-1][1]
    following = [i for i in sorted(alignment.spans) if alignment.spans[i][0] >= last[1]]
    stop = words.at(alignment.spans[following[0]][0]) if following else len(words.text)
    own = "".join(mark.texts[0] for mark, _ in heads)
    mark = Mark("remedies", "row", (own,), form.paths_of("remedies", merged=False), table=4)
    start, end = words.at(first[0]), words.at(last[1] - 1) + 1
    line_end = words.text.find("\n", end, stop)
    behind = line_end + 1 if line_end >= 0 and not words.text[end:line_end].strip(" \t|") else end
    stop -= len(_numeral_before(words.text[behind:stop]))
    row = Row(mark, start, behind, stop, own=own, text=words.text, least_lead=0)
    row.quick = quick_row(row.width).fullmatch(words.text, behind, stop)
    if row.quick is None and not row.region.figures:
        between = scan(words.text, words.at(first[1] - 1) + 1, stop, own)
        if len(between.figures) >= row.width:
            row.region = between
        elif row.region.borders < row.width - 3 and row.region.breaks < row.width:
            return None
    found = assign([row], _remedy_sums, lost=lost).get("remedies")
    if not row.decided:
        if found and found != [()]:
            _choose([row], {"remedies": found}, form, merged=False)
        else:
            _undecided(row)
    return row


def _numeral_before(text: str) -> str:
    match = NUMERAL_TAIL.search(text[-REACH:])
    return match.group() if match else ""


def _remedy_sums(reading: Reading) -> bool:
    return all(sum(reading[i : i + 4]) == reading[i + 4] for i in (0, 5, 10))


def _lead_by_grid(document: Document, alignment: Alignment, rows: Sequence[Row]) -> None:
    """In a real table the head says in which column the first cell of a row stands."""
    led = [row for row in rows if row.quick is None and row.width in (_WIDTH_OF_TWO, _WIDTH_OF_THREE)]
    if not led:
        return
    words = alignment.words
    columns: dict[tuple[int, int], int] = {}  # table of the document, width of the row → column of its first cell
    for _, mark, span in alignment.marks:
        width = _WIDTH_OF_THREE if mark.key == "column.natural" else _WIDTH_OF_TWO
        if width == _WIDTH_OF_TWO and not (mark.key.startswith("column.") and mark.key.endswith(_FIRST_OF_TWO)):
            continue
        place = document.grid_cell(words.at(span[0])) if mark.kind == "head" else None
        if place is not None:
            columns[place.table, width] = place.column
    for row in led:
        label = document.grid_cell(row.end - 1)
        if label is not None and (label.table, row.width) in columns:
            lead = columns[label.table, row.width] - label.column
            row.lead = lead if lead > 0 else None


def _start(alignment: Alignment, table: int) -> int:
    return alignment.words.at(min(span[0] for _, mark, span in alignment.marks if mark.table == table))


def _keep(tables: Tables, rows: Iterable[Row], form: Form, document: Document) -> None:
    kinds = form.kinds
    for row in rows:
        paths = row.mark.paths
        if row.mark.key == "group.other" and form.merged is not None:
            paths = form.merged.paths
        tables.rows.append((paths, row))
        if row.quick is not None and kinds[paths[0]] == kinds[paths[-1]] == "count":
            tables.cells.update(zip(paths, map(int, row.quick.groups()), strict=True))
            continue
        for path, slot in zip(paths, row.slots or (), strict=True):
            value, missing = slot.value, slot.missing
            if kinds[path] == "wan" and value is not None:
                value = _tidy(Decimal(value))
            elif isinstance(value, Decimal):
                value = int(value) if value == int(value) else None
                missing = missing if value is not None else "text"
            tables.cells[path] = value
            if value is None:
                tables.missing[path] = missing or "unreadable"


def _tidy(amount: Decimal) -> Decimal:
    """Without trailing zeros and never in exponent notation."""
    amount = amount.normalize()
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


class Origins(Mapping[str, Origin]):
    """The origins of cells that were read; each is made when it is asked for, since most never are."""

    def __init__(self, document: Document, rows: Sequence[tuple[tuple[str, ...], Row]]) -> None:
        self._document = document
        self._rows = rows

    @cached_property
    def _cells(self) -> dict[str, tuple[Row, int]]:
        return {path: (row, place) for paths, row in self._rows for place, path in enumerate(paths)}

    @cached_property
    def told(self) -> dict[str, str]:
        """Cells whose raw words had to be changed, and how; widths of digits apart."""
        return {
            path: slot.normalised
            for paths, row in self._rows
            if row.quick is None
            for path, slot in zip(paths, row.slots or (), strict=True)
            if slot.normalised
        }

    def __len__(self) -> int:
        return len(self._cells)

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __getitem__(self, path: str) -> Origin:
        row, number = self._cells[path]
        slot = (row.slots or ())[number]
        document = self._document
        offset = slot.start if slot.start >= 0 else row.end
        raw = document.text[offset : offset + len(slot.raw)]
        normalised = slot.normalised or ("full-width digits" if raw != slot.raw else "")
        if document.recognised:
            normalised = f"OCR, {normalised}" if normalised else "OCR"
        return Origin("read", raw, normalised, slot.candidates, document.place(offset))
