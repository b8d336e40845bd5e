"""Bank cards: 16 to 19 digits whose check digit is right and which begin like a card's, or which a label calls so."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import DELICATE
from gongkai.screening.find.numbers import CELLS, SPACED, Number, numbers_of
from gongkai.screening.find.resident_id import proven_ids
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_CARD = Pattern(r"卡号|银行卡|储蓄卡|借记卡|信用卡|一卡通|一折通|社保卡|存折|银行账|银行帐|个人账|打卡")
_ACCOUNT = Pattern(r"账号|帐号|账户|帐户")
_OTHER = Pattern(r"信用代码|索引号|项目代码|流水号|订单|编号|文号|发票|条码|许可证|登记号|凭证|案号|指标")
_PREFIXES = ("62", "9558", "6013", "6223", "6858", "9843", "60142", "6011")
_FOREIGN = ("4", "51", "52", "53", "54", "55", "35")
_SINGLE = bytes((byte - 48) % 10 for byte in range(256))
_DOUBLED = bytes((byte - 48) % 10 * 2 % 10 + (byte - 48) % 10 // 5 for byte in range(256))
_ROSTER = Pattern(r"姓名|户主|身份证")


def luhn(digits: str) -> bool:
    """Whether the last digit fits the others.

    >>> luhn("6222021234567895"), luhn("6222021234567894")
    (False, True)
    """
    values = digits.encode()
    return (sum(values[-1::-2].translate(_SINGLE)) + sum(values[-2::-2].translate(_DOUBLED))) % 10 == 0


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """Cards of our own country on their own evidence; all others, and cut ones, where a label says so."""
    for number in numbers_of(stream):
        digits = number.digits
        if 16 <= len(digits) <= 19 and digits.isdigit() and _is_card(number, stream):
            yield Hit(DETECTOR.code, number.start, number.end)


def _is_card(number: Number, stream: Stream) -> bool:
    digits = number.digits
    if len(digits) == 18 and digits in proven_ids(stream):
        return False
    is_whole = luhn(digits)
    if not (is_whole and digits.startswith(_PREFIXES)):
        label = stream.label(number.start)
        return number.gap <= CELLS and _is_said(label, is_whole and digits.startswith(_FOREIGN), stream, number)
    if number.gap <= SPACED and (number.gap < SPACED or (number.is_typical and number.is_alone)):
        return not stream.says(_OTHER, number.start)
    label = stream.label(number.start)
    return bool(_CARD.search(label) or _ACCOUNT.search(label))


def _is_said(label: str, is_foreign: bool, stream: Stream, number: Number) -> bool:
    """A card's label is enough; an account's only in a list of persons, for offices publish theirs."""
    if _CARD.search(label):
        return True
    if not _ACCOUNT.search(label):
        return False
    if is_foreign:
        return True
    row = stream.row_at(number.start)
    return row is not None and any(
        column.table == row.table and _ROSTER.search(column.labels) for column in stream.columns
    )


DETECTOR = Detector(
    code="P-05",
    name="银行卡号",
    level="error",
    cite=DELICATE,
    find=find,
    mend="删去；确需核对时只留后4位",
    good="项目代码2020640522480101，资金6222021234567895元。",
    bad="补贴打入银行卡6222021234567894。",
)
