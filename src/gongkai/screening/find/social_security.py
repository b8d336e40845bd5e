"""Numbers of social-security, medical-insurance, welfare and disability cards, where a label says what they are."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import PERSONAL
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_GAP = r"[ \u200b.\-]{0,2}"
_NUMBER = Pattern(rf"(?<![A-Za-z0-9*])[A-Za-z0-9](?:{_GAP}[A-Za-z0-9]){{6,21}}(?![A-Za-z0-9*])")
_SAID = Pattern(
    r"(?:社会保障|社保|医保|医疗保险|养老保险|合作医疗|医疗证|低保|特困|残疾人?|优抚|退役军人|准生|生育服务|结婚|户口)(?:证|卡|手册|簿|个人|参保)*(?:编号|号码|号)[^A-Za-z0-9]{0,8}$"
)
_COLUMN = Pattern(
    r"(?:社会保障|社保|医保|医疗保险|养老保险|合作医疗|低保|特困|残疾人?|优抚|退役军人|结婚|户口).{0,5}(?:编号|号码|号)$"
)
_WORDS = ("保障", "社保", "医保", "保险", "医疗", "低保", "特困", "残疾", "优抚", "军人", "生育", "结婚", "户口")
_LEAST_DIGITS = 4


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """What follows such a label, and the cells below it."""
    if not any(word in text for word in _WORDS):
        return
    columns = [column for column in stream.columns if _COLUMN.search(column.label)]
    for column in columns:
        for start, end in column.cells:
            yield from _in(text, start, end)
    for said in Pattern(_SAID.source.replace("$", rf"(?={_NUMBER.source})")).finditer(text):
        yield from _in(text, said.end(), min(len(text), said.end() + 60), first=True)


def _in(text: str, start: int, end: int, first: bool = False) -> Iterator[Hit]:
    for match in _NUMBER.finditer(text, start, end):
        if sum(char.isdigit() for char in match[0]) >= _LEAST_DIGITS:
            yield Hit(DETECTOR.code, match.start(), match.end())
        if first:
            return


DETECTOR = Detector(
    code="P-07",
    name="社会保障、医保、残疾证等证件号",
    level="error",
    cite=PERSONAL,
    find=find,
    mend="删去，或只留首尾各两位",
    good="社会保障和就业支出1234567元；社会保障卡补换3286张。",
    bad="社会保障卡号：A12345678。",
)
