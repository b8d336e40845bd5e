"""The pages in reading order as one stream of text, with the rows of tables and the place of every stretch."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.intake.document import Flat, GridRow
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.pdf.fields import lattices_on
from gongkai.intake.pdf.furniture import without_furniture
from gongkai.intake.pdf.joining import (
    begins_within_label,
    continued,
    given_their_labels,
    label_goes_on,
    lacks_label,
    raised_over,
    side_moved_up,
    takes_row,
    unread_torn,
    with_label_below,
)
from gongkai.intake.pdf.lines import Line, levelled, lines_of, with_whole_figures
from gongkai.intake.pdf.page import Page
from gongkai.intake.pdf.paragraphs import paragraphs, text_of
from gongkai.intake.pdf.sheets import Piece, Sheet, goes_on, parted, piece_of, sheet_of, with_torn_rows
from gongkai.intake.pdf.unruled.bands import unread as unread_line
from gongkai.intake.pdf.unruled.breaks import in_same_columns, rejoined, with_rest_of_row
from gongkai.intake.pdf.unruled.finding import (
    Wide,
    has_heading,
    heads_at_the_end,
    only_figures,
    stand_alike,
    wide_tables,
    without_heads_again,
    without_idle_heads,
)
from gongkai.intake.pdf.unruled.labels import begins
from gongkai.intake.pdf.unruled.wide import WideTable
from gongkai.intake.places import OnPage, PageSpots

_NARROW = 0.12
"""Of a table's width."""
_RUNNING = 2
"""Lines that may stand above what goes on from the page before."""
Block = Sheet | list[tuple[Page, list[Line]]]
"""A table, or lines that follow one another, by page."""


class _Laid(NamedTuple):
    """A page laid out: the tables on it from above, and the lines outside them."""

    page: Page
    pieces: list[Piece]
    lines: list[Line]


def stream_of(pages: Sequence[Page], limits: Limits) -> Flat:
    """The stream of a document; raises UnreadableFile `too_large` beyond `limits.cells` cells."""
    laid = [_laid(page) for page in pages]
    kept = without_furniture([(one.page, one.lines) for one in laid])
    return _Writer(limits).written([one._replace(lines=lines) for one, lines in zip(laid, kept, strict=True)])


def _laid(page: Page) -> _Laid:
    pieces: list[Piece] = []
    outside = page.runs
    for lattice in lattices_on(page.drawn, page.runs):
        within, without = parted(lattice.frame, outside)
        piece = piece_of(page, lattice, within)
        piece = piece and with_torn_rows(piece, outside)
        if piece is not None and within:
            pieces.append(piece)
            outside = without if piece.lattice is lattice else parted(piece.frame, outside)[1]
    level = [run for run in outside if not run.turned]
    turned = [run for run in outside if run.turned]
    lines = lines_of(level)
    if turned and not level and not pieces:  # the page was printed sideways
        lines = lines_of(map(levelled, turned))
    return _Laid(page, pieces, [with_whole_figures(_unwoven(page, line)) for line in lines])


def _unwoven(page: Page, line: Line) -> Line:
    """A line with a run cut where the next stands in its gap, as a quotation mark in another font does."""
    woven = [
        (one, two)
        for one, two in pairwise(line.runs)
        if " " in one.text and one.left < two.left < two.right < one.right
    ]
    for one, two in woven:
        at = line.runs.index(one)
        line.runs[at : at + 2] = sorted([*page.cut(one, [(two.left + two.right) / 2]), two])
    return line


def _blocks(laid: Sequence[_Laid]) -> list[Block]:
    """Tables and stretches of lines in reading order; a table over pages is one."""
    order = _Order()
    for one in laid:
        lines = list(one.lines)
        for piece in one.pieces:
            before = [line for line in lines if line.top + line.bottom < piece.frame.top + piece.frame.bottom]
            lines = lines[len(before) :]
            if not (order.going and not before and goes_on(order.going[-1], piece)):
                order.close()
                _add(order.blocks, one.page, before)
            order.going.append(piece)
            order.spilled = None
        if lines and order.going and _spilled(lines, order.going[-1]):
            order.spilled = (one.page, lines)
        elif lines:
            order.close()
            _add(order.blocks, one.page, lines)
    order.close()
    return order.blocks


