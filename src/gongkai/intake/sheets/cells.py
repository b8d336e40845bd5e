"""The cells of a sheet as they are written: taken from the bytes where they are written as usual, else by the parser.

Nearly all of a sheet is rows of cells, and a parser that makes a node of each takes longer than everything that
follows. So rows that are written letter for letter as spreadsheets write them are cut out, and the parser is given the
rest. Whatever is unusual (comments, other orders, fonts inside a string) goes to the parser as a whole.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from lxml import etree

from gongkai.intake.patterns import Pattern

Cell = tuple[str, str, str, str, str, str, str, str, str]
"""Reference or its letters, style, kind, value, words written in place; where there is a formula its element, its words
and its result instead of a value; nothing."""
Row = tuple[str, bool, list[Cell]]
"""The number as it is written, whether the row is hidden, its cells."""

_ROWS, _END_OF_ROWS, _END_OF_ROW = b"<sheetData>", b"</sheetData>", "</row>"
_MOST = 4_000_000
"""Bytes of a sheet beyond which cells are left to the parser: all of them are held at once here."""
_DECLARED = Pattern(
    r"<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'][Uu][Tt][Ff]-8[\"'])?(?: standalone=[\"']\w+[\"'])?\s*\?>"
)
_NOT_IN_XML = bytes(code for code in range(32) if code not in b"\t\n")
"""And the carriage return, which a parser makes a line break."""
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_PREFIX, _PREFIX_NAMED = b"x14ac:", b'xmlns:x14ac="'
_ROW = Pattern(r'<row((?: (?!xmlns)(?:x14ac:|)[a-zA-Z]+="[^"<>&\t\n]*")*)(/?)>')
_ATTRIBUTE = Pattern(r' ([a-zA-Z:0-9]+)="([^"]*)"')
_CELL = Pattern(
    r'<c r="([A-Z]{1,3}+)[1-9][0-9]{0,6}+"(?: s="([0-9]{1,6}+)"|)(?: t="([a-zA-Z]{1,9}+)"|)(?:/>|>'
    r'(?:<v>([^<]*+)</v>|<is><t(?: xml:space="preserve"|)>([^<]*+)</t></is>|'
    r'(<f(?: aca="false"|)(?: t="shared"|)(?: ref="[A-Z0-9:]+"|)(?: si="[0-9]+"|)(?:/>|>([^<]*)</f>))'
    r"(?:<v>([^<]*)</v>|<v/>|)|<v/>|)</c>)|([\s\S]+)"
)
"""One cell, or all that is left where something else stands. `(x|)` takes half the time of `(x)?` here."""
_MERGED = Pattern(
    r'</sheetData><mergeCells(?: count="[0-9]+"|)>((?:<mergeCell ref="[A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7}"/>)+)'
    "</mergeCells>"
)
_LONGEST_TAG = 400
"""Characters."""
_BETWEEN, _WITHIN = "\ue000\ue001"
"""Of no meaning to anybody: where they stand in a sheet, the parser has it."""
_AT_ONCE = 65_536
"""Bytes of text that expat gathers before it hands them over."""
_LABEL, _MOST_LABELS = 200, 2048
"""Characters of words, as they are written, up to which they may be a label; and how many are remembered."""


class Cut(NamedTuple):
    """A sheet parted: what is left for the parser, its rows, and the references of cells that are one."""

    rest: bytes
    rows: list[Row]
    merged: list[str]


def cut(content: bytes) -> Cut | None:
    """A sheet without its rows, and the rows; None where anything in it is written in another way than usual."""
    start, end = content.find(_ROWS) + len(_ROWS), content.rfind(_END_OF_ROWS)
    if not len(_ROWS) <= start <= end or len(content) > _MOST or content.count(b"sheetData") != 2:
        return None
    head = content[:start]
    if b"<!" in head or (b"<?" in head and not _DECLARED.match(head.decode("latin-1"))):
        return None
    inner = content[start:end]
    if b"]]>" in inner or not _is_xml(inner) or (_PREFIX in inner and _PREFIX_NAMED not in head):
        return None
    try:
        rows = _parted(inner.decode())
        tail = content[end:].decode()
    except ValueError:  # no UTF-8, or unusual
        return None
    merged = _MERGED.match(tail)
    if merged is None:
        return Cut(head + content[end:], rows, [])
    return Cut(b"".join((head, _END_OF_ROWS, tail[merged.end() :].encode())), rows, merged[1].split('"')[1::2])


def rows_of(data: etree._Element | None, x: str) -> Iterator[Row]:
    """The rows of a sheet that was parsed; `x` is the namespace in braces."""
    for row in data if data is not None else ():
        yield row.get("r", ""), _hidden(row.get("hidden"), row.get("ht")), _cells_of(row, x)


def _hidden(hidden: str | None, height: str | None) -> bool:
    return hidden in {"1", "true"} or height == "0"


def _cells_of(row: etree._Element, x: str) -> list[Cell]:
    v, f, inside, t = (f"{x}{name}" for name in ("v", "f", "is", "t"))
    found: list[Cell] = []
    for cell in row:
        value = words = element = formula = result = ""
        for child in cell:
            tag = child.tag
            if tag == v:
                value = child.text or ""
            elif tag == f:
                element, formula = "<f>", child.text or ""
            elif tag == inside:
                value, words, element = "", rich(child, t), ""
                break
        if element:
            value, result = "", value
        told = cell.get("r", ""), cell.get("s", ""), cell.get("t", "")
        found.append((*told, value, words, element, formula, result, ""))
    return found


def rich(element: etree._Element, t: str) -> str:
    """The text of a string that may change its font midway; readings printed above characters are left out."""
    if len(element) == 1 and element[0].tag == t:
        return element[0].text or ""
    readings = t[:-1] + "rPh"
    runs = [child if child.tag == t else child.find(t) for child in element if child.tag != readings]
    return "".join(run.text or "" for run in runs if run is not None)


def _is_xml(inner: bytes) -> bool:
    """Whether no character stands here that XML does not allow, or that a parser changes."""
    if not inner.isascii() and any(mark in inner for mark in _NO_CHARACTERS):
        return False
    return len(inner.translate(None, _NOT_IN_XML)) == len(inner)


def _parted(text: str) -> list[Row]:
    """The rows; raises ValueError for what is unusual."""
    *filled, last = text.split(_END_OF_ROW)
    rows: list[Row] = []
    marked: list[tuple[list[Cell], int]] = []
    for row in filled:
        end = row.find(">") + 1
        number, hidden, empty = _row(row[:end])
        while empty:
            rows.append((number, hidden, []))
            start, end = end, row.find(">", end) + 1
            number, hidden, empty = _row(row[start:end])
        cells: list[Cell] = _CELL.findall(row, end)
        if cells and cells[-1][8]:
            raise ValueError(row)
        if "&" in row:
            marked += [(cells, at) for at, cell in enumerate(cells) if cell[4] or cell[5] or "&" in cell[3]]
        rows.append((number, hidden, cells))
    for tag in last.split(">")[:-1]:
        number, hidden, empty = _row(f"{tag}>")
        if not empty:
            raise ValueError(tag)
        rows.append((number, hidden, []))
    if last and not last.endswith(">"):
        raise ValueError(last)
    if marked:
        _resolve(marked)
    return rows


@lru_cache(maxsize=2048)
def _row(tag: str) -> tuple[str, bool, bool]:
    """What a row's tag says: its number, whether it is hidden, and whether it ends here already.

    Raises ValueError for what is not written as usual. Rows of one form have the same tags in every report.
    """
    usual = _ROW.fullmatch(tag) if len(tag) <= _LONGEST_TAG else None
    if usual is None:
        raise ValueError(tag)
    said = _ATTRIBUTE.findall(usual[1])
    attributes = dict(said)
    if len(attributes) != len(said):
        raise ValueError(tag)
    return attributes.get("r", ""), _hidden(attributes.get("hidden"), attributes.get("ht")), bool(usual[2])


def _resolve(marked: list[tuple[list[Cell], int]]) -> None:
    """Marks of markup and characters given by their numbers become what they mean, in all these cells together.

    Raises ValueError where one of them is damaged.
    """
    written = [cells[at][4] or _WITHIN.join((cells[at][3], *cells[at][6:8])) for cells, at in marked]
    unknown = [text for text in written if text not in _LABELS]
    meant = dict(zip(unknown, _meant(unknown), strict=True))
    for (cells, at), text in zip(marked, written, strict=True):
        reference, style, kind, value, words, element, formula, result, _ = cells[at]
        if words:
            words = meant[text] if text in meant else _LABELS[text]
        else:
            value, formula, result = meant[text].split(_WITHIN)
        cells[at] = reference, style, kind, value, words, element, formula, result, ""
    for text, words in meant.items():
        if len(text) <= _LABEL and len(_LABELS) < _MOST_LABELS and _WITHIN not in text:
            _LABELS[text] = words


def _meant(texts: list[str]) -> list[str]:
    found: list[str] = []
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text, parser.buffer_size = True, _AT_ONCE
    parser.CharacterDataHandler = found.append
    try:
        parser.Parse(f"<t>{_BETWEEN.join(texts)}</t>", True)
    except expat.ExpatError as error:
        raise ValueError from error
    return "".join(found).split(_BETWEEN) if texts else []


_LABELS: dict[str, str] = {}
"""Words of cells as they are written and as they are meant: short ones, and only so many, so that no file can fill it.
The labels of the form are the same in every report."""
