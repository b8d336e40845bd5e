"""Workbooks: every cell as it is shown, the strings they share, and whatever else the parts of the file say."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from lxml import etree

from gongkai.intake.containers.archive import Archive
from gongkai.intake.containers.markup import parsed
from gongkai.intake.sheets.formats import Formats
from gongkai.intake.sheets.grid import column_of, letters
from gongkai.intake.sheets.values import date_text, number_text
from gongkai.paper.zipped import zipped
from gongkai.screening.body import Body
from gongkai.screening.mask.markup import everything, serialised
from gongkai.screening.plain_rows import Cell, PlainParts, PlainRow

_BOOK, _STYLES, _STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Workbook:
    """The parts of a workbook; `bodies` are looked at one after the other, `content` is the file written anew.

    A workbook that is only looked at is given its `plain` parts, and needs no tree of them.
    """

    def __init__(self, archive: Archive, plain: PlainParts | None = None) -> None:
        self._plain = plain
        self._rows: dict[str, list[PlainRow | int]] = {}
        """Part → its rows, where they were taken out of the tree."""
        self._strings: list[str] | None = None
        self._names = list(archive.names)
        self._others: dict[str, bytes] = {}
        self._roots: dict[str, etree._Element] = {}
        for name in self._names:
            content = archive.read(name)
            if name.lower().endswith((".xml", ".rels", ".vml")) and content.strip():
                self._roots[name] = self._parsed(name, content)
            else:
                self._others[name] = content
        self.pictures = sum(name.startswith("xl/media/") for name in self._names)
        book = self._roots.get(_BOOK)
        self._x = "" if book is None else str(book.tag).partition("}")[0] + "}"
        self._value, self._inside, self._cell = (f"{self._x}{name}" for name in ("v", "is", "c"))
        styles = serialised(self._roots[_STYLES]) if _STYLES in self._roots else b""
        self._formats = Formats(styles, self._x)
        strings = self._roots.get(_STRINGS)
        if self._strings is None:
            self._strings = [] if strings is None else [_rich(item) for item in strings]
        properties = None if book is None else book.find(f"{self._x}workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        self._sheets = self._names_of_sheets()

    def _parsed(self, name: str, content: bytes) -> etree._Element:
        if self._plain is None:
            return parsed(content)
        if name == _STRINGS:
            strings = self._plain.strings(name, content)
            if strings is not None:
                content, self._strings = strings
        elif name.startswith("xl/worksheets/"):
            apart = self._plain.rows(name, content)
            if apart is not None:
                root = parsed(apart.rest)
                if root.prefix is None:
                    self._rows[name] = apart.rows
                    return root
        return parsed(content)

    def _names_of_sheets(self) -> dict[str, str]:
        """Part → what the sheet is called."""
        relations = self._roots.get("xl/_rels/workbook.xml.rels")
        book = self._roots.get(_BOOK)
        targets = {} if relations is None else {one.get("Id", ""): one.get("Target", "") for one in relations}
        named = {}
        for sheet in book.iter(f"{self._x}sheet") if book is not None else ():
            target = targets.get(sheet.get(_RELATION) or "", "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            named[part] = sheet.get("name", "")
        return named

    def bodies(self) -> list[Body]:
        """The sheets row by row, then every text and attribute of every part."""
        sheets = [
            self._sheet(root, self._sheets.get(name, name), self._rows.get(name, ()))
            for name, root in self._roots.items()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        ]
        return sheets + [
            everything(root, f"文件内部（{name.rpartition('/')[2]}）")
            for name, root in self._roots.items()
            if not name.startswith("xl/worksheets/sheet") and name != _STRINGS  # the cells show them
        ]

    def _sheet(self, root: etree._Element, name: str, rows: Iterable[PlainRow | int]) -> Body:
        body = Body()
        body.table()
        columns: dict[tuple[str, ...], Sequence[int]] = {}
        left = root.iter(f"{self._x}row")
        for some in rows:
            if isinstance(some, int):
                self._rows_of_tree(islice(left, some), name, body)
            else:
                self._plain_row(some.cells, columns, name, body)
        self._rows_of_tree(left, name, body)
        for element in root.iter():  # headers and footers, data validations, hyperlinks
            if isinstance(element.tag, str) and not element.tag.endswith(("}v", "}t", "}f")):
                for key in ("location", "display", "tooltip", "prompt", "promptTitle", "error"):
                    if element.get(key):
                        body.add(element.get(key, ""), _to_attribute(element, key), f"工作表“{name}”的链接或提示")
                        body.add("\n")
                if element.text and element.text.strip():
                    body.add(element.text, _to_text(element), f"工作表“{name}”")
                    body.add("\n")
        return body

    def _rows_of_tree(self, rows: Iterable[etree._Element], name: str, body: Body) -> None:
        for row in rows:
            body.row()
            column = 0
            for cell in row.iter(self._cell):
                reference = cell.get("r") or ""
                column = column_of(reference) or column + 1
                body.cell(column)
                shown = self._shown(cell)
                if shown:
                    place = reference or f"{letters(column)}{row.get('r') or ''}"
                    body.add(shown, self._to_cell(cell), f"工作表“{name}”{place}")
            body.end_row()

    def _plain_row(
        self, cells: list[Cell], columns: dict[tuple[str, ...], Sequence[int]], name: str, body: Body
    ) -> None:
        named = tuple([cell[0].rstrip("0123456789") for cell in cells])
        at = columns.get(named)
        if at is None:
            numbers, every = list(map(column_of, named)), range(1, len(named) + 1)
            at = columns[named] = every if numbers == list(every) else numbers
        texts = [words or (value and self._worth(style, kind or None, value)) for _, style, kind, value, words in cells]
        body.whole_row(at, texts, lambda number: f"工作表“{name}”{cells[number][0]}")

    def _shown(self, cell: etree._Element) -> str:
        kind, value = cell.get("t"), ""
        for child in cell:
            if child.tag == self._inside:
                return _rich(child)
            if child.tag == self._value:
                value = child.text or ""
        return self._worth(cell.get("s"), kind, value)

    def _worth(self, style: str | None, kind: str | None, value: str) -> str:
        """A value as it is shown: a string by its number, a date, a number."""
        if kind == "s":
            index = int(value) if value.isdecimal() else -1
            return self._strings[index] if self._strings and 0 <= index < len(self._strings) else ""
        if kind in (None, "n") and value:
            parts = self._formats.date_parts(style)
            return date_text(value, parts, since_1904=self._since_1904) if parts else number_text(value)
        return value

    def _to_cell(self, cell: etree._Element) -> Callable[[str], None]:
        def put(new: str) -> None:
            for child in list(cell):
                cell.remove(child)
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, f"{self._x}is"), f"{self._x}t")
            text.text = new

        return put

    def content(self) -> bytes:
        """The file with what was written back; a string that no cell shows any more is gone."""
        self._drop_unused_strings()
        for name, root in self._roots.items():
            if name.startswith("xl/worksheets/"):
                self._drop_telling_formulas(root)
        return zipped(
            (name, serialised(self._roots[name]) if name in self._roots else self._others[name]) for name in self._names
        )

    def _drop_unused_strings(self) -> None:
        strings = self._roots.get(_STRINGS)
        if strings is None:
            return
        used = {
            cell.findtext(f"{self._x}v") or ""
            for name, root in self._roots.items()
            if name.startswith("xl/worksheets/")
            for cell in root.iter(f"{self._x}c")
            if cell.get("t") == "s"
        }
        for index, item in enumerate(strings):
            if str(index) not in used:
                for child in list(item):
                    item.remove(child)
                etree.SubElement(item, f"{self._x}t").text = ""

    def _drop_telling_formulas(self, root: etree._Element) -> None:
        """Formulas with words or long numbers of their own: their results stay, they go."""
        for cell in root.iter(f"{self._x}c"):
            formula = cell.find(f"{self._x}f")
            if formula is not None and formula.text and ('"' in formula.text or _long_number(formula.text)):
                cell.remove(formula)


def _long_number(formula: str) -> bool:
    return any(len(run) >= 6 for run in "".join(char if char.isdigit() else " " for char in formula).split())


def _rich(item: etree._Element) -> str:
    return "".join(each.text or "" for each in item.iter() if isinstance(each.tag, str) and each.tag.endswith("}t"))


def _to_attribute(element: etree._Element, key: str) -> Callable[[str], None]:
    return lambda new: element.set(key, new)


def _to_text(element: etree._Element) -> Callable[[str], None]:
    def put(new: str) -> None:
        element.text = new

    return put
