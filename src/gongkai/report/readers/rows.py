"""The figures behind each label of the tables, and which of them belongs to which cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from gongkai.intake.compiled import compiled
from gongkai.intake.patterns import Pattern
from gongkai.report.model import Missing, Value
from gongkai.report.readers.figures import Region, scan
from gongkai.report.readers.marks import Mark
from gongkai.report.readers.match import Alignment
from gongkai.report.readers.words import Words

NUMERAL_TAIL = Pattern(r"[(\[]?\s*[一二三四五六七八九十]\s*[)\]、.:]?\s*[(\[]?\s*$")
_DIGIT_TAIL = Pattern(r"(?<![.\d])(?P<digit>\d)(?P<dot>\s*[.、:)])?(?P<gap>[\s\"“”'(]*)$")
_PARTED_TAIL = Pattern(r"(?P<digit>\d)[ ]*[\n\t|][\s|]*[.、]")
_GLUED_TAIL = Pattern(r"(?P<digit>\d)(?:[ ]*[.、])?[\s\"“”'(]*$")
_STANDING = Pattern(
    r"(?:(?:^|[\n\t|]|\d|  )[\s|]*[(\[]?\s*[一二三四五六七八九十]?\s*[)\]]?|\d\s*[.、]|[)\]])[\s.、\"“*]*$"
)
_STANDING_PLAINLY = Pattern(r"[\n\t|](?:\(|\d[.、])?$")
"""As most do: asked first, for it takes a twentieth of the time."""
_POINT_TAIL = Pattern(r"[.、][\s\"“”'(]*$")
_OTHER, _LAST_OF_OTHER = "group.other", "other_other"
REACH = 24
"""How far before a label its list number can stand."""
_NEAR = 5
"""How far before a label it nearly always stands."""
_WORDS = Pattern(r"[\d\s|.、，,]+")
"""All but the words of a stretch."""
_FIGURE_OR_BORDER = Pattern(r"[\d|\t\n]")
_DIGIT = Pattern(r"\d")
_PRINTED_THROUGH = Pattern(r"\d[\s|]+\d|\d{2}|[\s|]\d+[\s|]")
"""Figures inside a label, not just a list number."""
_PARTED_INSIDE = Pattern(r"[一二三四]\s*[、.]?\s*[\t|]")
_NUMBERED = Pattern(r"[(\[]?\s*(?:[一二三四五六七八九十]\s*[)\]、.]|\d\s*[.、])")
"""A label that has its list number: a figure before it is the last of the row above."""
_PARTED = Pattern(r"(?:[一二三四五六七八九十]|\d)\s*[、.)]?\s*[\t|]\s*$")


@dataclass(slots=True, eq=False)
class Slot:
    """One cell as read so far; `candidates` where more than one reading fits."""

    value: Value = None
    missing: Missing | None = None
    raw: str = ""
    start: int = -1
    """Offset of what was read; -1 where nothing was."""
    candidates: tuple[Value, ...] = ()
    normalised: str = ""


@dataclass(slots=True, eq=False)
class Row:
    """A row of a table: its label's mark, the stretch behind it, and its cells once they are decided."""

    mark: Mark
    start: int
    """Offset of the label."""
    end: int
    """Offset just behind the label."""
    stop: int
    """Offset where the next label starts."""
    own: str = ""
    """The label's characters, pieces of which may stand between the figures."""
    text: str = ""
    quick: re.Match[str] | None = None
    """The row's figures where there are just as many as cells and nothing else."""
    inside: int = 0
    """Offset of the first figure printed through the label; 0 where there is none."""
    split_number: bool = False
    """Whether its list number was parted from its label by a border: then borders do not tell columns."""
    _slots: list[Slot] | None = None
    tail_digit: str = ""
    """A digit at the end that is either the last figure's or the next item's number."""
    next_number: str = ""
    """The list number of the form's next row."""
    lost_after: int = 0
    """How many rows of the form that should follow have no label in the document."""
    tail_parted: bool = False
    """Whether a digit at the end is parted from the point behind it: the last figure, or the next item's number."""
    lead: int | None = None
    """Borders between label and first cell, where a real grid tells."""
    least_lead: int = 1
    """The fewest borders that can stand before the first cell."""

    _region: Region | None = None

    @property
    def stands(self) -> bool:
        """Whether the label stands at the start of a cell or line, or behind its list number or figures."""
        text, start = self.text, self.start
        plainly = _STANDING_PLAINLY.search(text, max(0, start - 3), start)
        return bool(plainly or _STANDING.search(text, max(0, start - REACH), start))

    @property
    def slots(self) -> list[Slot] | None:
        """The row's cells; None while they are not decided."""
        if self._slots is None and self.quick is not None:
            found = self.quick
            self._slots = [Slot(int(raw), raw=raw, start=found.start(n)) for n, raw in enumerate(found.groups(), 1)]
        return self._slots

    @slots.setter
    def slots(self, slots: list[Slot]) -> None:
        self._slots = slots

    @property
    def decided(self) -> bool:
        """Whether it is known what stands in the row's cells."""
        return self.quick is not None or self._slots is not None

    @property
    def region(self) -> Region:
        """The stretch behind the label; read only for rows that are not complete, and what they are held against."""
        if self._region is None:
            behind = scan(self.text, self.end, self.stop, self.own, self.next_number)
            if self.inside:
                inside = scan(self.text, self.inside, self.end, self.own)
                behind = Region((*inside.figures, *behind.figures), 0, behind.borders, behind.breaks, behind.words)
            self._region = behind
        return self._region

    @region.setter
    def region(self, region: Region) -> None:
        self._region = region

    @property
    def width(self) -> int:
        """How many cells the row has."""
        return len(self.mark.paths)


