"""What a cell says: a day, a kind, a way, an outcome; or in plain words why it cannot be known."""

import re
import unicodedata
from datetime import date

from gongkai.office.ledgers.words import meanings, plain

_FULL = re.compile(r"(\d{4})\s*[年./\-]\s*(\d{1,2})\s*[月./\-]\s*(\d{1,2})\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_TIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEARLESS = re.compile(r"(\d{1,2})\s*[月/\-]\s*(\d{1,2})\s*日?")
_TERMS = {"kind": "申请人类型", "way": "收到方式", "outcome": "办理结果"}


class Unreadable(ValueError):
    """Why a cell says nothing that can be used."""


def day(text: str, year: int) -> date | None:
    """A day; one without a year is of the year given. None for a blank; raises Unreadable.

    >>> day("2026年3月2日", 2026), day("20260302", 2026), day("3月2日", 2026), day("", 2026)
    (datetime.date(2026, 3, 2), datetime.date(2026, 3, 2), datetime.date(2026, 3, 2), None)
    """
    said = unicodedata.normalize("NFKC", text).strip()
    if not said:
        return None
    match = _FULL.fullmatch(said) or _TIGHT.fullmatch(said)
    parts = match.groups() if match else None
    if parts is None and (match := _YEARLESS.fullmatch(said)):
        parts = (str(year), *match.groups())
    if parts is None:
        raise Unreadable(f"“{_short(text)}”读不出是哪一天{_why(said)}；写成 2026-03-02")
    try:
        return date(*map(int, parts))
    except ValueError:
        raise Unreadable(f"“{_short(text)}”不是日历上的一天") from None


def _why(said: str) -> str:
    if re.fullmatch(r"\d{5}(?:\.\d+)?", said):
        return "（这一格没有设成日期格式）"
    if re.fullmatch(r"\d{1,2}\.\d{1,2}", said):
        # A workbook keeps 3.20 as 3.2: March the 2nd and the 20th look alike.
        return "（没有年份；表格会把3.20存成3.2，分不清是2日还是20日）"
    return ""


def key(what: str, text: str) -> str:
    """The key of a kind, way or outcome; empty for a blank; raises Unreadable for a word that is none or is several."""
    if not text.strip():
        return ""
    found = meanings(what).get(plain(text))
    if found is None:
        raise Unreadable(f"不认得{_TERMS[what]}“{_short(text)}”；照模板“填写说明”里的词写")
    return found


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
