"""What stands in a document one below the other: paragraphs, tables, files that were inserted."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from gongkai.intake.word.names import KINDS, RELATION_IDS
from gongkai.intake.word.numbering import Numbering
from gongkai.intake.word.styles import ListLevel, Styles, list_level, switched_on
from gongkai.intake.word.words import TRACKED, Words

_MOST_ACROSS = 200
_THROUGH = frozenset(("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "txbxContent"))
_HIDDEN_ROWS = "文件中有隐藏的表格行，没有读入；请确认是否应删除"


class Grid(NamedTuple):
    """A table: rows of cell texts; a merged cell's text stands in its first slot, the others are empty."""

    rows: list[list[str]]


class Chunk(NamedTuple):
    """A file that was inserted and is kept whole, by the key of its relation."""

    relation: str


Item = str | Grid | Chunk


class _Cell(NamedTuple):
    across: int
    continues: bool
    """Merged with the cell above it (or, as old programs do, with the one before it)."""
    items: list[Item]


class Blocks:
    """Walks through a body, a cell or a text box."""

    def __init__(
        self, namespace: str, styles: Styles, numbering: Numbering, note: Callable[[str], None], *, may_hide: bool
    ) -> None:
        self._w = f"{{{namespace}}}"
        self._styles, self._numbering, self._note = styles, numbering, note
        self._words = Words(self._w, styles, note, may_hide=may_hide)
        self._carried = ""
        """The words of a paragraph whose end was deleted: they belong to the next one."""

    def items(self, parent: etree._Element, *, in_cell: bool = False) -> Iterator[Item]:
        """Lines, tables and inserted files in their order; a line may hold line breaks, and tabs outside cells."""
        for child in parent:
            kind = KINDS.get(child.tag)
            if kind == "p":
                yield from self._paragraph(child, in_cell=in_cell)
            elif kind == "tbl":
                yield from self._table(child)
            elif kind in _THROUGH:
                yield from self.items(child, in_cell=in_cell)
            elif kind == "AlternateContent":
                yield from self.items(self._words.chosen(child), in_cell=in_cell)
            elif kind in {"del", "moveFrom"}:
                self._note(TRACKED)
            elif kind == "altChunk":
                yield Chunk(next((child.get(name, "") for name in RELATION_IDS if child.get(name)), ""))

    def _paragraph(self, paragraph: etree._Element, *, in_cell: bool) -> Iterator[Item]:
        first = paragraph[0] if len(paragraph) else None
        properties = first if first is not None and KINDS.get(first.tag) == "pPr" else None
        text, boxes = self._words.of(paragraph)
        if properties is not None and len(properties):
            style, label, joined = self._properties(properties)
            if style and self._styles.hidden(style):
                self._words.note_hidden(text)
                text = label = ""
            text = label + text
            if joined:
                self._carried += text
                return
        for box in boxes:
            yield from self.items(box, in_cell=in_cell)
        if self._carried:
            text, self._carried = self._carried + text, ""
        yield " ".join(text.split()) if in_cell or ("\t" not in text and "\n" not in text) else _tidy(text)

    def _properties(self, properties: etree._Element) -> tuple[str, str, bool]:
        """Style, automatic number, and whether the next paragraph goes on with this one."""
        style, numbered, joined, w = "", None, False, self._w
        for child in properties:
            kind = KINDS.get(child.tag)
            if kind == "pStyle":
                style = child.get(f"{w}val", "")
            elif kind == "numPr":
                numbered = list_level(child, w)
            elif kind == "rPr":
                joined = child.find(f"{w}del") is not None or child.find(f"{w}moveFrom") is not None
        return style, self._label(style, numbered) if self._numbering else "", joined

    def _label(self, style: str, own: ListLevel | None) -> str:
        inherited = self._styles.list_of(style) if style else None
        if own is not None and own.list_id == "0" and inherited is not None and own.level is not None:
            return ""
        found = own if own is not None else inherited
        if found is None or found.list_id == "0":
            return ""
        level = found.level if found.level is not None or style else 0
        return self._numbering.label(found.list_id, level, style)

    def _table(self, table: etree._Element) -> Iterator[Item]:
        """A grid; a table around tables only lays out the page, what stands in it comes cell by cell."""
        rows: list[list[str]] = []
        every: list[Item] = []
        lays_out = False
        for row in self._rows(table):
            line: list[str] = []
            for cell in row:
                every += cell.items
                text = ""
                if not cell.continues:
                    texts, wide = _texts(cell.items)
                    lays_out = lays_out or wide
                    text = texts[0] if len(texts) == 1 else " ".join(filter(None, texts))
                line.append(text)
                if cell.across > 1:
                    line += [""] * (cell.across - 1)
            rows.append(line)
        if lays_out:
            yield from every
        else:
            yield Grid(rows)

    def _rows(self, parent: etree._Element) -> Iterator[list[_Cell]]:
        for child in parent:
            kind = KINDS.get(child.tag)
            if kind == "tr":
                row = self._row(child)
                if row is not None:
                    yield row
            elif kind in _THROUGH:
                yield from self._rows(child)

    def _row(self, row: etree._Element) -> list[_Cell] | None:
        """The cells of a row, with empty ones where the row begins late or ends early; None for a row not shown."""
        cells: list[_Cell] = []
        after = 0
        for child in row:
            kind = KINDS.get(child.tag)
            if kind == "tc":
                self._cell(child, cells)
            elif kind == "trPr":
                if self._is_gone(child):
                    return None
                before, after = self._count(child, "gridBefore"), self._count(child, "gridAfter")
                cells += [_Cell(1, True, [])] * before
            elif kind in _THROUGH:
                for cell in child.iterchildren(f"{self._w}tc", f"{self._w}sdtContent"):
                    for inner in [cell] if KINDS.get(cell.tag) == "tc" else cell.iterchildren(f"{self._w}tc"):
                        self._cell(inner, cells)
        return cells + [_Cell(1, True, [])] * after

    def _is_gone(self, properties: etree._Element) -> bool:
        if properties.find(f"{self._w}del") is not None:
            self._note(TRACKED)
            return True
        hidden = properties.find(f"{self._w}hidden")
        if hidden is not None and switched_on(hidden, self._w):
            self._note(_HIDDEN_ROWS)
            return True
        return False

    def _cell(self, cell: etree._Element, cells: list[_Cell]) -> None:
        across, continues, w = 1, False, self._w
        first = cell[0] if len(cell) else None
        if first is not None and KINDS.get(first.tag) == "tcPr":
            for child in first:
                kind = KINDS.get(child.tag)
                if kind == "gridSpan":
                    across = _bounded(child.get(f"{w}val"))
                elif kind in {"vMerge", "hMerge"}:
                    continues = child.get(f"{w}val", "continue") == "continue"
                elif kind == "cellDel":
                    self._note(TRACKED)
                    return
        cells.append(_Cell(across, continues, list(self.items(cell, in_cell=True))))

    def _count(self, properties: etree._Element, name: str) -> int:
        found = properties.find(f"{self._w}{name}")
        value = found.get(f"{self._w}val") if found is not None else None
        return min(int(value), _MOST_ACROSS) if value and value.isdecimal() and len(value) < 5 else 0


def _texts(items: list[Item]) -> tuple[list[str], bool]:
    """The texts of a cell, and whether a table of several cells stands in it."""
    texts, wide = [], False
    for item in items:
        if isinstance(item, str):
            texts.append(item)
        elif isinstance(item, Grid):
            if sum(map(len, item.rows)) > 1:
                wide = True
            texts += [cell for row in item.rows for cell in row]
        else:
            wide = True
    return texts, wide


def _tidy(text: str) -> str:
    """Blanks are one, tabs and line breaks stay."""
    lines = ("\t".join(" ".join(cell.split()) for cell in line.split("\t")).rstrip("\t") for line in text.split("\n"))
    return "\n".join(lines)


def _bounded(value: str | None) -> int:
    return min(max(int(value), 1), _MOST_ACROSS) if value and value.isdecimal() and len(value) < 5 else 1