class _Order:
    """What has been put in order so far; `going` is a table that may go on, `spilled` what may hang out of it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.going: list[Piece] = []
        self.spilled: tuple[Page, list[Line]] | None = None

    def close(self) -> None:
        """Ends the table that was going on."""
        if self.going:
            self.blocks.append(sheet_of(self.going))
        if self.spilled:
            _add(self.blocks, *self.spilled)
        self.going, self.spilled = [], None


def _spilled(lines: Sequence[Line], piece: Piece) -> bool:
    """Whether lines below a table are no more than what its narrow cells had no room for before the page ended.

    Where the table goes on, they are pieces of heads at its side and are left out; otherwise they are text.
    """
    frame = piece.frame
    narrow = _NARROW * (frame.right - frame.left)
    return all(
        line.right - line.left <= narrow and line.left >= frame.left and line.right <= frame.right for line in lines
    )


def _add(blocks: list[Block], page: Page, lines: list[Line]) -> None:
    """Lines of a page, with the wide tables among them; a row that may have been torn by the page's end is not read."""
    before = blocks[-1] if blocks else None
    upper = before if isinstance(before, Sheet) and not before.ruled and before.last_page == page.number - 1 else None
    lines = without_idle_heads(lines, upper.heads) if upper else lines
    bare = without_heads_again(lines, upper.heads) if upper else lines
    rest = with_rest_of_row(upper, bare) if upper else bare
    if len(rest) < len(bare):
        lines = bare = rest
    again = len(bare) < len(lines)
    columns = upper.edges if upper and again and stand_alike(lines[: len(lines) - len(bare)], upper.heads) else ()
    lines = bare
    going = again or (upper is not None and begins_within_label(upper, lines))
    tables = wide_tables(lines, page.number, going=going, columns=columns)
    labelled: list[Wide] = []
    if upper is not None and (lacks_label(upper) or (upper.loose and not going)):
        labelled = _with_its_label(upper, lines, page.number)
        tables = labelled or tables
    torn = _joined_over(upper, tables, lines, going=going and not labelled) if upper else 0
    lines = [*map(unread_line, lines[:torn]), *lines[torn:]]
    if upper is None and tables and tables[0].first == 0:
        _take_heads(blocks, page, tables[0], lines)
    at = 0
    for wide in tables:
        _add_lines(blocks, page, lines[at : wide.first])
        at = wide.last
        if wide.table is None:
            _add_lines(blocks, page, list(map(unread_line, lines[wide.first : wide.last])))
            continue
        sheet = Sheet(page.number, lines[wide.first].top, lines[wide.last - 1].bottom, page.number, wide.table.rows)
        sheet.ruled, sheet.torn = False, wide.table.torn_below if at == len(lines) else set()
        sheet.heads = upper.heads if upper and going and wide is tables[0] else wide.table.words_of_heads
        sheet.loose = wide.table.loose_below if at == len(lines) else []
        sheet.edges, sheet.last = wide.table.edges, at == len(lines)
        blocks.append(sheet)
    _add_lines(blocks, page, lines[at:])


def _joined_over(upper: Sheet, tables: Sequence[Wide], lines: Sequence[Line], *, going: bool) -> int:
    """Joins the rows that a page's end tore, as far as certain; how many lines of figures alone begin the page."""
    torn = next((i for i, line in enumerate(lines) if not only_figures(line)), len(lines))
    first = tables[0].table if tables and tables[0].first <= _RUNNING else None
    among = bool(tables) and tables[0].first == 0
    if torn and first and has_heading(lines[torn : tables[0].first]):
        first = None  # it is another table
    if first:
        in_same_columns(upper, first)
    if first and going and not tables[0].heads:
        continued(upper, first)
    whole = first is not None and (
        ((among or not torn) and rejoined(upper, first))
        or given_their_labels(upper, first)
        or label_goes_on(upper, first)
    )
    if not whole:
        unread_torn(upper, first, lines[:torn], among=among)
    if first:
        side_moved_up(upper, first)
    return torn


