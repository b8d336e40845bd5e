"""The numbers of a text, put together again where blanks, dashes, cells, lines or pages cut them apart."""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.screening.stream import Stream

WHOLE, SPACED, CELLS, LINES = 0, 1, 2, 3
"""What cuts a number apart: nothing one can see, blanks and dashes, borders of cells, line breaks."""
_CHAIN = Pattern(  # what is too short is told at its first digit
    r"\d(?=[\d \t\n\-./_()\u200b|'\"Xx×]{10})\d*(?:[ \t\n\-./_()\u200b|'\"]{1,5}\d+)*"
    r"(?:[ \t\n\-./_\u200b|]{0,3}[Xx×](?![A-Za-z]))?"
)
_TOKEN = Pattern(r"\d+|[Xx×]")
_SHORTEST, _LONGEST = 11, 20
_SHORTEST_CARD = 16
_MOBILE, _OLD_ID, _LONGEST_MOBILE, _ID = 11, 15, 15, 18
_LENGTHS = (11, 13, 15, 16, 17, 18, 19)
_TYPICAL = {(3, 4, 4), (3, 8), (7, 4), (2, 11), (2, 3, 4, 4), (4, 11), (4, 3, 4, 4)}
"""How people group the eleven digits of a mobile number, with the country's code or without."""
_SIZES = [(size,) for size in range(_LONGEST + 1)]
_OUTSIDE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz*＊#")
_FARTHEST = 99
"""Characters that a number may be strewn over."""


class Number(NamedTuple):
    """Digits that stand together, perhaps cut apart; `digits` may end in X."""

    digits: str
    start: int
    end: int
    gap: int
    is_alone: bool
    """Whether no further digits stand beside it, parted by the same kind of gap."""
    sizes: tuple[int, ...]

    @property
    def is_typical(self) -> bool:
        """Whether the groups are such as people write: 138 0013 8000, four by four, or digit by digit."""
        by_four = len(self.digits) >= _SHORTEST_CARD and set(self.sizes[:-1]) == {4}
        return len(self.sizes) == 1 or self.sizes in _TYPICAL or set(self.sizes) == {1} or by_four


def numbers_of(stream: Stream) -> list[Number]:
    """The numbers of 11 to 20 digits, each way of putting neighbours together; kept with the stream."""
    kept: list[Number] | None = stream.__dict__.get("_numbers")
    if kept is None:
        kept = stream.__dict__["_numbers"] = list(_numbers(stream.folded))
    return kept


def _numbers(text: str) -> Iterator[Number]:
    for chain in _CHAIN.finditer(text):
        start, end = chain.span()
        if end - start < _SHORTEST:
            continue
        run = chain[0]
        if run.isdigit():
            tokens = [(start, end)]
        else:
            tokens = [match.span() for match in _TOKEN.finditer(text, start, end)]
            if _may_join(tokens):
                yield from _joined(text, tokens)
                continue
        for a, b in tokens:  # as in a roster: nothing can be put together
            if _SHORTEST <= b - a <= _LONGEST and not (text[a - 1 : a] in _OUTSIDE or text[b : b + 1] in _OUTSIDE):
                yield Number(text[a:b], a, b, WHOLE, True, _SIZES[b - a])


def _may_join(tokens: list[tuple[int, int]]) -> bool:
    """Whether two neighbours are short enough to be one number."""
    before = _LONGEST
    for start, end in tokens:
        if before + end - start <= _LONGEST:
            return True
        before = end - start
    return False


def _joined(text: str, tokens: list[tuple[int, int]]) -> Iterator[Number]:
    """Every way of putting neighbours together that can give a number somebody has."""
    digits = "".join(text[a:b] for a, b in tokens).replace("×", "X").upper()
    offsets = list(accumulate((b - a for a, b in tokens), initial=0))
    index = {offset: number for number, offset in enumerate(offsets)}
    gaps = [WHOLE, *(_gap(text, one[1], other[0]) for one, other in pairwise(tokens)), WHOLE]
    ends = {0, len(tokens)}
    for first, at in enumerate(offsets[:-1]):
        for length in _LENGTHS:
            last = index.get(at + length)
            if last is None or not _is_plausible(digits, at, length, is_cut=last > first + 1):
                continue
            start, end = tokens[first][0], tokens[last - 1][1]
            if end - start > _FARTHEST or text[start - 1 : start] in _OUTSIDE or text[end : end + 1] in _OUTSIDE:
                continue
            gap = max(gaps[first + 1 : last], default=WHOLE)
            alone = all(number in ends or gaps[number] > gap for number in (first, last))
            sizes = tuple(b - a for a, b in tokens[first:last])
            yield Number(digits[at : at + length], start, end, gap, alone, sizes)


def _is_plausible(digits: str, at: int, length: int, *, is_cut: bool) -> bool:
    """Whether digits can begin a number of this length; a long table of small numbers is not to cost minutes."""
    if "X" in digits[at : at + length - 1]:
        return False
    if not is_cut:
        return digits[at] != "0" or digits.startswith("0086", at)
    if length <= _LONGEST_MOBILE:
        begin = at + length - _MOBILE
        is_mobile = digits[begin] == "1" and digits[at:begin] in ("", "86", "0086") and digits[begin + 1] > "2"
        return is_mobile or (length == _OLD_ID and digits[at] != "0" and digits[at + 8 : at + 10] <= "12")
    if length == _ID and digits[at + 6 : at + 8] in ("18", "19", "20") and digits[at + 10 : at + 12] <= "12":
        return True
    return digits[at] in "34569"


def _gap(text: str, start: int, end: int) -> int:
    between = text[start:end].replace("\u200b", "")
    if "\n" in between:
        return LINES
    if "\t" in between or "|" in between:
        return CELLS
    return SPACED if between else WHOLE


def digits_only(text: str) -> str:
    """The digits of a folded text, and a closing X.

    >>> digits_only("6405 22-1990 0101 123x")
    '64052219900101123X'
    """
    return re.sub(r"[^0-9X]", "", text.upper())
