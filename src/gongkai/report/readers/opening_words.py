"""Who reports, and on which year: title, organ, year, period and preamble. What is not said stays unknown."""

from datetime import date
from typing import NamedTuple

from gongkai.intake.patterns import Pattern
from gongkai.report.model import Section
from gongkai.report.readers.sections import paragraphs, without_furniture
from gongkai.report.readers.words import HAN, plain

_YEAR = r"(?:[12]\s*[09]\s*\d\s*\d|二\w\w\w(?=\s*年)|一九\w\w(?=\s*年))"
"""A year as people write it; in Chinese numerals only right before 年."""
_TITLE_END = Pattern(
    r"(?:公开|公开工作|工作|公开情况|公开工作情况)?(?:的)?(?:年度|工作)*(?:报告|年报)(?:\s*[(（].{0,12}[)）])?$"
)
_TITLE_WORDS = Pattern(r"信\s*息\s*公\s*开|政\s*务\s*公\s*开")
_WHOLE_LINE = Pattern(r"[\w \t]{2,40}")
_ORGAN_END = (
    "人民政府|街道办事处|办事处|管理委员会|管委会|委员会|办公室|街道|镇|乡|苏木|局|厅|委|院|中心|公司|学校|大学|"
    "支队|大队|总队|所|站|署|队|区|县|市|旗|省"
)
_ORGAN = Pattern(rf"(?:{HAN}|[（）()·]){{1,38}}(?:{_ORGAN_END})(?:办公室)?")
_PERIOD = Pattern(
    rf"(?P<from>{_YEAR})\s*年\s*1\s*月\s*1\s*日.{{0,6}}?(?:至|到|—|-|~|～)\s*(?:(?P<to>{_YEAR})\s*年\s*)?12\s*月\s*31\s*日"
)
_OPENING = Pattern(
    rf"(?:^|[。\n])\s*(?:{_YEAR})\s*年(?:度)?(?:以来)?[,，、]?\s*(?P<organ>{HAN}{{2,24}}?(?:{_ORGAN_END}))"
    r"(?=[\w,，])"
)
_ANNOUNCED = Pattern(
    rf"(?:现发布|现公布|发布|公布|编制)《?(?P<organ>[^\d\W]{{2,30}}?(?:\s{HAN}{{1,20}})?)\s*{_YEAR}\s*年"
)
_NOT_ORGANS = (
    "我",
    "本",
    "全",
    "各",
    "在",
    "按",
    "根据",
    "关于",
    "认真",
    "通过",
    "区委",
    "县委",
    "市委",
    "省",
    "以",
    "对",
    "为",
)
_DIGITS = str.maketrans("〇○零Oo一二三四五六七八九", "00000123456789")
_TITLE_YEAR = Pattern(rf"{_YEAR}(?=\s*年|\s*$|[^\d号〕\]])")
_ANY_YEAR = Pattern(rf"({_YEAR})\s*年")
_YEAR_LAST = Pattern(rf"{_YEAR}\s*年?度?$")
_YEAR_FIRST = Pattern(rf"\s*《?\s*{_YEAR}\s*年(?:度)?\s*(.*?)(?:政府信息公开|信息公开|政务公开)")
_NOT_NAME = Pattern(rf"{_YEAR}\s*年|政府信息公开|信息公开|政务公开|年度报告")
_QUOTED = Pattern(r"《[^》]*》|〔[^〕]*〕")
_FOREIGN = Pattern(r"[。；;！？!?,，]|当前位置|首页|>|»|您现在|下载|打印|来源|发布时间")


class Opening(NamedTuple):
    """What the report says of itself before its first section."""

    title: str | None
    organ: str | None
    year: int | None
    period: tuple[date, date] | None
    preamble: str


def opening(text: str, first_section: int, sections: tuple[Section, ...]) -> Opening:
    """Reads `text` up to its first section (an offset); `sections` help where the title says too little."""
    lines = [line.strip(" \t|#*\u3000\xa0") for line in text[:first_section].split("\n")]
    title, above, below = _title(lines)
    preamble = without_furniture(paragraphs("\n".join(below)), cut=False)
    flat = plain(title) if title else ""
    year = _year_of(flat)
    organ = _organ_of_title(flat) or (above and _only_organ(above)) or None
    period = _period(plain(preamble))
    near = ""
    if period is None or organ is None:
        first = [section.text for section in sections if section.number in (0, 1)]
        near = plain("\n".join([preamble, *first]))
        period = period or _period(near)
    if year is None and period is not None:
        year = period[0].year
    if year is None:
        year = _only_year(sections)
    return Opening(title, organ or _organ_in_text(near), year, period, preamble)


