"""A document's Chinese characters as one unbroken string, each with its place: what labels are looked for in.

Labels lose blanks, brackets, digits, widths and line breaks, or have figures printed through their middle. None of
that is left here, so that a label is found wherever its characters stand in order.
"""

import re
from bisect import bisect_right
from itertools import accumulate

from gongkai.intake.patterns import Pattern

_TRADITIONAL = (
    "總总計计規规範范請请處处罰罚許许強强費费結结轉转續续辦办開开複复復复議议訴诉訟讼維维糾纠審审終终機机關关構构業业務务"
    "單单項项條条動动報报級级據据專专門门類类過过舉举繳缴納纳補补應应況况題题問问進进實实製制發发廢废現现數数國国對对為为"
    "與与區区鎮镇鄉乡縣县華华員员團团會会見见書书電电網网種种體体從从"
)
"""Pairs: as mirror sites print a character of our labels, and as the form does."""
_TABLE = dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True))
_TABLE |= {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_TABLE |= dict.fromkeys("\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff\u2028", " ")
_TABLE |= dict.fromkeys("│┃┆¦", "|") | dict.fromkeys("−–‐‑―─━—", "-")
_TABLE |= dict.fromkeys("〔［【", "[") | dict.fromkeys("〕］】", "]")

_CHANGED = Pattern("[" + re.escape("".join(_TABLE)) + "]")

_BLANK = r"[ \t\u3000]*"
_PAGES = r"第?\s?\d{1,3}\s?页(?:[,，/ 共]{1,3}\s?\d{1,3}\s?页)?|\d{1,3}\s?/\s?\d{1,3}"
_PAGE_MARK = Pattern(rf"(?m)—\s?\d{{1,3}}\s?—|^{_BLANK}(?:[-–]\s?\d{{1,3}}\s?[-–]|{_PAGES}){_BLANK}$")
_DASHED = Pattern(r"[-–—]\s?\d{1,3}\s?[-–—]")
_PAGED = Pattern(r"(?:页|/(?=\s?\d))(?:(?<=\d.)|(?<=\d\s.))")
"""A number before 页, or before a stroke and another number; it begins with what is rare, so that it is found fast."""
HAN = r"[^\x00-\x7f\W\d]"
"""A Chinese character, as a class that compiles fast: a range of twenty thousand characters takes milliseconds.
ASCII is left out as a range, and first, for asking what sort a character is takes ten times as long."""
_RUN = Pattern(HAN + "+")
_PARTING = Pattern(f"({HAN}+)")


def plain(text: str) -> str:
    """`text` in one width and one script, without page marks, character for character: offsets do not move.

    >>> plain("（１２）　總計")
    '(12) 总计'
    """
    if _DASHED.search(text) or (("页" in text or "/" in text) and _PAGED.search(text)):
        text = _PAGE_MARK.sub(lambda mark: " " * len(mark.group()), text)
    for char in set(_CHANGED.findall(text)):
        text = text.replace(char, _TABLE[char])
    return text


def han(text: str) -> str:
    """Only the Chinese characters of `text`.

    >>> han("3.危及“三安全一稳定”")
    '危及三安全一稳定'
    """
    return "".join(_RUN.findall(text))


class Words:
    """`text` is the document's plain stream, `chars` its Chinese characters; `at` leads back from the second."""

    __slots__ = ("_in_chars", "_in_text", "chars", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = _PARTING.split(text)  # what is none and a run of characters in turn
        runs = pieces[1::2]
        self._in_text = list(accumulate(map(len, pieces)))[:-1:2]
        self._in_chars = [0, *accumulate(map(len, runs))][: len(runs)]
        self.chars = "".join(runs)

    def at(self, index: int) -> int:
        """The offset in `text` of a character of `chars`."""
        run = bisect_right(self._in_chars, index) - 1
        return self._in_text[run] + index - self._in_chars[run]

    def begins(self, index: int) -> bool:
        """Whether something other than a character stands before a character of `chars`."""
        return self._in_chars[bisect_right(self._in_chars, index) - 1] == index

    def breaks(self, start: int, end: int) -> list[int]:
        """The characters strictly between `start` and `end` before which something other than a character stands."""
        first, last = bisect_right(self._in_chars, start), bisect_right(self._in_chars, end - 1)
        return self._in_chars[first:last]
