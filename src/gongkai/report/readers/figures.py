"""What stands in the cells behind a label: numbers, marks for "nothing", blanks and words, each with its offset."""

import re
from decimal import Decimal
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.report.model import Value
from gongkai.report.readers.words import HAN

_SEPARATOR = Pattern(r"[ ]*\|[ ]*|[ ]*\t[ ]*|\n")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_FIGURE = Pattern(
    rf"(?P<sign>[-+]|减少?|增加?|下降|上升)?(?P<number>{_NUMBER})(?P<unit>(?:件|个|项|条|宗|份|次|万元|元))?(?!\d)"
)
_MARK = Pattern(r"(?i)[/\\*-]{1,4}|无|N/?A|\.{2,6}|…{1,2}")
_SIGNS = {"?": "ambiguous", "□": "unreadable"}
"""What our own writers put where a number was not known."""
_SIGNED = Pattern(r"\s*(减少?|增加?|下降|上升)\s+(\d[\d,.]*\S{0,2})\s*")
_PIECE = Pattern(r"\S+")
_LIST_NUMBER = Pattern(r"\s*[.、]\s*(?=[^\W\d]|[“\"]|$)")
_HAN = Pattern(HAN)
_HAN_BEHIND = Pattern(HAN + "*")
_BESIDE = frozenset(("\t", "\n", "|"))
_MINUS = frozenset({"-", "减", "减少", "下降"})


class Figure(NamedTuple):
    """Something in a cell; `line` counts the lines below the label's.

    `kind` is `number`, `mark`, `words`, or what a sign says: `ambiguous` or `unreadable`.
    """

    kind: str
    raw: str
    start: int
    line: int
    tabs: int
    """How many cell borders (tabs or pipes) stand between the label and it, on its line and those above."""
    breaks: int
    """How many line breaks stand between the label and it."""
    value: Value = None
    normalised: str = ""


class Region(NamedTuple):
    """The stretch behind a label up to the next: its figures in order, and how many borders and breaks it has."""

    figures: tuple[Figure, ...]
    borders_on_line: int
    """Cell borders behind the label on its own line."""
    borders: int
    breaks: int
    words: tuple[Figure, ...] = ()


def scan(text: str, start: int, end: int, own: str, number: str = "") -> Region:
    """Reads `text[start:end]`; `own` is the label's own characters, pieces of which may follow behind the figures.

    `number` is the list number that the form's next label bears, where it is known.

    The stretch ends early at words that are neither figures nor pieces of the label: what follows them is not in cells.
    """
    figures: list[Figure] = []
    words: list[Figure] = []
    tabs = breaks = on_line = 0
    at, borders = start, _SEPARATOR.finditer(text, start, end)
    while at <= end:
        border = next(borders, None)
        stop, after = border.span() if border else (end, end + 1)
        cell = text[at:stop]
        if cell.isdigit() and cell.isascii():
            if not _ordinal(text, at, stop):
                figures.append(_digits(cell, at, (breaks, tabs)))
        elif cell and not _cell(text, at, stop, (own, number), figures, words, (breaks, tabs)):
            break
        if border is not None and text[after - 1] == "\n":
            breaks += 1
        elif border is not None:
            tabs += 1
            on_line += breaks == 0
        at = after
    return Region(tuple(figures), on_line, tabs, breaks, tuple(words))


def _cell(
    text: str,
    start: int,
    end: int,
    labels: tuple[str, str],
    figures: list[Figure],
    words: list[Figure],
    at: tuple[int, int],
) -> bool:
    """Reads one cell's text; False where running text begins."""
    breaks, tabs = at
    signed = _SIGNED.fullmatch(text, start, end)
    if signed:
        number = _FIGURE.fullmatch(signed[1] + signed[2])
        if number:
            figure = _number(number, breaks, tabs)
            figures.append(figure._replace(raw=signed[0].strip(), start=signed.start(1)))
            return True
    for piece in _PIECE.finditer(text, start, end):
        content, offset = piece.group(), piece.start()
        if content.isdigit() and content.isascii():
            if not _ordinal(text, offset, piece.end()):
                figures.append(_digits(content, offset, at))
        elif sign := _sign(content):
            figures.append(Figure(sign, content, offset, breaks, tabs, breaks))
        elif not _mixed(text, piece, labels, figures, at):
            if not figures:
                words.append(Figure("words", text[start:end].strip(), offset, breaks, tabs, breaks))
            return False
    return True


def _sign(content: str) -> str:
    """What stands for no number: a mark, our writers' own signs, a glyph of which the file does not say what it is."""
    if "\ufffd" in content and not _HAN.search(content):
        return "unreadable"
    return "mark" if _MARK.fullmatch(content) else _SIGNS.get(content, "")


def _mixed(
    text: str, piece: re.Match[str], labels: tuple[str, str], figures: list[Figure], at: tuple[int, int]
) -> bool:
    """Reads figures with signs, units or a piece of the label around them; False for running text."""
    (own, number), (breaks, tabs) = labels, at
    position, end = piece.span()
    while position < end:
        match = _FIGURE.search(text, position, end)
        if not _passable(text[position : match.start() if match else end], own):
            return False
        if match is None:
            return True
        length = match.end() - match.start()
        if _LIST_NUMBER.match(text, match.end(), end + 8):
            if length > 1 and match.group().isdigit():  # the next item's number touches the last figure, or its point
                own_digits = length - (number == match.group()[-1])
                figures.append(_digits(match.group()[:own_digits], match.start(), at))
        elif not _passable(_word_behind(text, match.end(), end), own):
            return False  # the next item's number, its point lost, and its label
        elif not _ordinal(text, match.start(), match.end()):
            figures.append(_number(match, breaks, tabs))
        position = match.end()
    return True


def _word_behind(text: str, start: int, end: int) -> str:
    found = _HAN_BEHIND.match(text, start, end)
    return found.group() if found else ""


def _digits(raw: str, offset: int, at: tuple[int, int]) -> Figure:
    breaks, tabs = at
    return Figure("number", raw, offset, breaks, tabs, breaks, int(raw[:18]))


def _passable(gap: str, own: str) -> bool:
    """Whether words between figures are only blanks, signs or a piece of the label."""
    letters = "".join(_HAN.findall(gap))
    if not letters or letters in own:
        return True
    if len(letters) < 3:
        return len(letters) == 1 or letters in own
    from rapidfuzz import fuzz  # loaded only where a label is damaged

    return fuzz.partial_ratio(letters, own) >= 80


def _ordinal(text: str, start: int, end: int) -> bool:
    """`第 3 页`, `第20条`, `2023 年` and `(1)` count nothing."""
    if text[start - 1 : start] in _BESIDE and text[end : end + 1] in _BESIDE:
        return False
    before, after = text[max(0, start - 2) : start].strip(" "), text[end : end + 2].strip(" ")
    return before[-1:] == "第" or (before[-1:] == "(" and after[:1] == ")") or after[:1] in {"页", "年", "月"}


def _number(match: re.Match[str], breaks: int, tabs: int) -> Figure:
    raw, sign, unit = match.group(), match.group("sign") or "", (match.group("unit") or "").strip()
    digits = match.group("number").replace(",", "")
    value: int | Decimal = Decimal(digits) if "." in digits else int(digits)
    told = []
    if "," in match.group("number"):
        told.append("thousands separators")
    if sign in _MINUS:
        value = -value
    if unit == "元":
        value = Decimal(value) / 10_000
        told.append("yuan to 万元")
    elif unit:
        told.append("unit dropped")
    return Figure("number", raw.strip(), match.start(), breaks, tabs, breaks, value, ", ".join(told))
