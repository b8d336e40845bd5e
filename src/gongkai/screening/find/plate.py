"""Licence plates of vehicles, those of new-energy cars too."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import PERSONAL
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_A = "[A-HJ-NP-Za-hj-np-z]"
_C = "[A-HJ-NP-Za-hj-np-z0-9]"
_S = r"[ \u200b]{0,2}"
_CUT = r"[ \u200b\t\n]{0,2}"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = Pattern(
    rf"[{_PROVINCES}](?<![A-Za-z0-9].){_S}{_A}(?:{_CUT}[.\-]{_S}|{_CUT})"
    rf"(?:{_C}{_S}){{4}}(?:{_C}{_S}{_C}|{_C}|[挂学警港澳使领])(?![A-Za-z0-9*])"
)
_LEAST_DIGITS = 3


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """Province, letter, and five or six characters of which three at least are digits."""
    for match in _PLATE.finditer(text):
        if sum(char.isdigit() for char in match[0]) >= _LEAST_DIGITS:
            yield Hit(DETECTOR.code, match.start(), match.end())


DETECTOR = Detector(
    code="P-06",
    name="机动车号牌",
    level="warning",
    cite=PERSONAL,
    find=find,
    mend="遮去中间几位",
    good="宁ICP备12345678号，京B2-20110016。",
    bad="车牌号宁A12345。",
)