def _with_its_label(upper: Sheet, lines: Sequence[Line], page: int) -> list[Wide]:
    """The wide tables of a page whose first label belongs to the row of figures that ends the page before; or none.

    That row becomes one of loose figures, to be given its label.
    """
    tables = wide_tables(lines, page, going=True)
    first = tables[0].table if tables and begins(lines[0]) else None
    row = [None, None, *upper.loose] if upper.loose else upper.rows[-1]
    if first is None or not takes_row(first, row):
        return []
    if not upper.loose:
        upper.loose = [cell for cell in upper.rows.pop()[2:] if cell]
    return tables


def _take_heads(blocks: list[Block], page: Page, wide: Wide, lines: Sequence[Line]) -> None:
    """Heads that ended the page before are the table's own, where its first row begins this page, or more heads do."""
    before = blocks[-1] if blocks else None
    if isinstance(before, Sheet) or not before or before[-1][0].number != page.number - 1:
        return
    above = before[-1][1]
    number = heads_at_the_end(above, wide)
    if wide.table is None or not number:
        return
    ends = above[-number:]
    box = min(line.left for line in ends), ends[0].top, max(line.right for line in ends), ends[-1].bottom
    raised = raised_over(ends, lines[0])
    heads = len(raised) + wide.heads
    wide.table = WideTable([*raised, *lines[: wide.last]], heads, wide.table.edges, page.number)
    wide.table.place_above(lines[0].top, box)
    del above[-number:]
    if not above:
        before.pop()
    if not before:
        blocks.pop()


def _add_lines(blocks: list[Block], page: Page, lines: list[Line]) -> None:
    before = blocks[-1] if blocks else None
    if isinstance(before, list) and before[-1][0].number == page.number - 1:
        lines = with_label_below(before[-1][1], lines)
    if not lines:
        return
    if isinstance(before, list):
        before.append((page, lines))
    else:
        blocks.append([(page, lines)])


class _Writer:
    """Writes blocks one after another and keeps where each stretch begins."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parts: list[str] = []
        self._length = 0
        self._grid: list[GridRow] = []
        self._stretches: list[OnPage] = []
        self._cells = 0

    def written(self, laid: Sequence[_Laid]) -> Flat:
        table = 0
        for block in _blocks(laid):
            if isinstance(block, Sheet):
                table += block.ruled
                self._sheet(block, table)
                continue
            for stretches in paragraphs(block):
                at = self._length
                for stretch in stretches:
                    tabs = len(stretch.text) - len(stretch.text.lstrip("\t"))
                    self._stretches.append((at + tabs, stretch.page, stretch.box))
                    at += len(stretch.text)
                self._write(text_of(stretches) + "\n")
        return Flat("".join(self._parts), tuple(self._grid), (), PageSpots(self._stretches))

    def _sheet(self, sheet: Sheet, table: int) -> None:
        for number, row in enumerate(sheet.rows, 1):
            self._cells += len(row)
            if self._cells > self._limits.cells:
                raise UnreadableFile("too_large", "PDF 里的表格单元格过多，超过上限；请确认是否拿错了文件")
            if sheet.ruled:
                self._grid.append(GridRow(self._length, table, number))
            at = self._length
            texts = [cell.text if cell else "" for cell in row]
            for cell, text in zip(row, texts, strict=True):
                if cell and text:
                    self._stretches.append((at, cell.page, cell.box))
                at += len(text) + 1
            self._write("\t".join(texts) + "\n")

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
