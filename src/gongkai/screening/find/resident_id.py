"""Resident identity numbers: 18 characters with their check digit, or the 15 of the first generation."""

from collections.abc import Iterator
from operator import mul

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import PERSONAL
from gongkai.screening.find.numbers import LINES, Number, numbers_of
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_ZEROS = ord("0") * sum(_WEIGHTS)
_PROVINCES = frozenset(
    str(ten * 10 + one)
    for ten, ones in (
        (1, range(1, 6)),
        (2, (1, 2, 3)),
        (3, range(1, 8)),
        (4, range(1, 7)),
        (5, range(5)),
        (6, range(1, 6)),
    )
    for one in ones
) | {"71", "81", "82", "83", "91"}
_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LABEL = Pattern(r"身份证|身份号码|公民身份|证件号|证号|证件|ID号|居住证|残疾人?证|社会保障号|社会保障卡|社保号|低保证")
_OTHER = Pattern(r"信用代码|索引号|登记号|注册号|许可证|执照|项目代码|统一代码|组织机构|发票|流水号|订单")
_YEARS = range(1880, 2100)


def check_digit(seventeen: str) -> str:
    """The last character that belongs to the first seventeen.

    >>> check_digit("11010519491231002")
    'X'
    """
    return _CHECK[(sum(map(mul, seventeen.encode(), _WEIGHTS)) - _ZEROS) % 11]


def is_resident_id(digits: str) -> bool:
    """Whether 18 characters are an identity number: province, day of birth and check digit are right.

    >>> is_resident_id("11010519491231002X"), is_resident_id("110105194912310021")
    (True, False)
    """
    return _is_shaped(digits) and check_digit(digits[:17]) == digits[17]


def _is_shaped(digits: str) -> bool:
    if len(digits) != 18 or digits[:2] not in _PROVINCES or not digits[:17].isdigit():
        return False
    return _is_day(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))


def is_old_id(digits: str) -> bool:
    """Whether 15 digits can be an identity number of the first generation, which had no check digit."""
    if len(digits) != 15 or digits[:2] not in _PROVINCES or not digits.isdigit():
        return False
    return _is_day(1900 + int(digits[6:8]), int(digits[8:10]), int(digits[10:12]))


def _is_day(year: int, month: int, day: int) -> bool:
    if year not in _YEARS or not 1 <= month <= 12 or not 1 <= day <= _MONTHS[month - 1]:
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def resident_ids(stream: Stream) -> list[Number]:
    """The numbers of a text with a right check digit; kept with the stream, for others ask for them too."""
    kept: list[Number] | None = stream.__dict__.get("_resident_ids")
    if kept is None:
        proven = proven_ids(stream)
        kept = [number for number in numbers_of(stream) if number.digits in proven and _is_ours(number, stream)]
        stream.__dict__["_resident_ids"] = kept
    return kept


def proven_ids(stream: Stream) -> set[str]:
    """The digits of a text that have a right check digit, whatever they are said to be; kept with the stream."""
    kept: set[str] | None = stream.__dict__.get("_proven_ids")
    if kept is None:
        digits = {number.digits for number in numbers_of(stream) if len(number.digits) == 18}
        kept = stream.__dict__["_proven_ids"] = set(filter(is_resident_id, digits))
    return kept


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """Numbers with a right check digit; without one, only where a label says what they are."""
    for number in resident_ids(stream):
        yield Hit(DETECTOR.code, number.start, number.end)
    proven = {number.start for number in resident_ids(stream)}
    for number in numbers_of(stream):
        if len(number.digits) in (15, 18) and number.start not in proven and _is_said(number, stream):
            yield Hit(DETECTOR.code, number.start, number.end)


def _is_ours(number: Number, stream: Stream) -> bool:
    return not stream.says(_OTHER, number.start) or _LABEL.search(stream.label(number.start)) is not None


def _is_said(number: Number, stream: Stream) -> bool:
    """A mistyped number, or one of the first generation, beside the words that say so."""
    if number.gap == LINES or number.digits in proven_ids(stream):
        return False
    if not (_is_shaped(number.digits) or is_old_id(number.digits)):
        return False
    return _LABEL.search(stream.label(number.start)) is not None


DETECTOR = Detector(
    code="P-01",
    name="居民身份证号",
    level="error",
    cite=PERSONAL,
    find=find,
    mend="最好整个删去；确需保留时只留前6位和后4位",
    good="统一社会信用代码113417020032563511，索引号113417020032563511/202504-00057。",
    bad="低保对象张小三，身份证号11010519491231002X。",
)
