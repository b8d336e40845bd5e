"""The cells of a sheet as they are written: taken from the bytes where they are written as usual, else by the parser.

Nearly all of a sheet is cells, and a parser that makes a node of each takes longer than everything that follows. So
cells that are written letter for letter as spreadsheets write them are cut out by one expression, and the parser is
given the rest. Whatever is unusual (comments, other orders, fonts inside a string) goes to the parser as a whole.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from gongkai.intake.patterns import Pattern

Cell = tuple[str, str, str, str, str, str, str]
"""Reference or its letters, style, kind, words written in place, formula as an element, value, and nothing."""

_ROWS, _END_OF_ROWS, _END_OF_ROW = b"<sheetData>", b"</sheetData>", "</row>"
_MOST = 4_000_000
"""Bytes of a sheet beyond which cells are left to the parser: all of them are held at once here."""
_DECLARED = Pattern(
    r"<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'][Uu][Tt][Ff]-8[\"'])?(?: standalone=[\"']\w+[\"'])?\s*\?>"
)
_NOT_IN_XML = bytes(code for code in range(32) if code not in b"\t\n")
"""And the carriage return, which a parser makes a line break."""
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_OPENED = Pattern(r"(?:<row [^<>]*/>)*<row(?: [^<>]*[^<>/])?>")
_EMPTY_ROWS = Pattern(r"(?:<row [^<>]*/>)*")
_CELL = Pattern(
    r'<c r="([A-Z]{1,3})[1-9][0-9]{0,6}"(?: s="([0-9]{1,6})"|)(?: t="([a-zA-Z]{1,9})"|)(?:/>|>'
    r'(?:<is><t(?: xml:space="preserve"|)>([^<]*)</t></is>|'
    r'(<f(?: aca="false"|)(?: t="shared"|)(?: ref="[A-Z0-9:]+"|)(?: si="[0-9]+"|)(?:/>|>[^<]*</f>)|)'
    r"(?:<v>([^<]*)</v>|<v/>|))</c>)|([\s\S]+)"
)
"""One cell, or all that is left where something else stands. `(x|)` takes half the time of `(x)?` here."""
_NUMBERS = Pattern("&#[^<]*")
"""All that is written from a character given by its number on: a class of what may follow takes three times as long."""
_FIRST_WIDE, _LAST_WIDE = 0x80, 0xFFFD
_LABEL = 400
"""Characters of a run up to which it may be a label."""
_HALVES = range(0xD800, 0xE000)
_REFERENCE = Pattern(r"&([^;&]{0,8})(;?)")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "#9": "\t", "#10": "\n", "#13": "\r"}


class Cut(NamedTuple):
    """A sheet parted: what is left for the parser, and the cells of each of its rows."""

    rest: bytes
    rows: list[list[Cell]]


def cut(content: bytes) -> Cut | None:
    """A sheet without its cells, and the cells; None where anything in it is written in another way than usual."""
    start, end = content.find(_ROWS) + len(_ROWS), content.rfind(_END_OF_ROWS)
    if not len(_ROWS) <= start <= end or len(content) > _MOST or content.count(b"sheetData") != 2:
        return None
    head = content[:start]
    if b"<?" in head and not _DECLARED.match(head.decode("latin-1")):
        return None
    inner = content[start:end]
    if b"]]>" in inner or not _is_xml(inner):
        return None
    try:
        rows, tags = _parted(_NUMBERS.sub(_wide, inner.decode()))
    except ValueError:  # no UTF-8, or unusual
        return None
    if "xmlns" in tags:
        return None
    return Cut(b"".join((head, tags.encode(), content[end:])), rows)


def cells_of(row: etree._Element, x: str) -> list[Cell]:
    """The cells of a row that was parsed; `x` is the namespace in braces."""
    v, f, inside, t = (f"{x}{name}" for name in ("v", "f", "is", "t"))
    found: list[Cell] = []
    for cell in row:
        value = formula = words = ""
        for child in cell:
            tag = child.tag
            if tag == v:
                value = child.text or ""
            elif tag == f:
                formula = f"<f>{child.text or ''}</f>"
            elif tag == inside:
                value, formula, words = "", "", rich(child, t)
                break
        found.append((cell.get("r", ""), cell.get("s", ""), cell.get("t", ""), words, formula, value, ""))
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


def _parted(text: str) -> tuple[list[list[Cell]], str]:
    """The cells of each row, and the rows without them; raises ValueError for what is unusual."""
    *filled, last = text.split(_END_OF_ROW)
    rows: list[list[Cell]] = []
    tags: list[str] = []
    for row in filled:
        end = row.find(">") + 1
        if row.startswith("<row ") and row[end - 2] != "/":
            opened = row[:end]
        else:
            opened = _opened(row)
            end = len(opened)
            rows += _none(opened)[:-1]
        cells: list[Cell] = _CELL.findall(row, end)
        if cells and cells[-1][6]:
            raise ValueError(row)
        rows.append([_resolved(cell) for cell in cells] if "&" in row else cells)
        tags.append(opened)
    if not _EMPTY_ROWS.fullmatch(last):
        raise ValueError(last)
    return rows + _none(last), _END_OF_ROW.join((*tags, last))


def _opened(row: str) -> str:
    """The tag of a row with those of empty rows before it; raises ValueError where anything else stands there."""
    opened = _OPENED.match(row)
    if opened is None:
        raise ValueError(row)
    return opened[0]


def _none(tags: str) -> list[list[Cell]]:
    """The cells of rows that have none."""
    return [[] for _ in range(tags.count("<"))]


class _Characters(dict[str, str]):
    """Characters by their numbers, as they are met: of at most five digits, so that no file can fill it."""

    def __missing__(self, number: str) -> str:
        if not number.isascii() or not number.isdecimal():  # words stand between two numbers
            return "".join(map(self._and_words, f"{number};".split("&#")))
        code = int(number) if len(number) <= 5 else 0
        if not _FIRST_WIDE <= code <= _LAST_WIDE or code in _HALVES:
            return f"&#{number};"
        self[number] = chr(code)
        return self[number]

    def _and_words(self, written: str) -> str:
        number, ended, words = written.partition(";")
        return self[number] + words if ended and number.isascii() and number.isdecimal() else f"&#{written}"


_CHARACTERS = _Characters()


def _wide(found: re.Match[str]) -> str:
    """Words with characters given by their numbers; those of ASCII are left as they are, for they may be markup.

    Raises ValueError where such a number stands in a tag.
    """
    run, text, start = found[0], found.string, found.start()
    if text.rfind("<", 0, start) > text.rfind(">", 0, start):
        raise ValueError(run)
    return _label(run) if len(run) <= _LABEL else _characters(run)


def _characters(run: str) -> str:
    numbers, ended, rest = run[2:].rpartition(";")
    return "".join(map(_CHARACTERS.__getitem__, numbers.split(";&#"))) + rest if ended else run


_label = lru_cache(maxsize=512)(_characters)
"""The labels of the form are the same in every report."""


def _resolved(cell: Cell) -> Cell:
    """The cell with its marks of markup as what they mean; raises ValueError for what is none of them."""
    reference, style, kind, words, formula, value, rest = cell
    words, formula, value = (_REFERENCE.sub(_named, text) for text in (words, formula, value))
    return reference, style, kind, words, formula, value, rest


def _named(found: re.Match[str]) -> str:
    name, end = found.groups()
    if name not in _NAMED or not end:
        raise ValueError(name)
    return _NAMED[name]
