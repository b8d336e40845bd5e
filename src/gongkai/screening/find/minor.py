"""Children under fourteen: their names, their schools, by age or by the words around them."""

from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import DELICATE
from gongkai.screening.find.names import NAME, is_name
from gongkai.screening.find.resident_id import resident_ids
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Column, Row, Stream

_AGE_OF_CONSENT = 14
_CHILD = r"(?:儿童|学生|孤儿|幼儿|患儿|女童|男童|女婴|男婴|婴儿|其子|其女|之子|之女|儿子|女儿|孙子|孙女)"
_CALLED = Pattern(
    rf"(?:{_CHILD}[: \u200b]{{0,2}}|(?<![一-龥]))({NAME})[,、( ]{{1,2}}"
    r"(?:[男女][,、 ]{1,2})?(?:[一-龥]族[,、 ]{1,2})?(?:今年|现年|年龄)?[: ]?"
    r"(?:1[0-3]|[1-9]|十[一二三]?|[一二三四五六七八九])[ \u200b]?(?:周?岁|个月)"
)
_NAMED = Pattern(rf"{_CHILD}(?:姓名)?[: \u200b]{{1,2}}({NAME})(?![一-龥])")
_NAME_COLUMN = Pattern(r"姓名|学生|儿童|孤儿|幼儿")
_AGE_COLUMN = Pattern(r"年龄|岁数|周岁")
_CHILDREN = Pattern(r"儿童姓名|学生姓名|孤儿姓名|幼儿姓名|患儿")
_SCHOOL_COLUMN = Pattern(r"学校|班级|幼儿园|就读|年级")
_AGE = Pattern(r"\s*(\d{1,2})(?:\.0+)?\s*(?:周?岁)?\s*")


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """Names beside an age under fourteen, in sentences and rows; schools in lists of persons."""
    if "岁" in text or "个月" in text:
        for match in _CALLED.finditer(text):
            if is_name(match[1]):
                yield Hit(DETECTOR.code, *match.span(1))
    for match in _NAMED.finditer(text):
        if is_name(match[1]):
            yield Hit(DETECTOR.code, *match.span(1))
    yield from _in_rosters(text, stream)


def _in_rosters(text: str, stream: Stream) -> Iterator[Hit]:
    named = [column for column in stream.columns if _NAME_COLUMN.search(column.label)]
    schools = [column for column in stream.columns if _SCHOOL_COLUMN.search(column.label)]
    ages = [column for column in stream.columns if _AGE_COLUMN.search(column.label)]
    told = schools or ages or stream.on is not None or any(_CHILDREN.search(column.label) for column in named)
    if not named or not told:
        return
    names: dict[int, list[tuple[int, int]]] = {}
    for column, start, end in _cells(column for column in named if not _SCHOOL_COLUMN.search(column.label)):
        if is_name(text[start:end]):
            names.setdefault(_row(stream, start), []).append((start, end))
            if _CHILDREN.search(column.label):
                yield Hit(DETECTOR.code, start, end)
    for _, start, end in _cells(schools):
        if _row(stream, start) in names and text[start:end].strip():
            yield Hit(DETECTOR.code, start, end)
    for _, start, end in _cells(ages):
        age = _AGE.fullmatch(text[start:end])
        if age and int(age[1]) < _AGE_OF_CONSENT:
            yield from (Hit(DETECTOR.code, *name) for name in names.get(_row(stream, start), ()))
    if stream.on is not None:
        yield from _by_number(stream, names, stream.on)


def _cells(columns: Iterable[Column]) -> Iterator[tuple[Column, int, int]]:
    return ((column, start, end) for column in columns for start, end in column.cells)


def _by_number(stream: Stream, names: dict[int, list[tuple[int, int]]], on: date) -> Iterator[Hit]:
    """Names in rows whose identity number tells of a child."""
    limit = f"{on.year - _AGE_OF_CONSENT:04d}{on.month:02d}{on.day:02d}"
    for number in resident_ids(stream):
        if number.digits[6:14] > limit:
            for name in names.get(_row(stream, number.start), ()):
                yield Hit(DETECTOR.code, *name)


def _row(stream: Stream, offset: int) -> int:
    row: Row | None = stream.row_at(offset)
    return row.start if row is not None else -1


DETECTOR = Detector(
    code="P-10",
    name="未成年人信息",
    level="warning",
    cite=DELICATE,
    find=find,
    mend="不满14周岁的不写姓名和学校，写作“张某某”",
    good="为6岁以下儿童免费接种疫苗，3至6岁幼儿入园率95%。",
    bad="留守儿童张小三，男，8岁。",
)
