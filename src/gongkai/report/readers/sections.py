"""Where the six sections begin and what their texts are, tables left out."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from gongkai.intake import Document
from gongkai.intake.patterns import Pattern
from gongkai.report.forms import Form
from gongkai.report.model import Section
from gongkai.report.readers.match import Alignment
from gongkai.report.readers.words import han, plain

_NUMERALS = "一二三四五六七八九十"
_BEGINNINGS = frozenset("第一二三四五六")
_NUMBERED = Pattern(r"[\s|#*]*(?:第?([一二三四五六])\s*(?:[、.,:：)）]|部分)?\s*)?(.{2,40}?)[\s|#*:：。]*")
_FURNITURE = Pattern(
    r"(?i)[\s\[【(（|]*(?:打印|关闭|分享到|上一篇|下一篇|上一条|下一条|相关(?:链接|文档|信息|附件)|附件下载|主办(?:单位)?[:：]|"
    r"承办(?:单位)?[:：]|版权所有|备案号|网站标识码|网站地图|联系我们|扫一扫|浏览(?:次数|量)|访问(?:次数|量)|责任编辑|"
    r"发布(?:时间|日期)[:：]|信息来源[:：]|来源[:：]|作者[:：]|字体[:：\s]|字号[:：\s]|索引号[:：]|当前位置|您(?:现在|当前)的?位置|"
    r"Copyright|ICP备|收藏本页|返回顶部|您是第)"
)
_BROKEN_LINE = 18
"""Characters: a shorter line without a full stop is a heading, not half a sentence."""
_BREAKS_OFF = Pattern(r"[\w，、《“（]$")
_BEGINS = Pattern(r"[（(]?[一二三四五六七八九十\d]+[)）、.．是]|第[一二三四五六七八九十]|[\d]|附|注")
_CERTAINLY_WORDS = 12
_NEARLY = 75.0
"""Of 100: a numbered line this much like the heading of its number is that heading in other words."""


class Heading(NamedTuple):
    """A heading found: its number, words, and the stretch of the stream it takes up."""

    number: int
    words: str
    start: int
    end: int


def headings(document: Document, text: str, alignment: Alignment, form: Form) -> list[Heading]:
    """The headings of sections in document order.

    Lines that are a known heading come first, then numbered lines that are nearly one; where a document has no lines
    (everything run together), the headings that the alignment found.
    """
    known = _known(form)
    found: list[Heading] = []
    rough: list[Heading] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if 4 <= len(line) <= 80 and line.count("\t") <= 3:
            begun = line.lstrip(" \t|#*")
            if begun[:1] in _BEGINNINGS or begun.rstrip(" \t|#*:。").replace("、", "") in known:
                _line(line, start, known, found, rough)
        start = end + 1
    numbers = {heading.number for heading in found}
    found += _plausible([heading for heading in rough if heading.number not in numbers], form)
    numbers = {heading.number for heading in found}
    for _, mark, span in alignment.marks:
        number = int(mark.key.removeprefix("section.")) if mark.kind == "heading" else 0
        if number and number not in numbers:
            words = alignment.words
            begin, stop = words.at(span[0]), words.at(span[1] - 1) + 1
            raw = document.text[begin:stop].lstrip(_NUMERALS + "、.． \t")
            found.append(Heading(number, " ".join(raw.split()), begin, stop))
    found.sort(key=lambda heading: heading.start)
    return _in_the_report(found, text)


@lru_cache(maxsize=8)
def _known(form: Form) -> Mapping[str, int]:
    """The characters of every wording of a heading, with the number of its section."""
    return {han(wording): head.number for head in form.sections for wording in (head.heading, *head.variants)}


def _line(line: str, start: int, known: Mapping[str, int], found: list[Heading], rough: list[Heading]) -> None:
    match = _NUMBERED.fullmatch(line)
    if match is None:
        return
    numeral, words = match.groups()
    letters = han(words)
    begin = start + len(line) - len(line.lstrip(" \t|#*"))
    number = known.get(letters)
    if number is None and numeral is None and letters[:1] in _NUMERALS[:6]:
        number = known.get(letters[1:])  # 一总体情况: the comma is lost
        words = words[words.find(letters[0]) + 1 :] if number else words
    if number is not None:
        found.append(Heading(number, _tidy(words), begin, start + len(line)))
    elif numeral is not None and len(letters) >= 3 and "。" not in words:
        rough.append(Heading(_NUMERALS.index(numeral) + 1, _tidy(words), begin, start + len(line)))


def _tidy(words: str) -> str:
    return "".join(words.split())


def _plausible(rough: list[Heading], form: Form) -> list[Heading]:
    """Numbered lines whose words are nearly those of the heading with that number."""
    if not rough:
        return []
    from rapidfuzz import fuzz  # only where a heading is not one of the known wordings

    heads = {head.number: head for head in form.sections}
    best: dict[int, tuple[float, Heading]] = {}
    for heading in rough:
        head = heads.get(heading.number)
        if head is None:
            continue
        letters = han(heading.words)
        score = max(fuzz.ratio(letters, han(wording)) for wording in (head.heading, *head.variants))
        if score >= _NEARLY and score > best.get(heading.number, (0.0, heading))[0]:
            best[heading.number] = (score, heading)
    return [heading for _, heading in best.values()]


def _in_the_report(found: list[Heading], text: str) -> list[Heading]:
    """Drops tables of contents and menus: a heading right before an equal or later one, with nothing between."""
    kept: list[Heading] = []
    for index, heading in enumerate(found):
        later = [other for other in found[index + 1 :] if other.number == heading.number]
        following = found[index + 1] if index + 1 < len(found) else None
        empty = following is not None and not text[heading.end : following.start].strip()
        if later and empty and following is not None and following.number != heading.number:
            continue
        kept.append(heading)
    return kept


def cut(
    document: Document, found: list[Heading], tables: Mapping[int, tuple[int, int]], end: int
) -> tuple[Section, ...]:
    """The sections with their texts; `tables` are the stretches of tables 2 to 4, which are no text."""
    sections = []
    for index, heading in enumerate(found):
        stop = found[index + 1].start if index + 1 < len(found) else end
        pieces = []
        at = heading.end
        for first, last in sorted(tables.values()):
            if last <= at or first >= stop:
                continue
            pieces.append(document.text[at : max(first, at)])
            at = min(last, stop)
        pieces.append(document.text[at:stop])
        text = "\n".join(filter(None, map(paragraphs, pieces)))
        if index + 1 == len(found):
            text = without_furniture(text, cut=True)
        sections.append(Section(heading.number, heading.words, text, document.place(heading.start)))
    return tuple(sections)


def without_furniture(text: str, *, cut: bool) -> str:
    """Text without the page's own lines (share buttons, counters, dates of publication, addresses of the site).

    With `cut`, everything behind the first such line goes too: a page's foot comes after the report.
    """
    kept: list[str] = []
    for line in text.split("\n"):
        if len(line) <= 120 and _FURNITURE.match(line):
            if cut:
                break
            continue
        kept.append(line)
    return "\n".join(kept)


def paragraphs(raw: str) -> str:
    """Running text, one paragraph a line: blank lines and layout left out, sentences cut by a page joined.

    >>> paragraphs(" 一是加强领导。\\n\\n\\t二是抓好落实。 | \\n|")
    '一是加强领导。\\n二是抓好落实。'
    """
    lines: list[str] = []
    gap = False
    for line in raw.split("\n"):
        line = " ".join(line.strip(" \t|\u3000\xa0").split())
        if not _says_something(line):
            gap = gap or not line
            continue
        if gap and lines and _cut_by_page(lines[-1], line):
            lines[-1] += line
        else:
            lines.append(line)
        gap = False
    return "\n".join(lines)


def _cut_by_page(above: str, below: str) -> bool:
    """Whether a sentence was cut by a page: the line above breaks off, the line below does not begin anything."""
    return len(above) >= _BROKEN_LINE and bool(_BREAKS_OFF.search(above)) and not _BEGINS.match(below)


def _says_something(line: str) -> bool:
    if not line or len(line) > _CERTAINLY_WORDS:
        return bool(line)
    letters = plain(line).strip(' \t|()[]-_=*#.、:,"')
    return bool(letters) and not (len(letters) <= 2 and letters in _NUMERALS)
