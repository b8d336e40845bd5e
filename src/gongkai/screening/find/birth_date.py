"""Full dates of birth; year and month alone stay."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import PERSONAL
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_S = r"[ \u200b]{0,2}"
_YEAR = r"(?:1[89]|20)\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2}"
_DAY = (
    rf"(?<![\d〇零一二三四五六七八九])(?:{_YEAR}){_S}(?:年{_S}[0-9一二三四五六七八九十]{{1,3}}{_S}月{_S}[0-9一二三四五六七八九十]{{1,3}}{_S}[日号]"
    rf"|[-/.]{_S}\d{{1,2}}{_S}[-/.]{_S}\d{{1,2}}(?!\d)|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
)
_SAID = Pattern(
    rf"(?:出生(?:日期|年月日|年月|时间)?|生日|生于|诞生于)[ \u200b\t]{{0,3}}[:|为是于在(]{{0,2}}[ \u200b\t\n]{{0,3}}"
    rf"({_DAY})|({_DAY}){_S}(?:出?生(?!效|产|活|态|成|源|物|育|命|猪)|诞生)"
)
_DATE = Pattern(_DAY)
_COLUMN = Pattern(r"出生(?!地|医学|缺陷)|生日")
_SERIAL = Pattern(r"[12345]\d{4}(?:\.0+)?")
_LONGEST_SERIAL = 8
_BORN = Pattern(r"(?:医院|儿童|公司|机构|制度|中心|学校|网站|条例|协会|单位|党|村|镇|站).{0,3}$")


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """Dates after or before the words for birth, and in columns that are headed so; serial days of workbooks too."""
    for column in stream.columns:
        if _COLUMN.search(column.label):
            for start, end in column.cells:
                if end - start <= _LONGEST_SERIAL and _SERIAL.fullmatch(text[start:end].strip()):
                    yield Hit(DETECTOR.code, start, end)
                for match in _DATE.finditer(text, start, end):
                    yield Hit(DETECTOR.code, *match.span())
    if "生" in text:
        for match in _SAID.finditer(text):
            if not _BORN.search(text, max(0, match.start() - 8), match.start()):
                yield Hit(DETECTOR.code, *match.span(1 if match[1] else 2))


DETECTOR = Detector(
    code="P-09",
    name="完整出生日期",
    level="warning",
    cite=PERSONAL,
    find=find,
    mend="删去，或只写到年",
    good="张小三，男，1975年8月生；本办法自2024年1月1日起施行，2024年1月1日生效。",
    bad="出生日期：1990年1月1日。",
)
