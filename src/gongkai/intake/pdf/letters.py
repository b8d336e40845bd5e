"""Characters as fonts spell them: radicals that stand for characters, ligatures, and glyphs that say nothing."""

import unicodedata
from collections.abc import Iterable
from ctypes import byref, c_size_t

from gongkai.intake.patterns import Pattern
from gongkai.intake.pdf.pdfium import Library

LOST = "\ufffd"
"""Stands for a glyph of which the file does not say what character it is; never guessed."""
_TYPEFACE = 1_000_000
"""Bytes: a typeface with Chinese characters has more, those that are built into pdfium less than a tenth of it."""
_ODD = Pattern(
    "[\x00-\x1f\x7f-\x9f\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2e80-\u2fdf\ue000-\uf8ff\uf900-\ufaff\ufb00-\ufb06\ufeff\ufff0-\uffff]"
)
_RADICALS = (
    "⺁厂⺇几⺌小⺎兀⺏尣⺕彐⺗心⺘手⺙攴⺛旡⺜日⺝月⺟母⺠民⺡水⺢水⺣火⺤爪⺥爪⺦丬⺧牛⺨犬⺩王⺪疋⺫目⺬示⺭示⺮竹⺯糸⺰纟⺱网⺲网⺳网⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼肉⺽臼"
    "⺾艹⺿艹⻀艹⻁虎⻂衣⻃西⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟饣⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉"
    "⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""Pairs: radicals of the supplement that Unicode gives no plain character for, and the character they are drawn as."""
_TABLE: dict[int, str] = dict(zip(map(ord, _RADICALS[::2]), _RADICALS[1::2], strict=True))
_TABLE |= {0x02: "-", 0x09: " ", 0xA0: " ", 0xAD: "-", 0x2028: " ", 0x2029: " ", 0x202F: " ", 0xFFFE: "-"}
_TABLE |= dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF), "")


def is_odd(text: str) -> bool:
    """Whether any character of a page has to be put into its plain form.

    >>> is_odd("政府信息公开"), is_odd("⽂件")
    (False, True)
    """
    return _ODD.search(text) is not None


def plain(text: str) -> str:
    """The characters meant: radicals, compatibility characters and ligatures alone; the rest is left as it is.

    >>> plain("⽂件⻚ ﬁ １２")
    '文件页 fi １２'
    """
    return _ODD.sub(lambda found: _one(found.group()), text)


def _one(char: str) -> str:
    code = ord(char)
    known = _TABLE.get(code)
    if known is not None:
        return known
    if 0x2E80 <= code <= 0x2FDF or 0xF900 <= code <= 0xFB06:
        usual = unicodedata.normalize("NFKC", char)
        return usual if usual != char else LOST
    return LOST


def lack_a_typeface(pdfium: Library, left_out: Iterable[int], chinese: Iterable[int]) -> bool:
    """Whether pieces of text that pdfium left out may be characters; `chinese` are pieces that hold some.

    For a typeface that neither the file nor this machine has pdfium takes one of its own, and passes over a single
    character of which that one has no drawing. Blanks are passed over too, but seldom in a typeface of that kind.
    """
    faces = {pdfium.FPDFTextObj_GetFont(item) for item in left_out}
    missing = {face for face in faces if face and _is_missing(pdfium, face)}
    return bool(missing) and any(pdfium.FPDFTextObj_GetFont(item) in missing for item in chinese)


def _is_missing(pdfium: Library, face: int) -> bool:
    size = c_size_t()
    known = not pdfium.FPDFFont_GetIsEmbedded(face) and pdfium.FPDFFont_GetFontData(face, None, 0, byref(size))
    return bool(known) and size.value < _TYPEFACE
