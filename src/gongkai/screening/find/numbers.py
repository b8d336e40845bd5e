"""The numbers of a text, put together again where blanks, dashes, cells, lines or pages cut them apart."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.screening.stream import Stream

WHOLE, SPACED, CELLS, LINES = 0, 1, 2, 3
"""What cuts a number apart: nothing one can see, blanks and dashes, borders of cells, line breaks."""
_CHAIN = Pattern(r"\d+(?:[ \t\n\-./_()\u200b|'\"]{1,5}\d+)*(?:[ \t\n\-./_\u200b|]{0,3}[Xx×](?![A-Za-z]))?")
_TOKEN = Pattern(r"\d+|[Xx×]")
_SHORTEST, _LONGEST = 11, 20
_SHORTEST_CARD = 16
_TYPICAL = {(3, 4, 4), (3, 8), (7, 4), (2, 11), (2, 3, 4, 4), (4, 11), (4, 3, 4, 4)}
"""How people group the eleven digits of a mobile number, with the country's code or without."""
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
        if end - start >= _SHORTEST:
            yield from _windows(text, start, end)


def _windows(text: str, start: int, end: int) -> Iterator[Number]:
    tokens = [(start, end)]
    if not text[start:end].isdigit():
        tokens = [match.span() for match in _TOKEN.finditer(text, start, end)]
    sizes = [b - a for a, b in tokens]
    if all(one + other > _LONGEST for one, other in pairwise(sizes)):  # as in a roster: nothing can be put together
        for a, b in tokens:
            if _SHORTEST <= b - a <= _LONGEST and not (text[a - 1 : a] in _OUTSIDE or text[b : b + 1] in _OUTSIDE):
                yield Number(text[a:b], a, b, WHOLE, True, (b - a,))
        return
    for first, (begin, _) in enumerate(tokens):
        if text[begin] != "0" or text.startswith("0086", begin):
            yield from _from(text, tokens, first)


def _from(text: str, tokens: list[tuple[int, int]], first: int) -> Iterator[Number]:
    """The numbers that begin with a certain token."""
    length = gap = 0
    for last in range(first, len(tokens)):
        length += tokens[last][1] - tokens[last][0]
        if length > _LONGEST:
            return
        if last > first:
            gap = max(gap, _gap(text, tokens[last - 1][1], tokens[last][0]))
        if length >= _SHORTEST:
            number = _number(text, tokens, first, last, gap)
            if number is not None:
                yield number


def _number(text: str, tokens: list[tuple[int, int]], first: int, last: int, gap: int) -> Number | None:
    start, end = tokens[first][0], tokens[last][1]
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start > _FARTHEST or before in _OUTSIDE or after in _OUTSIDE:
        return None
    digits = "".join(text[a:b] for a, b in tokens[first : last + 1]).replace("×", "X").upper()
    if not _SHORTEST <= len(digits) <= _LONGEST or "X" in digits[:-1]:
        return None
    alone = first == 0 or _gap(text, tokens[first - 1][1], start) > gap
    alone = alone and (last == len(tokens) - 1 or _gap(text, end, tokens[last + 1][0]) > gap)
    return Number(digits, start, end, gap, alone, tuple(b - a for a, b in tokens[first : last + 1]))


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
