"""One sheet: cells that nobody sees are emptied, everything that is no cell and no layout goes."""

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from gongkai.intake.sheets.grid import area, column_of
from gongkai.screening.errors import Refused
from gongkai.screening.hidden.traces import Ledger
from gongkai.screening.hidden.trees import local, named, remove, tidy
from gongkai.screening.hidden.workbooks.formulas import may_stay, tells
from gongkai.screening.hidden.workbooks.looks import Looks
from gongkai.screening.plain_rows import Apart

_KEPT = frozenset(
    ("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "mergeCells",
     "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "drawing")
)  # fmt: skip
_TOLD = {
    "dataValidations": "validation", "conditionalFormatting": "conditional", "hyperlinks": "hyperlinks",
    "scenarios": "sheet_settings", "protectedRanges": "sheet_settings", "customSheetViews": "sheet_settings",
    "dataConsolidate": "sheet_settings", "customProperties": "sheet_settings", "controls": "sheet_settings",
    "oleObjects": "embedded", "webPublishItems": "sheet_settings", "smartTags": "sheet_settings",
    "picture": "sheet_settings", "sortState": "filter",
}  # fmt: skip
_CELL = frozenset(("r", "s", "t"))
_ROW = frozenset(
    ("r", "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed", "thickTop",
     "thickBot")
)  # fmt: skip
_YES = frozenset(("1", "true"))
_LEAST = 0.6
"""Points of height, characters of width: less shows nothing."""


class Seen(NamedTuple):
    """What the sheets share."""

    looks: Looks
    hidden: set[str]
    """The names of hidden sheets."""
    used: set[int]
    """Shared strings that a visible cell shows; filled here."""
    emptied: set[int]
    """Shared strings of cells that were emptied; filled here."""
    refuse: Callable[[Refused], None]


class Sheet:
    """Cleans the root of a worksheet in place."""

    def __init__(self, root: etree._Element, name: str, seen: Seen, ledger: Ledger) -> None:
        self._root, self._name, self._seen, self._ledger = root, f"工作表“{name}”", seen, ledger
        space = str(root.tag).rpartition("}")[0] + "}"
        self._value, self._formula, self._words = f"{space}v", f"{space}f", f"{space}is"
        self._unseen = seen.looks.unseen
        self._columns: list[tuple[int, int]] = []
        self._under: set[tuple[int, int]] = set()
        self._emptied = False
        self._formulas: list[tuple[etree._Element, etree._Element]] = []

    def clean(self) -> None:
        """Does it all."""
        self._drop_settings()
        tidy(self._root, self._ledger, self._name)
        self._columns = _hidden_columns(self._root)
        self._under = self._covered()
        rows = next((child for child in self._root if local(child) == "sheetData"), None)
        number = 0
        for row in rows if rows is not None else ():
            reference = row.get("r", "")
            number = int(reference) if reference.isdecimal() and len(reference) < 9 else number + 1
            self._row(row, number)
        self._settle_formulas()

    def _drop_settings(self) -> None:
        for child in list(self._root):
            name = local(child)
            if name in _TOLD:
                self._ledger.add(_TOLD[name], self._name)
            elif name == "extLst" and any(text.strip() for text in child.itertext()):
                self._ledger.add("extension", self._name)
            if name not in _KEPT:
                self._root.remove(child)
            elif name == "sheetPr":
                for attribute in list(child.attrib):
                    del child.attrib[attribute]
            elif name == "autoFilter" and len(child):
                self._ledger.add("filter", self._name)
                for inner in list(child):
                    child.remove(inner)
            elif name == "headerFooter":
                self._clean_footer(child)

    def _clean_footer(self, footer: etree._Element) -> None:
        """Lines for the first or for even pages show only where that was asked for."""
        for child in list(footer):
            name = local(child)
            shown = footer.get("differentFirst" if name.startswith("first") else "differentOddEven") in _YES
            if not name.startswith("odd") and not shown:
                if child.text:
                    self._ledger.add("notes_unused", self._name)
                footer.remove(child)
        if any(child.text for child in footer):
            self._ledger.add("header_footer", self._name)

    def _covered(self) -> set[tuple[int, int]]:
        """The cells under merged ones."""
        found: set[tuple[int, int]] = set()
        for merged in named(self._root, "mergeCell"):
            span = area(merged.get("ref", ""))
            if (span.bottom - span.top + 1) * (span.right - span.left + 1) > 100_000:
                self._seen.refuse(Refused("too_large", "合并单元格过大，无法逐格检查；请取消这些合并后再处理"))
                continue
            rows, columns = range(span.top, span.bottom + 1), range(span.left, span.right + 1)
            found |= {(row, column) for row in rows for column in columns}
            found.discard((span.top, span.left))
        return found

    def _row(self, row: etree._Element, number: int) -> None:
        for attribute in [name for name in row.attrib if name not in _ROW]:
            del row.attrib[attribute]
        height = row.get("ht")
        hidden = row.get("hidden") in _YES or (height is not None and _size(height) < _LEAST)
        column = 0
        for cell in row:
            reference = cell.get("r")
            column = column_of(reference) if reference else column + 1
            attributes = cell.keys()
            if not _CELL.issuperset(attributes):
                for attribute in attributes:
                    if attribute not in _CELL:
                        del cell.attrib[attribute]
            if len(cell):
                self._cell(cell, (number, column), hidden=hidden)

    def _cell(self, cell: etree._Element, at: tuple[int, int], *, hidden: bool) -> None:
        value, formula, words = self._pieces(cell)
        index = int(value) if cell.get("t") == "s" and value.isdecimal() and len(value) < 9 else -1
        code = self._why_unseen(cell, at, hidden=hidden)
        if code and (value or formula is not None or words is not None):
            self._ledger.add(code, self._name)
            self._empty(cell, index)
            return
        if index >= 0:
            self._seen.used.add(index)
        if words is not None:
            for reading in list(named(words, "rPh", "phoneticPr")):
                self._ledger.add("hidden_text", self._name)
                remove(reading)
        if formula is not None:
            self._formulas.append((cell, formula))

    def _pieces(self, cell: etree._Element) -> tuple[str, etree._Element | None, etree._Element | None]:
        """What a cell keeps, its formula and the words written in it; anything else goes."""
        value, formula, words = "", None, None
        strange: list[etree._Element] = []
        for child in cell:
            tag = child.tag
            if tag == self._value:
                value = child.text or ""
            elif tag == self._formula:
                formula = child
            elif tag == self._words:
                words = child
            else:
                strange.append(child)
        for child in strange:
            cell.remove(child)
        return value, formula, words

    def _why_unseen(self, cell: etree._Element, at: tuple[int, int], *, hidden: bool) -> str:
        if at in self._under:
            return "merged_under"
        if hidden:
            return "rows_hidden"
        if self._columns and any(first <= at[1] <= last for first, last in self._columns):
            return "columns_hidden"
        return "cells_unseen" if self._unseen and (cell.get("s", "0").lstrip("0") or "0") in self._unseen else ""

    def _empty(self, cell: etree._Element, index: int) -> None:
        self._emptied = True
        if index >= 0:
            self._seen.emptied.add(index)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", "")

    def _settle_formulas(self) -> None:
        """Formulas that tell something, or that would come out otherwise now, become their results."""
        flat = {f.get("si") for _, f in self._formulas if f.get("t") == "shared" and not self._stays(f)}
        for cell, formula in self._formulas:
            if tells(formula, self._seen.hidden):
                self._ledger.add("formula_text", self._name)
            if self._stays(formula) and (formula.get("t") != "shared" or formula.get("si") not in flat):
                continue
            if cell.get("t") != "str" and not any(local(child) == "v" and child.text for child in cell):
                self._seen.refuse(
                    Refused(
                        "no_result",
                        f"{self._name}中有公式没有保存计算结果，无法只留结果；请用 Excel 或 WPS 打开并保存后再试",
                    )
                )
            cell.remove(formula)

    def _stays(self, formula: etree._Element) -> bool:
        return not self._emptied and may_stay(formula)


def may_hide(root: etree._Element, apart: Apart, looks: Looks) -> bool:
    """Whether any of the plain cells that were taken out of a sheet may be unseen in what is left of it."""
    unseen = looks.unseen
    return bool(_hidden_columns(root)) or bool(unseen and not unseen.isdisjoint(apart.styles))


def _hidden_columns(root: etree._Element) -> list[tuple[int, int]]:
    found, listed = [], []
    for column in named(root, "col"):
        first, last = _number(column.get("min")), _number(column.get("max"))
        listed.append((first, last))
        width = column.get("width")
        if column.get("hidden") in _YES or (width is not None and _size(width) < _LEAST):
            found.append((first, last))
    default = next((f.get("defaultColWidth") for f in named(root, "sheetFormatPr")), None)
    if default is not None and _size(default) < _LEAST:
        at = 1
        for first, last in sorted(listed):
            if first > at:
                found.append((at, first - 1))
            at = max(at, last + 1)
        found.append((at, 16_384))
    return found


def _number(digits: str | None) -> int:
    return int(digits) if digits and digits.isdecimal() and len(digits) < 9 else 0


def _size(digits: str) -> float:
    try:
        return float(digits)
    except ValueError:
        return 1.0
