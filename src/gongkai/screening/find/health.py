"""Illness and disability of a person: in the columns of a roster, and beside a person in a sentence."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import DELICATE
from gongkai.screening.find.names import NAME, is_name
from gongkai.screening.find.numbers import numbers_of
from gongkai.screening.find.resident_id import is_resident_id
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_COLUMN = Pattern(r"残疾(?:类|等|级|程|情|种|状)|病种|疾病|病情|诊断|健康状|患病|病名|所患|致残|伤残|精神状")
_ROSTER = Pattern(r"姓名|户主|身份证|申请人|患者|残疾人")
_NOTHING = Pattern(r"[\s无否—\-/\\*0健康良好一般正常]*")
_KINDS = "(?:肢体|视力|听力|言语|智力|精神|多重|听力言语)"
_ILL = (
    r"(?:因?身?(?:患有?|确诊(?:为|患)?|诊断为|罹患)(?!者)[^,。;、\n\t()]{2,20}|"
    rf"{_KINDS}残疾?(?:[ \u200b]?[一二三四1-4]级)?|[一二三四1-4]级{_KINDS}残疾?|残疾等级?[为:]?[一二三四1-4]级)"
)
_WHO = "(?:户主|村民|居民|患者|群众|低保户|贫困户|脱贫户|申请人|对象|残疾人|老人)"
_SAID = Pattern(rf"(?:^|[^一-龥]|{_WHO})({NAME}|[一-龥]某某?)[,、( ][^。;\n]{{0,30}}?({_ILL})|{_WHO}({NAME}?)({_ILL})")
_WORDS = ("患", "残", "诊", "级")
_BESIDE = Pattern(_ILL)


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """Cells of such columns; words of illness in the same sentence as a person's name or number."""
    yield from _in_rosters(text, stream)
    if not any(word in text for word in _WORDS):
        return
    for match in _SAID.finditer(text):
        name = match[1] or match[3] or ""
        if "某" in name or is_name(name):
            yield Hit(DETECTOR.code, *match.span(2 if match[2] else 4))
    for number in numbers_of(stream):
        if len(number.digits) == 18 and is_resident_id(number.digits):
            for match in _BESIDE.finditer(text, *stream.line(number.start)):
                yield Hit(DETECTOR.code, *match.span())


def _in_rosters(text: str, stream: Stream) -> Iterator[Hit]:
    for column in stream.columns:
        if _COLUMN.search(column.label) and _ROSTER.search(column.labels):
            for start, end in column.cells:
                if not _NOTHING.fullmatch(text, start, end):
                    yield Hit(DETECTOR.code, start, end)


DETECTOR = Detector(
    code="P-11",
    name="健康、残疾情况",
    level="warning",
    cite=DELICATE,
    find=find,
    mend="删去，除非规定要求公示",
    good="发放困难残疾人生活补贴和一级、二级重度残疾人护理补贴；患大病的困难群众可申请救助。",
    bad="村民张小三，因患尿毒症申请临时救助。",
)
