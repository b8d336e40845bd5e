"""The yearly holiday notice as it is published → the year's days off and make-up working days.

Source: the State Council General Office's notice 关于<year>年部分节假日安排的通知, whose paragraphs have kept one shape
since 2008: the festival, the days off, their number, the weekend days worked instead.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.calendar import Notice, Year
from gongkai.law.cite import NOT_SEEN, Basis
from gongkai.law.errors import NoticeError

_DAY = timedelta(days=1)
_TITLE = re.compile(r"(?:国务院办公厅)?关于(\d{4})年[^\n。]{0,12}?(?:节假日|放假|休假)[^\n。]{0,8}?通知")
_NUMBER = re.compile(r"国办发明?电?\s*[〔\[(]\s*\d{4}\s*[〕\])]\s*\d+\s*号")
_ITEM = re.compile(r"^[ \t]*(?:[一二三四五六七八九十]+|\d{1,2})\s*[、.]\s*(?P<names>[^::\n]{2,20}):", re.MULTILINE)
_WEEKDAY = re.compile(r"(?:星期|周)([一二三四五六日天])")
_DATE = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日"
_OFF = re.compile(
    rf"{_DATE}(?P<first_remark>(?:\([^()]*\))?)(?:(?:至|到|-|—|~){_DATE}(?P<last_remark>(?:\([^()]*\))?))?"
    r"(?:放假|补休|休息|调休)"
)
_COUNT = re.compile(r"共(\d{1,2})天")
_WORK = re.compile(rf"((?:{_DATE}(?:\([^()]*\))?[、和,及]*)+)(?:照常)?上班")
_ONE = re.compile(rf"{_DATE}((?:\([^()]*\))?)")
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}


@dataclass(frozen=True)
class Festival:
    """One paragraph of the notice: the festivals' names, the days off and the days worked instead."""

    name: str
    off: tuple[date, ...]
    work: tuple[date, ...]


@dataclass(frozen=True)
class Reading:
    """What a notice says; `number` is `not seen` where the text does not give it."""

    year: int
    title: str
    number: str
    festivals: tuple[Festival, ...]

    def to_year(self, *, source: str, issued_on: date | None = None) -> Year:
        """The year for a calendar; `source` says where the text was taken from."""
        off = {day: festival.name for festival in self.festivals for day in festival.off}
        work = {day: festival.name for festival in self.festivals for day in festival.work}
        return Year(self.year, Basis.OFFICIAL, (Notice(self.title, self.number, source, issued_on),), source, off, work)


def read(text: str, *, year: int | None = None) -> Reading:
    """Reads a notice; `year` is given where the text has no title.

    Raises NoticeError, in words for the person who pasted it, when a date does not exist, a weekday in brackets is not
    that day's, a stated number of days does not agree, or no festival is found: nothing is guessed.
    """
    plain = unicodedata.normalize("NFKC", text).replace("〔", "[").replace("〕", "]")
    title = _TITLE.search(plain)
    stated = int(title[1]) if title else None
    if stated is None and year is None:
        raise NoticeError("没有找到“关于某年部分节假日安排的通知”的标题，不知道是哪一年；请把标题一起粘贴，或选择年份")
    if stated is not None and year is not None and stated != year:
        raise NoticeError(f"通知的标题写的是{stated}年，选择的是{year}年；请核对")
    of_year = stated or year or 0
    festivals = tuple(_festival(name, body, of_year) for name, body in _paragraphs(plain))
    if not festivals:
        raise NoticeError("没有找到“一、元旦：……”这样的段落；请粘贴通知的正文")
    _refuse_twice(festivals)
    number = _NUMBER.search(plain)
    return Reading(
        of_year,
        title[0] if title else NOT_SEEN,
        re.sub(r"\s", "", number[0]).replace("[", "〔").replace("]", "〕") if number else NOT_SEEN,
        festivals,
    )


def _paragraphs(plain: str) -> Iterator[tuple[str, str]]:
    items = list(_ITEM.finditer(plain))
    for number, item in enumerate(items):
        end = items[number + 1].start() if number + 1 < len(items) else len(plain)
        # A festival's days stand in its own paragraph; what follows (advice, signature) is not looked at.
        body = re.split(r"\n\s*\n|\n(?=[^\n]{0,40}(?:国务院办公厅|各地区))", plain[item.end() : end])[0]
        yield re.sub(r"\s", "", item["names"]), re.sub(r"\s", "", body)


def _festival(name: str, body: str, year: int) -> Festival:
    off = tuple(day for span in _OFF.finditer(body) for day in _span(span, name, year))
    if not off:
        raise NoticeError(f"“{name}”一段没有读出放假的日期：{body[:60]}")
    work = tuple(
        _day(one.groups(), name, year, around=off[0])
        for group in _WORK.finditer(body)
        for one in _ONE.finditer(group[1])
    )
    count = _COUNT.search(body)
    if count is not None and int(count[1]) != len(off):
        raise NoticeError(f"“{name}”写共{count[1]}天，读出的是{len(off)}天；请核对原文")
    for day in work:
        if day.weekday() < 5:
            raise NoticeError(f"“{name}”里上班的{day.isoformat()}不是周末；请核对原文")
    return Festival(name, off, work)


def _span(span: re.Match[str], name: str, year: int) -> Iterator[date]:
    first = _day((*span.group(1, 2, 3), span["first_remark"]), name, year)
    last = first
    if span[7]:
        last_year = span[5] or (
            str(first.year) if span[6] is None or int(span[6]) >= first.month else str(first.year + 1)
        )
        last = _day((last_year, span[6] or str(first.month), span[7], span["last_remark"]), name, year)
    if not 0 <= (last - first).days <= 15:
        raise NoticeError(f"“{name}”放假从{first.isoformat()}到{last.isoformat()}，不合情理；请核对原文")
    return (first + _DAY * step for step in range((last - first).days + 1))


def _day(parts: tuple[str | None, ...], name: str, year: int, around: date | None = None) -> date:
    """A date with its weekday in brackets checked; without a year it is the notice's, or the one beside `around`."""
    given, month, day, remark = parts
    own_year = int(given) if given else year
    try:
        found = date(own_year, int(month or (around.month if around else 0)), int(day or 0))
    except ValueError:
        raise NoticeError(f"“{name}”里有不存在的日期：{month or '?'}月{day}日；请核对原文") from None
    if given is None and around is not None and abs((found - around).days) > 180:
        found = found.replace(year=own_year - 1 if found > around else own_year + 1)
    weekday = _WEEKDAY.search(remark or "")
    if weekday is not None and _WEEKDAYS[weekday[1]] != found.weekday():
        raise NoticeError(f"“{name}”里{found.isoformat()}不是星期{weekday[1]}；请核对年份和原文")
    return found


def _refuse_twice(festivals: tuple[Festival, ...]) -> None:
    seen: dict[date, str] = {}
    for festival in festivals:
        for day in (*festival.off, *festival.work):
            if day in seen:
                raise NoticeError(f"{day.isoformat()}在“{seen[day]}”和“{festival.name}”里都出现；请核对原文")
            seen[day] = festival.name