def rows_of(alignment: Alignment, table: int, *, merged: bool) -> Iterator[Row]:
    """The rows of a table in order, each with the figures behind its label."""
    words, marks, numbers = alignment.words, alignment.sequence.marks, alignment.sequence.next_numbers
    found = alignment.marks
    for (index, mark, (first, last)), following in zip_longest(found, found[1:]):
        if mark.table != table or not _is_row(mark, merged=merged):
            continue
        if merged and mark.key == _LAST_OF_OTHER:
            if alignment.has(_OTHER):
                continue
            mark = mark._replace(key=_OTHER)  # the label of the one row lost its end
        upto, stop, number = len(marks), len(words.text), ""
        if following is not None:
            upto, stop, number = following[0], words.at(following[2][0]), following[1].number
        row = _row(words, mark, words.at(first), words.at(last - 1) + 1, stop, number)
        if upto > index + 1:
            row.lost_after = sum(lost.kind == "row" and lost.table == table for lost in marks[index + 1 : upto])
        row.next_number = numbers[index]
        yield row


def _is_row(mark: Mark, *, merged: bool) -> bool:
    if mark.key == _OTHER:
        return merged
    return mark.kind == "row"


def _row(words: Words, mark: Mark, start: int, end: int, stop: int, next_number: str) -> Row:
    text = words.text
    digit = _DIGIT.search(text, start, end)
    if digit and len(scan(text, digit.start(), end, "").figures) >= len(mark.paths):
        return _of_two(words, mark, (start, end, stop), digit.start(), next_number)
    row = Row(mark, start, end, stop, own=mark.texts[0], text=text)
    row.stop, row.tail_digit = without_list_number(text, end, stop, next_number)
    parted = _PARTED_TAIL.match(text, row.stop, stop)
    if parted is not None and parted.group("digit") == next_number:
        row.tail_parted = True
        kept = quick_row(row.width).fullmatch(text, end, parted.end("digit"))
        if kept is not None and sum(map(int, kept.groups()[:-1])) == int(kept.groups()[-1]):
            row.stop = parted.end("digit")
    if not row.tail_digit:
        row.quick = _plain_row(row.width).fullmatch(text, end, row.stop)
        if row.quick is None:
            row.quick = quick_row(row.width).fullmatch(text, end, row.stop)
            if row.quick is not None and not _evenly_apart(row.quick, text):
                row.quick = None
    if row.quick is None:
        if digit and _PRINTED_THROUGH.search(text, start, end):
            row.inside = digit.start()
        before = None if _NUMBERED.match(text, start, end) else _PARTED.search(text, max(0, start - 6), start)
        row.split_number = bool(before or _PARTED_INSIDE.match(text, start, end))
    return row


