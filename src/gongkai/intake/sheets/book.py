"""An XLSX workbook: which sheets are shown, what their cells hold."""

from collections.abc import Callable, Iterator
from functools import cached_property

from lxml import etree

from gongkai.intake.containers.archive import Archive
from gongkai.intake.containers.markup import parsed
from gongkai.intake.containers.parts import Parts
from gongkai.intake.errors import UnreadableFile
from gongkai.intake.limits import Limits
from gongkai.intake.sheets.cells import Cell, cut, rich, rows_of
from gongkai.intake.sheets.formats import Formats
from gongkai.intake.sheets.formulas import Formulas
from gongkai.intake.sheets.grid import Sheet, area, column_of
from gongkai.intake.sheets.hidden import note_hidden
from gongkai.intake.sheets.values import date_text, known_number_text, number_text, unescaped

MACROS = "文件带有宏（自动运行的程序），没有运行，也不影响读取"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

_NUMBERS = ("n", "")
"""The kinds of cell that hold a number; most say nothing of their kind."""


class Book:
    """The sheets of a workbook; `note` is told what was left out."""

    def __init__(self, archive: Archive, note: Callable[[str], None]) -> None:
        self._parts = Parts(archive, "xl/workbook.xml")
        self._note = note
        self._root = parsed(self._parts.main())
        self._x = self._root.tag.partition("}")[0] + "}"
        self._strings: list[str] | None = None
        properties = self._root.find(f"{self._x}workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        calculation = self._root.find(f"{self._x}calcPr")
        self._to_calculate = calculation is not None and calculation.get("fullCalcOnLoad") in {"1", "true"}
        if self._parts.has_macros():
            note(MACROS)

    @cached_property
    def _formats(self) -> Formats:
        return Formats(self._parts.related("styles"), self._x)

    def sheets(self, limits: Limits) -> Iterator[Sheet]:
        """The visible sheets; of a hidden one that holds anything the name is noted."""
        for element in self._root.iter(f"{self._x}sheet"):
            name = element.get("name", "")
            content = self._parts.target(element.get(_RELATION) or element.get(_STRICT_RELATION) or "")
            if content is None:
                continue
            if element.get("state", "visible") != "visible":
                if b"<v" in content or b":v>" in content or b"<is" in content:
                    self._note(f"隐藏的工作表“{name}”里有内容，没有读入；请确认是否应删除")
                continue
            yield self._sheet(name, content, limits)

    def _sheet(self, name: str, content: bytes, limits: Limits) -> Sheet:
        x, sheet, parted = self._x, Sheet(name), cut(content)
        root = parsed(parted.rest if parted else content)
        formulas = Formulas(to_calculate=self._to_calculate)
        data = root.find(f"{x}sheetData")
        number, left = 0, limits.cells
        hidden: list[int] = []
        for said, is_hidden, cells in parted.rows if parted and data is not None else rows_of(data, x):
            number = _next(said, number)
            left -= len(cells)
            if left < 0:
                raise UnreadableFile(
                    "too_large", f"单元格超过 {limits.cells // 10_000} 万个的上限；请确认是否拿错了文件"
                )
            texts, end = self._row(cells, number, formulas)
            if texts or end:
                sheet.rows[number] = texts
                sheet.ends[number] = end
            if texts and is_hidden:
                hidden.append(number)
        sheet.merged = [area(reference) for reference in parted.merged] if parted else []
        sheet.merged += [area(span.get("ref", "")) for span in root.iter(f"{x}mergeCell")]
        sheet.width = formulas.width
        if formulas.settle(sheet.rows):
            self._note(f"工作表“{name}”中有公式没有保存计算结果，按空缺处理；请用 Excel 或 WPS 打开并保存后再试")
        note_hidden(sheet, hidden, self._hidden_columns(root), self._note)
        return sheet

    def _row(self, cells: list[Cell], number: int, formulas: Formulas) -> tuple[dict[int, str], int]:
        """The texts of a row by column, and the last column that has a cell."""
        texts: dict[int, str] = {}
        column, passed, shows_dates = 0, "", bool(self._formats)
        for reference, style, kind, value, words, element, formula, result, _ in cells:
            if not (value or words or element) and reference:
                passed = reference  # the column of a blank cell is worked out only where something hangs on it
                continue
            column = column_of(reference) if reference else (column_of(passed) if passed else column) + 1
            passed = ""
            if not column:
                continue
            if element:
                value = result
                formulas.add((number, column), formula, value)
            if value:
                usual = kind in _NUMBERS and not shows_dates
                text = known_number_text(value) if usual else self._text(kind, style, value)
            elif words:
                text = unescaped(words)
            else:
                continue
            if text and not text.isspace():
                texts[column] = text
        return texts, column_of(passed) if passed else column

    def _text(self, kind: str, style: str, value: str) -> str:
        if kind == "s":
            return self._string(value)
        if kind in _NUMBERS:
            shown = self._formats.date_parts(style) if style else ""
            return date_text(value, shown, since_1904=self._since_1904) if shown else number_text(value)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return unescaped(value)

    def _string(self, index: str) -> str:
        if self._strings is None:
            content, t = self._parts.related("sharedStrings"), f"{self._x}t"
            root = parsed(content) if content else None
            self._strings = [] if root is None else [unescaped(rich(item, t)) for item in root]
        at = int(index) if index.isdecimal() else -1
        if not 0 <= at < len(self._strings):
            raise UnreadableFile("damaged", "文件已损坏（单元格的文字缺失）；请用原软件打开后另存")
        return self._strings[at]

    def _hidden_columns(self, root: etree._Element) -> list[tuple[int, int]]:
        return [
            (_next(element.get("min"), 0), _next(element.get("max"), 0))
            for element in root.iter(f"{self._x}col")
            if element.get("hidden") in {"1", "true"}
        ]


def _next(digits: str | None, before: int) -> int:
    return int(digits) if digits and digits.isdecimal() and len(digits) < 9 else before + 1
