"""The three tables as an Excel workbook: a sheet each, numbers as numbers, the form's sums as live formulas."""

from io import BytesIO
from typing import Any

from gongkai.paper.zipped import evenly_zipped
from gongkai.report.forms import Form
from gongkai.report.model import Report, Value
from gongkai.report.writers.grid import Cell, Grid, grid, placed
from gongkai.report.writers.outline import has_table

_SHEETS = {2: "表二 主动公开", 3: "表三 依申请公开", 4: "表四 复议和诉讼"}
_WIDTHS = {2: 100.0, 3: 118.0, 4: 118.0}
"""Characters that the columns of a sheet have together."""
_FACE = "宋体"
_LINE = 15.0
"""Points that a line of a cell takes up."""
_TOP = 3
"""Rows above a table: the report's title, the table's, and an empty one."""


def to_xlsx(report: Report) -> bytes:
    """The bytes of the workbook; a report without tables gives one sheet that says so.

    A total is a formula where the report's own numbers tie; where they do not, the report's number stands, so that
    opening the file changes nothing. Missing numbers stay empty or as the document had them, never 0.
    """
    import xlsxwriter

    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": report.title or "", "author": report.organ or "", "created": never()})
    looks = _Looks(book)
    form = report.layout
    numbers = [number for number in (2, 3, 4) if form is not None and has_table(report, number)]
    for number in numbers:
        assert form is not None
        _Sheet(book.add_worksheet(_SHEETS[number]), looks, report, form, grid(report, form, number)).write()
    if not numbers:
        book.add_worksheet("说明").write_string(0, 0, f"{report.title or '这份文件'}里没有可读的表格", looks.title)
    book.close()
    return evenly_zipped(target.getvalue())


def never() -> Any:
    """The day that stands in every workbook as the one it was made on: the same content, the same bytes."""
    from datetime import datetime

    return datetime(2000, 1, 1)  # noqa: DTZ001


class _Looks:
    """The formats that cells of every sheet share."""

    def __init__(self, book: Any) -> None:
        box = {"font_name": _FACE, "font_size": 10, "border": 1, "valign": "vcenter", "text_wrap": True}
        self.title = book.add_format({"font_name": _FACE, "font_size": 14, "bold": True, "align": "left"})
        self.caption = book.add_format({"font_name": _FACE, "font_size": 11, "align": "left"})
        self.head = book.add_format({**box, "align": "center", "bg_color": "#F2F2F2"})
        self.label = book.add_format({**box, "align": "left"})
        self.figure = book.add_format({**box, "align": "center", "num_format": "0"})
        self.amount = book.add_format({**box, "align": "center", "num_format": "0.######"})
        self.text = book.add_format({**box, "align": "center"})


class _Sheet:
    """One table on its sheet."""

    def __init__(self, sheet: Any, looks: _Looks, report: Report, form: Form, table: Grid) -> None:
        self._sheet = sheet
        self._looks = looks
        self._report = report
        self._form = form
        self._table = table
        self._at: dict[str, tuple[int, int]] = {}
        """Cell path → row and column of the sheet, from 0."""
        self._formulas = _formulas(report, form)

    def write(self) -> None:
        """Title, caption, cells, and how the sheet prints."""
        sheet, table = self._sheet, self._table
        rows = list(placed(table.rows))
        self._at = {cell.key: (_TOP + y, x) for y, row in enumerate(rows) for x, cell in row if cell.kind == "figure"}
        title = self._report.title or "政府信息公开工作年度报告"
        if table.number == 2:
            sheet.write_string(
                0, 0, title, self._looks.title
            )  # once: a title that comes again is taken for a second report
        else:
            sheet.set_header(f"&L{title.replace('&', '&&')[:200]}")
        sheet.write_string(1, 0, table.caption, self._looks.caption)
        for y, row in enumerate(rows, _TOP):
            for x, cell in row:
                if cell.across > 1 or cell.down > 1:
                    sheet.merge_range(y, x, y + cell.down - 1, x + cell.across - 1, "", self._look(cell))
                self._put(y, x, cell)
            sheet.set_row(y, _LINE * max(self._lines(cell) for _, cell in row))
        for x, share in enumerate(table.widths):
            sheet.set_column(x, x, share * _WIDTHS[table.number])
        sheet.set_paper(9)  # A4
        if table.head:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 1)
        if table.head:
            sheet.freeze_panes(_TOP + len(table.head), 0)

    def _lines(self, cell: Cell) -> int:
        """Lines that a label takes; Excel does not find that out by itself for merged cells."""
        if cell.down > 1:
            return 1
        columns = self._table.widths
        own = columns[:1]
        if cell.kind == "col":
            own = columns[-1:] * cell.across
        elif cell.kind == "row" and self._table.number == 3:
            own = columns[3 - cell.across : 3]
        elif cell.kind != "row":
            return 1
        wide = int(sum(own) * _WIDTHS[self._table.number]) - 1
        return max(1, -(-2 * len(cell.text) // wide))

    def _look(self, cell: Cell) -> Any:
        if cell.kind == "figure":
            return self._looks.amount if self._form.kinds[cell.key] == "wan" else self._looks.figure
        return self._looks.label if cell.kind == "row" else self._looks.head

    def _put(self, y: int, x: int, cell: Cell) -> None:
        value = self._report.cells.get(cell.key) if cell.kind == "figure" else None
        if value is None:
            look = self._looks.text if cell.kind == "figure" else self._look(cell)
            if cell.text:
                self._sheet.write_string(y, x, cell.text, look)
            else:
                self._sheet.write_blank(y, x, None, look)
            return
        parts = self._formulas.get(cell.key)
        if parts is not None and all(part in self._at for part in parts):
            self._sheet.write_formula(y, x, self._sum(parts), self._look(cell), _number(value))
        else:
            self._sheet.write_number(y, x, _number(value), self._look(cell))

    def _sum(self, parts: tuple[str, ...]) -> str:
        from xlsxwriter.utility import xl_rowcol_to_cell

        places = [self._at[part] for part in parts]
        (top, left), (bottom, right) = places[0], places[-1]
        in_line = (bottom - top + 1) * (right - left + 1) == len(places) and (top == bottom or left == right)
        if in_line:
            return f"=SUM({xl_rowcol_to_cell(top, left)}:{xl_rowcol_to_cell(bottom, right)})"
        return f"={'+'.join(xl_rowcol_to_cell(row, column) for row, column in places)}"


def _formulas(report: Report, form: Form) -> dict[str, tuple[str, ...]]:
    """Totals that the report's own numbers add up to: cell path → the cells that are added."""
    found: dict[str, tuple[str, ...]] = {}
    for identity in form.identities_for(merged=report.merged_other):
        for one, many in ((identity.left, identity.right), (identity.right, identity.left)):
            if len(one) != 1 or len(many) < 2 or one[0] in found:
                continue
            values = [report.cells.get(path) for path in many]
            total = report.cells.get(one[0])
            if total is not None and None not in values and sum(value or 0 for value in values) == total:
                found[one[0]] = many
    return found


def _number(value: Value) -> float | int:
    return int(value) if value is not None and value == int(value) else float(value or 0)
