"""Rows of a worksheet that hold values and nothing else, read by their shape: a roster has ten thousand of them.

A tree of a sheet with a hundred thousand cells takes longer to walk than everything that is looked for in it. Rows that
are written exactly as programs write values are therefore taken out of the text of the part; all others, and whatever
else the part says, are left for the tree. In doubt nothing is taken out.
"""

import re
from typing import NamedTuple

from gongkai.intake.sheets.grid import area

Cell = tuple[str, str, str, str, str]
"""Reference, style, type, value, and the words that are written in the cell itself."""

_PLAIN = r"[^<>&\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*+"
_WORDS = rf"{_PLAIN}(?:&(?:amp|lt|gt|quot|apos);{_PLAIN})*+"
_CELLS = re.compile(
    r'(?:<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,5}")?(?:'
    rf' t="inlineStr">(?:<is><t(?: xml:space="preserve")?>{_WORDS}</t></is>)?</c>|'
    rf'(?: t="(?:s|n|b|e|str)")?(?:/>|>(?:<v>{_WORDS}</v>)?</c>)))*+'
)
_CELL = re.compile(  # only of cells that are known to be written so
    r'<c r="([A-Z0-9]+)"(?: s="([0-9]+)")?(?: t="(?:inlineStr|([a-z]+))")?/?>(?:<v>([^<]*+)|<is><t[^<>]*+>([^<]*+))?'
)
_INDEX = re.compile(r't="s"><v>([0-9]{1,8})</v></c>')
_STYLE = re.compile(r' s="([0-9]+)"')
_ROW = re.compile(r'<row r="([0-9]{1,7})"([^<>]*+)(?<!/)>')
_ROWS = re.compile(r"<row[\s/>]")
_ATTRIBUTES = re.compile(
    r'(?: (?:spans="[0-9: ]*"|s="[0-9]+"|'
    r'(?:customFormat|customHeight|thickTop|thickBot|collapsed)="(?:1|0|true|false)"|'
    r'hidden="(?:0|false)"|outlineLevel="[0-9]"|ht="(?:[1-9][0-9]*)(?:\.[0-9]+)?"|x14ac:dyDescent="[0-9.]+"))*+'
)
_NAME = re.compile(r" ([A-Za-z0-9:]+)=")
_MERGED = re.compile(r'<mergeCell ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"/>')
_STRING = re.compile(rf'<si><t(?: xml:space="preserve")?>({_WORDS})</t></si>|(.)', re.DOTALL)
_DECLARED = re.compile(
    r"""<\?xml version=["']1\.0["'](?: encoding=["'](?:UTF|utf)-8["'])?(?: standalone=["'](?:yes|no)["'])?\s*\?>"""
)
_REFERENCES = re.compile(r"&#[0-9]{3,7};(?:&#[0-9]{3,7};)*+")
_NUMBER = re.compile(r"&#([0-9]+);")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_FEW = 1000
"""Rows under merged cells: more are no headings of a roster."""


class PlainRow(NamedTuple):
    """A row of values: its number, and its cells as they are written."""

    number: str
    text: str

    @property
    def cells(self) -> list[Cell]:
        """What its cells hold."""
        cells: list[Cell] = _CELL.findall(self.text)
        if "&" in self.text:
            cells = [(*cell[:3], unescaped(cell[3]), unescaped(cell[4])) for cell in cells]
        return cells


class Apart(NamedTuple):
    """A part without its plain rows, and all rows in order: a plain one, or how many that stay in the part."""

    rest: bytes
    rows: list[PlainRow | int]

    @property
    def text(self) -> str:
        """The cells of all plain rows as they are written."""
        return "".join(row.text for row in self.rows if not isinstance(row, int))

    @property
    def indices(self) -> set[int]:
        """The shared strings that cells of plain rows show."""
        return set(map(int, _INDEX.findall(self.text)))

    @property
    def styles(self) -> set[str]:
        """The styles of plain cells; a word that looks like one may be among them."""
        return {style.lstrip("0") or "0" for style in _STYLE.findall(self.text)} | {"0"}