def _of_two(words: Words, mark: Mark, span: tuple[int, int, int], digit: int, next_number: str) -> Row:
    """A row whose figures stand in the midst of its label, or a label put together from what is left of two: then the
    larger piece is its own."""
    text, (start, end, stop) = words.text, span
    before, whole = len(_WORDS.sub("", text[start:digit])), len(_WORDS.sub("", text[start:end]))
    inside = scan(text, digit, end, mark.texts[0])
    row = Row(mark, start, digit, end, own=mark.texts[0], text=text)
    row.region = inside
    if not scan(text, end, without_list_number(text, end, stop, next_number)[0], row.own).figures:
        return row
    if before * 3 >= whole * 2:
        return row
    if before * 3 <= whole:
        behind = max((match.end() for match in _FIGURE_OR_BORDER.finditer(text, digit, end)), default=digit)
        return _row(words, mark, behind, end, stop, next_number)
    row.slots = [Slot(missing="ambiguous") for _ in range(row.width)]
    return row


def without_list_number(text: str, end: int, stop: int, next_number: str) -> tuple[int, str]:
    """Where the stretch ends without the next label's list number; and a digit that may be that number or not."""
    reach = max(end, stop - REACH)
    if not next_number:
        if text[reach:stop].rstrip()[-1:].isdigit():
            return stop, ""
        numeral = _at_end(NUMERAL_TAIL, text, reach, stop)
        return (numeral.start() if numeral else stop), ""
    tail = _at_end(_DIGIT_TAIL, text, reach, stop)
    if tail is not None:
        if tail.group("digit") == next_number and (tail.group("dot") or not tail.group("gap").strip(" \"“”'(")):
            return tail.start(), ""
        return (tail.start("dot") if tail.group("dot") else stop), ""  # of the number only its point is left
    point = _POINT_TAIL.search(text, reach, stop)
    if point is not None and not text[reach : point.start()].rstrip()[-1:].isdigit():
        return point.start(), ""
    if point is not None and text[point.start() - 1] in "\n\t|":
        figure = text[reach : point.start()].rstrip("\n\t| ")
        if figure[-1:] == next_number and figure[-2:-1].isdigit():
            return reach + len(figure) - 1, next_number
        return point.start(), ""
    glued = _GLUED_TAIL.search(text, reach, stop)
    if glued and glued.group("digit") == next_number:
        return glued.start(), next_number
    return stop, ""


def _at_end(tail: Pattern, text: str, reach: int, stop: int) -> re.Match[str] | None:
    """What `tail`, of which there is one place at most, finds; it is nearly always quite at the end."""
    near = stop - _NEAR
    if near > reach:
        found = tail.search(text, near, stop)
        if found is not None and found.start() > near:
            return found
    return tail.search(text, reach, stop)


def _evenly_apart(found: re.Match[str], text: str) -> bool:
    """Whether no cell is left out between the figures of a row: a doubled border where the others are single."""
    inside = text[found.start(1) : found.end(found.re.groups)]
    if 0 < inside.count("\t") < found.re.groups - 1 and "\n" not in inside and "|" not in inside:
        return False  # two figures stand between the same borders: they may be pieces of one
    if "\t\t" not in inside and ("|" not in inside or "||" not in inside.replace(" ", "")):
        return True
    numbers = range(1, found.re.groups)
    return len({text[found.end(n) : found.start(n + 1)].count("\t") for n in numbers}) == 1


@lru_cache(maxsize=16)
def quick_row(width: int) -> re.Pattern[str]:
    """A stretch with just as many figures as the row has cells, and nothing else but borders."""
    return _figures_parted_by(r"[\s|]+", width)


@lru_cache(maxsize=16)
def _plain_row(width: int) -> re.Pattern[str]:
    """As `quick_row` where one tab parts two figures, as most tables are: no cell can be left out there."""
    return _figures_parted_by("\t", width)


def _figures_parted_by(border: str, width: int) -> re.Pattern[str]:
    figure = r"(0|[1-9]\d{0,8})"
    return compiled(r"[\s|)\]\"”’*]*" + border.join([figure] * width) + r"[\s|(\[\"“*]*")