def _title(lines: list[str]) -> tuple[str | None, str, list[str]]:
    """The title, joined where it was broken over lines; the organ's line above it; the lines below it."""
    best: tuple[int, int, int, str] | None = None
    for index, line in enumerate(lines):
        if not (2 <= len(line) <= 70) or _FOREIGN.search(line) or not _TITLE_END.search(line):
            continue
        first, title = _grow(lines, index)
        if not _TITLE_WORDS.search(title):
            continue
        flat = plain(title)
        worth = 2 * (_year_of(flat) is not None) + 2 * bool(_organ_of_title(flat)) + (len(flat) < 60)
        if best is None or worth > best[0]:
            best = (worth, first, index, title)
    if best is None:
        return None, "", [line for line in lines if len(line) > 40]
    _, first, last, title = best
    above = next((line for line in reversed(lines[:first]) if line), "")
    return title, above, lines[last + 1 :]


def _grow(lines: list[str], index: int) -> tuple[int, str]:
    """Joins the short lines above that belong to a broken title."""
    title, first = lines[index], index
    for at in range(index - 1, max(-1, index - 8), -1):
        line = lines[at]
        if not line:
            continue
        flat = plain(title)
        if _year_of(flat) is not None and _organ_of_title(flat) and _TITLE_WORDS.search(title):
            break
        if len(line) > 40 or _FOREIGN.search(line) or not _belongs(line, title):
            break
        if line == title or _TITLE_END.search(line):
            break
        title, first = line + title, at
    return first, title


def _belongs(line: str, title: str) -> bool:
    flat = plain(line)
    if _only_organ(flat):
        return True
    seam = len(flat)
    behind = plain(title)
    if any(match.start() < seam < match.end() for match in _TITLE_WORDS.finditer(flat + behind)):
        return True
    if _wants(behind) and not _wants(flat + behind) and _WHOLE_LINE.fullmatch(flat):
        return True  # a line that was broken in the middle of a name, a year or a word
    return bool(_TITLE_WORDS.search(flat) or _YEAR_LAST.search(flat)) and len(flat) < 40


def _wants(title: str) -> bool:
    """Whether a title names no organ or no year."""
    return _year_of(title) is None or _organ_of_title(title) is None


def _year_of(text: str) -> int | None:
    """The one year a title names; None for none or several."""
    years = {year for found in _TITLE_YEAR.findall(text) if (year := _number(found))}
    return years.pop() if len(years) == 1 else None


def _number(written: str) -> int | None:
    """The year that was written, in digits or Chinese numerals; None for what is no year of a report."""
    digits = "".join(written.split()).translate(_DIGITS)
    return int(digits) if digits.isdecimal() and 1990 <= int(digits) <= 2099 else None


def _organ_of_title(title: str) -> str | None:
    """What stands in a title before the year or before what kind of report it is."""
    head = _NOT_NAME.split(title, maxsplit=1)
    name = head[0]
    if not name.strip(" 《"):
        match = _YEAR_FIRST.match(title)
        name = match.group(1) if match else ""
    name = "".join(name.split()).strip("《》“”\"'、,:|-—·")
    name = name.removeprefix("关于").removesuffix("的")
    return name if 2 <= len(name) <= 40 and _ORGAN.fullmatch(name) else None


def _only_organ(line: str) -> str | None:
    name = "".join(plain(line).split()).strip("《》“”\"'、,:|-—·")
    if 2 <= len(name) <= 40 and _ORGAN.fullmatch(name) and not name.startswith(_NOT_ORGANS):
        return name
    return None


def _organ_in_text(text: str) -> str | None:
    for pattern in (_ANNOUNCED, _OPENING):
        for match in pattern.finditer(text):
            name = "".join(match.group("organ").split())
            if _ORGAN.fullmatch(name) and not name.startswith(_NOT_ORGANS) and len(name) >= 3:
                return name
    return None


def _period(text: str) -> tuple[date, date] | None:
    match = _PERIOD.search(text)
    if match is None:
        return None
    first, last = _number(match["from"]), _number(match["to"] or match["from"])
    return (date(first, 1, 1), date(last, 12, 31)) if first and last and last >= first else None


def _only_year(sections: tuple[Section, ...]) -> int | None:
    """The year the first section opens with, if no other section opens with another."""
    years = set()
    for section in sections:
        if section.number in (1, 6):
            match = _ANY_YEAR.search(plain(_QUOTED.sub("", section.text)))
            if match and (year := _number(match[1])):
                years.add(year)
    return years.pop() if len(years) == 1 else None
