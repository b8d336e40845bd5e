"""Who reports, and on which year: title, organ, year, period and preamble. What is not said stays unknown."""

import re
from dataclasses import dataclass
from datetime import date

from gongkai.report.model import Section
from gongkai.report.readers.sections import paragraphs, without_furniture
from gongkai.report.readers.words import plain

_YEAR = r"(?:[12]\s*[09]\s*\d\s*\d|[一二][〇○零Oo0九][〇○零Oo0一二三四五六七八九]{2})"
_TITLE_END = re.compile(
    r"(?:公开|公开工作|工作|公开情况|公开工作情况)?(?:的)?(?:年度|工作)*(?:报告|年报)(?:\s*[(（].{0,12}[)）])?$"
)
_TITLE_WORDS = re.compile(r"信\s*息\s*公\s*开|政\s*务\s*公\s*开")
_ORGAN_END = (
    "人民政府|街道办事处|办事处|管理委员会|管委会|委员会|办公室|街道|镇|乡|苏木|局|厅|委|院|中心|公司|学校|大学|"
    "支队|大队|总队|所|站|署|队|区|县|市|旗|省"
)
_ORGAN = re.compile(rf"[\u4e00-\u9fff（）()·]{{1,38}}(?:{_ORGAN_END})(?:办公室)?")
_PERIOD = re.compile(
    rf"(?P<from>{_YEAR})\s*年\s*1\s*月\s*1\s*日.{{0,6}}?(?:至|到|—|-|~|～)\s*(?:(?P<to>{_YEAR})\s*年\s*)?12\s*月\s*31\s*日"
)
_OPENING = re.compile(
    rf"(?:^|[。\n])\s*(?:{_YEAR})\s*年(?:度)?(?:以来)?[,，、]?\s*(?P<organ>[\u4e00-\u9fff]{{2,24}}?(?:{_ORGAN_END}))"
    r"(?=[\u4e00-\u9fff,，])"
)
_ANNOUNCED = re.compile(rf"(?:现发布|现公布|发布|公布|编制)《?(?P<organ>[\u4e00-\u9fff\s]{{2,30}}?)\s*{_YEAR}\s*年")
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
_FOREIGN = re.compile(r"[。；;！？!?,，]|当前位置|首页|>|»|您现在|下载|打印|来源|发布时间")


@dataclass(frozen=True, slots=True)
class Opening:
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
    near = plain(preamble) + "\n" + plain("\n".join(section.text for section in sections if section.number in (0, 1)))
    period = _period(plain(preamble)) or _period(near)
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
    if _only_organ(flat) or re.fullmatch(rf"{_YEAR}\s*年?度?", flat):
        return True
    return bool(_TITLE_WORDS.search(flat) or re.search(rf"{_YEAR}\s*年?度?$", flat)) and len(flat) < 40


def _year_of(text: str) -> int | None:
    """The one year a title names; None for none or several."""
    years = {
        int("".join(found.split()).translate(_DIGITS))
        for found in re.findall(rf"{_YEAR}(?=\s*年|\s*$|[^\d号〕\]])", text)
    }
    years = {year for year in years if 1990 <= year <= 2099}
    return years.pop() if len(years) == 1 else None


def _organ_of_title(title: str) -> str | None:
    """What stands in a title before the year or before what kind of report it is."""
    head = re.split(rf"{_YEAR}\s*年|政府信息公开|信息公开|政务公开|年度报告", title, maxsplit=1)
    name = head[0]
    if not name.strip(" 《"):
        match = re.match(rf"\s*《?\s*{_YEAR}\s*年(?:度)?\s*(.*?)(?:政府信息公开|信息公开|政务公开)", title)
        name = match.group(1) if match else ""
    name = "".join(name.split()).strip("《》“”\"'、,:|-—·")
    name = re.sub(r"^关于|的$", "", name)
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
    first = int("".join(match.group("from").split()).translate(_DIGITS))
    last = int("".join((match.group("to") or match.group("from")).split()).translate(_DIGITS))
    return (date(first, 1, 1), date(last, 12, 31)) if last >= first else None


def _only_year(sections: tuple[Section, ...]) -> int | None:
    """The year the first section opens with, if no other section opens with another."""
    years = set()
    for section in sections:
        if section.number in (1, 6):
            match = re.search(rf"(?<!《)({_YEAR})\s*年", plain(re.sub(r"《[^》]*》|〔[^〕]*〕", "", section.text)))
            if match:
                years.add(int("".join(match.group(1).split()).translate(_DIGITS)))
    return years.pop() if len(years) == 1 else None
