"""The numbers of a text, put together again where blanks, dashes, cells, lines or pages cut them apart."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.screening.stream import Stream

WHOLE, SPACED, CELLS, LINES = 0, 1, 2, 3
"""What cuts a number apart: nothing one can see, blanks and dashes, borders of cells, line breaks."""
_CHAIN = Pattern(r"\d+(?:[ \t\n\-./_()\u200b|'\"]{1,5}\d+)*(?:[ \t\n\-./_\u200b|]{0,3}[Xx×](?![A-Za-z]))?")
_TOKEN = Pattern(r"\d+|[Xx×]")
_SHORTEST, _LONGEST = 11, 20
_TYPICAL = {(3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (3, 2, 3, 3), (4, 4, 3), (5, 6), (6, 5), (5, 3, 3), (4, 3, 4)}
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
        """Whether the groups are such as people write: 138 0013 8000, or digit by digit."""
        return self.sizes in _TYPICAL or set(self.sizes) == {1} or set(self.sizes[:-1]) <= {4} or len(self.sizes) == 1


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
    if text[start:end].isdigit():
        number = _number(text, [(start, end)], 0, 0, WHOLE)
        if number is not None:
            yield number
        return
    tokens: list[tuple[int, int]] = [match.span() for match in _TOKEN.finditer(text, start, end)]
    gaps = [_gap(text, tokens[i][1], tokens[i + 1][0]) for i in range(len(tokens) - 1)]
    for first, (begin, _) in enumerate(tokens):
        if text[begin] == "0" and not text.startswith("0086", begin):
            continue
        length = gap = 0
        for last in range(first, len(tokens)):
            length += tokens[last][1] - tokens[last][0]
            if last > first:
                gap = max(gap, gaps[last - 1])
            if length > _LONGEST:
                break
            if length >= _SHORTEST:
                number = _number(text, tokens, first, last, gap, gaps)
                if number is not None:
                    yield number


def _number(
    text: str, tokens: list[tuple[int, int]], first: int, last: int, gap: int, gaps: list[int] | None = None
) -> Number | None:
    start, end = tokens[first][0], tokens[last][1]
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start > _FARTHEST or before in _OUTSIDE or after in _OUTSIDE:
        return None
    digits = "".join(text[a:b] for a, b in tokens[first : last + 1]).replace("×", "X").upper()
    if not _SHORTEST <= len(digits) <= _LONGEST or "X" in digits[:-1]:
        return None
    alone = True
    if gaps:
        alone = (first == 0 or gaps[first - 1] > gap) and (last == len(tokens) - 1 or gaps[last] > gap)
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
