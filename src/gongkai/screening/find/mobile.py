"""Mobile telephone numbers, with or without +86, however they are cut apart."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import PERSONAL
from gongkai.screening.find.numbers import CELLS, LINES, SPACED, Number, numbers_of
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_LABEL = Pattern(r"电\s*话|手\s*机|联系|热线|咨询|微信|致电|拨打|Tel|tel|TEL|方式|号码")
_OTHER = Pattern(r"信用代码|索引号|项目代码|流水号|订单|编号|文号|发票|金额|面积|资金|支出|收入|预算|决算|万元")


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """Eleven digits that begin like a mobile number; cut by cells or lines only where a label says so."""
    for number in numbers_of(stream):
        if _bare(number.digits) and _is_likely(number, stream):
            yield Hit(DETECTOR.code, number.start, number.end)


def _bare(digits: str) -> bool:
    """Whether these are the digits of a mobile number, perhaps with the country's code before them.

    >>> _bare("13800138000"), _bare("8613800138000"), _bare("12800138000")
    (True, True, False)
    """
    if len(digits) in (13, 15):
        digits = digits.removeprefix("00").removeprefix("86")
    return len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789" and digits.isdigit()


def _is_likely(number: Number, stream: Stream) -> bool:
    if number.gap in (CELLS, LINES):
        return _is_said(number, stream) and (number.is_typical or len(number.sizes) <= 3)
    if stream.says(_OTHER, number.start) and not _is_said(number, stream):
        return False
    return number.gap < SPACED or (number.is_alone and number.is_typical) or _is_said(number, stream)


def _is_said(number: Number, stream: Stream) -> bool:
    return _LABEL.search(stream.label(number.start)) is not None


DETECTOR = Detector(
    code="P-03",
    name="手机号码",
    level="error",
    cite=PERSONAL,
    find=find,
    mend="删去，或只留前3位和后4位；对外联系电话请用办公电话",
    good="咨询电话：0955-1234567，12345热线；项目编号20241380013。",
    bad="户主联系电话13800138000。",
)
