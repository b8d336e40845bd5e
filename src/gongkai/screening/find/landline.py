"""Fixed telephones of private persons: said to be at home, or standing in a roster; office telephones stay."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import PERSONAL
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_GAP = r"[ \u200b.\-()]{0,3}"
_NUMBER = Pattern(
    rf"(?<![\d*A-Za-z])[(]?0(?:{_GAP}\d){{9,11}}(?![\d*A-Za-z])|(?<![\d*A-Za-z.\-])[2-8](?:{_GAP}\d){{6,7}}(?![\d*A-Za-z.])"
)
_WHOSE = ("家庭", "住宅", "家中", "家里", "个人", "私人", "户主", "本人", "监护人", "家长", "家属")
_HOME = Pattern(  # each begins with a plain character, so that the engine can leap to it
    "|".join([*(rf"{whose}(?:固定|联系)?(?:电话|座机|固话)" for whose in _WHOSE), "宅电", "家电话"])
)
_COLUMN = Pattern(r"电话|座机|固话|联系方式|宅电")
_OFFICE = Pattern(r"办公|单位|监督|咨询|举报|值班|传真|服务|投诉|热线|部门|机构")
_ROSTER = Pattern(r"户主|身份证|家庭|住址|出生|低保|残疾|银行|卡号|监护|救助|补贴|年龄")


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """After words that say home; in the telephone column of a list of private persons."""
    if _HOME.search(text):
        for match in _NUMBER.finditer(text):
            if _HOME.search(stream.label(match.start())):
                yield Hit(DETECTOR.code, match.start(), match.end())
    for column in stream.columns:
        if not _COLUMN.search(column.label) or _OFFICE.search(column.labels) or not _ROSTER.search(column.labels):
            continue
        for start, end in column.cells:
            if text[start] in "19" and text[start:end].isdigit():  # a mobile number, for one
                continue
            for match in _NUMBER.finditer(text, start, end):
                yield Hit(DETECTOR.code, match.start(), match.end())


DETECTOR = Detector(
    code="P-04",
    name="私人固定电话",
    level="warning",
    cite=PERSONAL,
    find=find,
    mend="删去；办公电话可以保留",
    good="联系电话：0955-1234567（党政综合办公室），传真：0955-1234568。",
    bad="家庭电话：0955-1234567。",
)
