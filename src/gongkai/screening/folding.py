"""Takes disguises off: a text of the same length in which every digit, blank, dash and dot is the plain one.

The length stays, so that a place in the folded text is the same place in the text as it was written.
"""

from re import Match

from gongkai.intake.patterns import Pattern

INVISIBLE = "\u200b"
"""Stands in a folded text for every character that shows nothing."""
NUMERALS = "〇零一二三四五六七八九"
_ZEROS = (0xFF10, 0x0660, 0x06F0, 0x0966, 0x0E50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0)
"""Where a block of ten digits begins: full-width, Arabic, Persian, Devanagari, Thai, mathematical, segmented."""
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c"
    "\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u20e3\ufeff\ufff9"
    "\ufffa\ufffb\u3164\uffa0"
)
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DASHES = "‐‑‒–—―−－﹣─━⁃˗ー"
_DOTS = "．﹒․·•‧∙⋅・｡"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_CROSSES = "ＸХΧ✕✖⨉╳"


def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    for zero in _ZEROS:
        table.update({zero + value: str(value) for value in range(10)})
    for chars, plain in (
        (_UNSEEN, INVISIBLE),
        (_BLANKS, " "),
        (_DASHES, "-"),
        (_CROSSES, "X"),
        (_DOTS, "."),
        (_BREAKS, "\n"),
    ):
        table.update(dict.fromkeys(map(ord, chars), plain))
    table.update(dict.fromkeys(range(0xFE00, 0xFE10), INVISIBLE))
    table.update(dict.fromkeys(range(0xE0000, 0xE0080), INVISIBLE))
    return table


_FOLD = {chr(code): plain for code, plain in _table().items()}
_SPOKEN = {ord(char): str(max(0, value - 1)) for value, char in enumerate(NUMERALS)} | {
    ord(char): str(value) for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")
}
_SPOKEN[ord("幺")] = "1"
_SPOKEN[ord("两")] = "2"
_SPOKEN[ord("○")] = "0"
_RUN = Pattern(
    r"[0-9〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺]"
    r"(?:[ \u200b.\-\t\n]{0,3}[0-9〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺]){10,}"
)
"""Eleven digits or more, some of them perhaps written as numerals: no shorter number is anybody's."""
_NUMERAL = frozenset("〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺")
_NUMERALS = Pattern(f"[{''.join(sorted(_NUMERAL))}]")
_WITHIN = Pattern(r"[0-9](.*)[0-9]")
_BESIDE = Pattern(
    r"[0-9][〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺]|[〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖幺][0-9]"
)
_MANY = 8


def fold(text: str) -> str:
    """The same text without disguises, character for character.

    >>> fold("１３８－００１３–８０００"), fold("一三八〇〇一三八〇〇〇"), fold("第一季度")
    ('138-0013-8000', '13800138000', '第一季度')
    """
    if text.isascii():
        return text
    for char in _FOLD.keys() & set(text):  # a text knows few disguises, and looking each character up takes long
        text = text.replace(char, _FOLD[char])
    return _RUN.sub(_in_digits, text) if _NUMERALS.search(text) else text


def _in_digits(match: Match[str]) -> str:
    """Numerals of a run as digits; those at its ends may belong to a name or a group: 张三 and then his number."""
    run = match[0]
    if run.isascii():
        return run
    within = _WITHIN.search(run)
    if within is None or sum(char in _NUMERAL for char in run) >= _MANY or _BESIDE.search(within[0]):
        return run.translate(_SPOKEN)
    return run[: within.start()] + within[0].translate(_SPOKEN) + run[within.end() :]
