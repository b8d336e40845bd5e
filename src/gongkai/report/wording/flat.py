"""Text as an officer reads it, one character for each, with the way back to the exact words of the file.

Blanks inside words, full-width digits, asterisks of a conversion and line breaks in the middle of a sentence are
taken away for reading; a quotation is always cut from the original.
"""

from bisect import bisect_right

from gongkai.intake.patterns import Pattern

_WIDE = {chr(0xFF10 + n): str(n) for n in range(10)}
_WIDE |= {chr(0xFF21 + n): chr(65 + n) for n in range(26)} | {chr(0xFF41 + n): chr(97 + n) for n in range(26)}
_WIDE |= {"(": "（", ")": "）", ":": "：", ";": "；", "．": ".", "％": "%", "﹝": "〔", "﹞": "〕", "＿": "_"}
_WIDE |= {"「": "“", "」": "”", "『": "“", "』": "”", "○": "〇"}
_WIDE_CHARACTER = Pattern("[" + "".join(_WIDE) + "]")
_RUN = Pattern("[ \t\r\f\v\n\u3000\xa0\u2002\u2003\u200b\ufeff*]+")
_NUMBERED = Pattern(r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十]")
_ENDS = frozenset("。；！？：:;!?…”》）)】")
BREAK = "\x1e"
"""Stands between the parts of a report, so that no pattern reads across."""


class Flat:
    """`text` for reading, and `exact(start, end)` for quoting."""

    __slots__ = ("_flat_starts", "_raw", "_raw_starts", "text")

    def __init__(self, raw: str) -> None:
        self._raw = raw
        even = _WIDE_CHARACTER.sub(_even, raw)
        pieces: list[str] = []
        flat_starts: list[int] = []
        raw_starts: list[int] = []
        length = at = 0
        for run in _RUN.finditer(even):
            start, end = run.span()
            if at < start:
                pieces.append(even[at:start])
                flat_starts.append(length)
                raw_starts.append(at)
                length += start - at
            stand_in = _stand_in(even, start, end)
            if stand_in:
                pieces.append(stand_in)
                flat_starts.append(length)
                raw_starts.append(start)
                length += 1
            at = end
        if at < len(even):
            pieces.append(even[at:])
            flat_starts.append(length)
            raw_starts.append(at)
        self.text = "".join(pieces)
        self._flat_starts = flat_starts
        self._raw_starts = raw_starts

    def raw_at(self, position: int) -> int:
        """Where the character at this position of `text` stands in the original."""
        if not self._flat_starts:
            return 0
        index = bisect_right(self._flat_starts, position) - 1
        return self._raw_starts[index] + position - self._flat_starts[index]

    def exact(self, start: int, end: int) -> str:
        """The original words between two positions of `text`."""
        if end <= start:
            return ""
        return self._raw[self.raw_at(start) : self.raw_at(end - 1) + 1]


def _even(match) -> str:  # type: ignore[no-untyped-def]
    return _WIDE[match[0]]


def _stand_in(even: str, start: int, end: int) -> str:
    """What a run of blanks becomes: a line break where a paragraph ends, a blank between numbers, else nothing."""
    if even.find("\n", start, end) >= 0:
        return "" if _goes_on(even, start, end) else "\n"
    if start == 0 or end == len(even) or even[start - 1] > "\x7f" or even[end] > "\x7f":
        return ""
    return " " if even[start - 1].isalnum() and even[end].isalnum() and "*" not in even[start:end] else ""


def _goes_on(even: str, start: int, end: int) -> bool:
    """Whether a line break cuts a sentence: a long line with a comma, unfinished, before a line without a number."""
    if start == 0 or end >= len(even) or even[start - 1] in _ENDS or BREAK in (even[start - 1], even[end]):
        return False
    line = even[max(even.rfind("\n", 0, start), even.rfind(BREAK, 0, start)) + 1 : start]
    return len(line) > 16 and ("，" in line or "、" in line or "。" in line) and not _NUMBERED.match(even, end)
