"""Illness and disability of a person: in the columns of a roster, and beside a person in a sentence."""

from collections.abc import Iterator
from re import Match

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import DELICATE
from gongkai.screening.find.names import NAME, is_name
from gongkai.screening.find.resident_id import resident_ids
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_COLUMN = Pattern(r"残疾(?:类|等|级|程|情|种|状)|病种|疾病|病情|诊断|健康状|患病|病名|所患|致残|伤残|精神状")
_ROSTER = Pattern(r"姓名|户主|身份证|申请人|患者|残疾人")
_NOTHING = Pattern(r"[\s无否—\-/\\*0健康良好一般正常]*")
_KINDS = ("肢体", "视力", "听力言语", "听力", "言语", "智力", "精神", "多重")
_GRADES = ("一级", "二级", "三级", "四级", "1级", "2级", "3级", "4级")
_ILL = "|".join(  # each begins with a plain character, so that the engine can leap to it
    [
        *(
            rf"{begin}(?!者)[^,。;、\n\t()]{{2,20}}"
            for begin in ("因患有?", "因身患", "身患", "患有?", "确诊[为患]?", "诊断为", "罹患")
        ),
        *(rf"{kind}残疾?(?:[ \u200b]?[一二三四1-4]级)?" for kind in _KINDS),
        *(rf"{grade}(?:{'|'.join(_KINDS)})残疾?" for grade in _GRADES),
        "残疾等级?[为:]?[一二三四1-4]级",
    ]
)
_WHO = "(?:户主|村民|居民|患者|群众|低保户|贫困户|脱贫户|申请人|对象|残疾人|老人)"
_NAMED = Pattern(rf"(?:^|[^一-龥]|{_WHO})({NAME}|[一-龥]某某?)(?=[,、( ]|$)")
_BESIDE = Pattern(_ILL, "患", "残", "诊", "级")
_ONLY_A_KIND = Pattern(rf"(?:{'|'.join(_KINDS)})残疾?")
_SENTENCE = Pattern(r"[^。;\n]*$")
_FARTHEST = 40
"""Characters between a name and the illness, within one sentence."""


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """Cells of such columns; words of illness in the same line as a person's number or the same sentence as a name."""
    in_rosters = list(_in_rosters(text, stream))
    yield from in_rosters
    lines: set[int] | None = None
    told = {hit.start for hit in in_rosters}
    for match in _BESIDE.finditer(text):
        if match.start() in told:
            continue
        if lines is None:
            lines = {stream.line(number.start)[0] for number in resident_ids(stream)}
        if stream.line(match.start())[0] in lines or _follows_a_name(text, match):
            yield Hit(DETECTOR.code, *match.span())


def _follows_a_name(text: str, match: Match[str]) -> bool:
    """Whether a name stands before it; a kind of disability alone is a word of rules, and needs more than a name."""
    if _ONLY_A_KIND.fullmatch(match[0]):
        return False
    sentence = _SENTENCE.search(text[max(0, match.start() - _FARTHEST) : match.start()])
    names = _NAMED.findall(sentence[0]) if sentence else []
    return any("某" in name or is_name(name) for name in names)


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