class PlainParts:
    """The plain rows and strings of a workbook, taken out once for all who look into it."""

    def __init__(self) -> None:
        self._rows: dict[str, Apart | None] = {}
        self._strings: dict[str, tuple[bytes, list[str]] | None] = {}

    def rows(self, part: str, content: bytes) -> Apart | None:
        """As `rows_apart` of a part by its name."""
        if part not in self._rows:
            self._rows[part] = rows_apart(content)
        return self._rows[part]

    def strings(self, part: str, content: bytes) -> tuple[bytes, list[str]] | None:
        """As `strings_apart` of a part by its name."""
        if part not in self._strings:
            self._strings[part] = strings_apart(content)
        return self._strings[part]


def rows_apart(content: bytes) -> Apart | None:
    """The plain rows of a worksheet; None where the part is not written as usual."""
    text = _text(content)
    if text is None or text.count("<sheetData>") != 1 or text.count("</sheetData>") != 1:
        return None
    head, _, behind = text.partition("<sheetData>")
    data, _, tail = behind.partition("</sheetData>")
    merged = _merged_rows(tail)
    if merged is None:
        return None
    *pieces, last = data.split("</row>")
    rows: list[PlainRow | int] = []
    rest: list[str] = []
    may_be_plain = {"": True}
    for piece in pieces:
        row = _plain_row(piece, merged, may_be_plain, head)
        if row is None:
            rest += (piece, "</row>")
            rows.append(len(_ROWS.findall(piece)))
        else:
            rows.append(row)
    rows.append(len(_ROWS.findall(last)))
    return Apart("".join([head, "<sheetData>", *rest, last, "</sheetData>", tail]).encode(), rows)


def strings_apart(content: bytes) -> tuple[bytes, list[str]] | None:
    """The shared strings of a workbook and their part without them; None where any of them is more than words."""
    text = _text(content)
    begin, end = (-1, -1) if text is None else (text.find("<si>"), text.rfind("</si>") + len("</si>"))
    if text is None or begin < 0 or end < begin:
        return None
    found = _STRING.findall(text, begin, end)
    if len(found) != text.count("<si>"):
        return None
    return (text[:begin] + text[end:]).encode(), [unescaped(words) for words, _ in found]


def unescaped(words: str) -> str:
    """Words without the five entities that XML knows.

    >>> unescaped("a &amp;lt; b")
    'a &lt; b'
    """
    if "&" in words:
        for entity, plain in _ENTITIES:
            words = words.replace(entity, plain)
    return words


def _text(content: bytes) -> str | None:
    """A part as text, where nothing in it can be other than it looks."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    if "<!" in text or text.count("<?") != bool(_DECLARED.match(text)):
        return None
    return _REFERENCES.sub(_Written().of, text) if "&#" in text else text


class _Written:
    """What characters are that a program wrote by their numbers; the same few names and places stand in every row."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, match: re.Match[str]) -> str:
        references = match[0]
        written = self._known.get(references)
        if written is None:
            written = self._known[references] = _NUMBER.sub(_character, references)
        return written


def _character(match: re.Match[str]) -> str:
    """No character that means something in XML or that must not stand there: those are left to the parser."""
    code = int(match[1])
    return chr(code) if 0xA0 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000 else match[0]


def _merged_rows(tail: str) -> set[str] | None:
    """The numbers of rows in which cells are merged."""
    spans = [area(reference) for reference in _MERGED.findall(tail)]
    if len(spans) != tail.count("mergeCell") - 2 * bool(spans) or sum(s.bottom - s.top for s in spans) > _FEW:
        return None
    return {str(number) for span in spans for number in range(span.top, span.bottom + 1)}


def _plain_row(piece: str, merged: set[str], may_be_plain: dict[str, bool], head: str) -> PlainRow | None:
    row = _ROW.match(piece)
    if row is None or row[1] in merged or not _CELLS.fullmatch(piece, row.end()):
        return None
    number, attributes = row.groups()
    is_plain = may_be_plain.get(attributes)
    if is_plain is None:
        is_plain = may_be_plain[attributes] = _is_plain(attributes, head)
    return PlainRow(number, piece[row.end() :]) if is_plain else None


def _is_plain(attributes: str, head: str) -> bool:
    names = _NAME.findall(attributes)
    if "x14ac:dyDescent" in names and ' xmlns:x14ac="' not in head:
        return False
    return len(names) == len(set(names)) and _ATTRIBUTES.fullmatch(attributes) is not None
