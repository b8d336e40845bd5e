"""Passports and the permits of Hong Kong, Macau, Taiwan and foreign residents, where a label says what they are."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import PERSONAL
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_GAP = r"[ \u200b.\-]{0,2}"
_NUMBER = Pattern(
    rf"(?<![A-Za-z0-9*])(?:[A-Za-z]{_GAP}[A-Za-z]?|[A-Za-z]{{3}})(?:{_GAP}\d){{6,12}}(?![A-Za-z0-9*])|"
    rf"(?<![A-Za-z0-9*.\-])\d(?:{_GAP}\d){{7,9}}(?![A-Za-z0-9*])"
)
_SHAPE = Pattern(r"[A-Z]\d{7,10}|[A-Z]{2}\d{6,7}|[A-Z]{3}\d{12}|\d{8}|\d{10}")
_LABEL = Pattern(r"护照|通行证|台胞证|回乡证|永久居留|居留证|旅行证|居住证|证件号")
_ONLY_DIGITS = Pattern(r"台胞证|台湾居民|大陆通行证|来往大陆|回乡证")
_WORDS = ("护照", "通行证", "台胞证", "回乡证", "居留", "旅行证", "居住证", "证件号")


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """A letter or two and seven to ten digits after the name of the document; bare digits for Taiwan's permit."""
    if not any(word in text for word in _WORDS):
        return
    for match in _NUMBER.finditer(text):
        bare = match[0].replace("\u200b", "").translate({32: None, 45: None, 46: None}).upper()
        if not _SHAPE.fullmatch(bare):
            continue
        wanted = _ONLY_DIGITS if bare.isdigit() else _LABEL
        if wanted.search(stream.label(match.start())):
            yield Hit(DETECTOR.code, match.start(), match.end())


DETECTOR = Detector(
    code="P-02",
    name="护照、通行证号",
    level="error",
    cite=PERSONAL,
    find=find,
    mend="删去，或只留首尾各一两位",
    good="设备编号E20240001，批次G12345678。",
    bad="护照号码：E12345678。",
)
