"""Where somebody lives, below the village or the community: group, house, building, unit, room."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import PERSONAL
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Stream

_N = r"[0-9一二三四五六七八九十百甲乙丙东西南北A-Za-z]"
_S = r"[ \u200b\-]{0,2}"
_HOUSE = rf"(?:{_N}{{1,5}}{_S}(?:之{_S}\d{{1,2}}{_S})?[号户])"
_ROOM = (
    rf"(?:{_N}{{1,4}}{_S}(?:栋|幢|座|号楼|号院|楼){_S})(?:{_N}{{1,3}}{_S}单元{_S})?(?:{_N}{{1,3}}{_S}[层楼]{_S})?"
    rf"(?:{_N}{{1,5}}{_S}[室号户])"
)
_GROUP = rf"(?:{_S}(?:村民小组|[一-龥]{{0,4}}{_N}{{1,3}}{_S}(?:村民小)?(?:组|社|队))){_S}"
_BELOW = Pattern(
    rf"(?:(?<=村)|(?<=社区)|(?<=委会)){_GROUP}(?:[一-龥]{{0,6}}?{_S})?{_HOUSE}(?:{_S}{_ROOM})?|"
    rf"(?:(?<=村)|(?<=社区)|(?<=委会)){_S}(?:第?{_HOUSE}(?![文令召院])|[一-龥]{{1,8}}?(?:路|街|巷|弄|庄|屯|坪|湾|沟|寨|小区|家园|苑){_S}{_HOUSE}?{_S}{_ROOM})|"
    rf"(?:[一-龥]{{2,10}}?(?:路|街|巷|弄|小区|花园|家园|苑|公寓|新村){_S})(?:{_HOUSE}{_S})?{_ROOM}"
)
_FLAT = Pattern(
    rf"(?:[一-龥]{{2,10}}?(?:小区|花园|家园|苑|公寓|新村){_S}){_HOUSE}?{_S}\d{{1,3}}-\d{{1,3}}-\d{{2,4}}(?!\d)",
    "小区", "花园", "家园", "苑", "公寓", "新村",
)  # fmt: skip
_ANCHOR = Pattern(r"[号户室](?![文令召院楼])")
_NUMBERED = Pattern(rf"{_N}[ \u200b\-]?$")
"""What every address below the village ends in; words are searched only before it."""
_FARTHEST = 48
_OFFICIAL = Pattern(r"政府|政务|机关|办公|大厅|中心|委员会|大楼|办事|窗口|银行|医院|学校|公司|站|局|院")
_COLUMN = Pattern(r"住址|地址|住所|户籍地|居住地|家庭所在")
_ROSTER = Pattern(r"姓名|户主|身份证|申请人|低保|残疾|监护")
_OFFICES = Pattern(r"单位|机构|部门|企业|网点|站点|办公|法定代表人")
_SAID = Pattern(
    r"(?:家庭住址|家庭地址|现住址|户籍地址?|户籍所在地|居住地址?|住所地|住址|家住|现住|居住在|住在)"
    r"[ \u200b\t]{0,3}[:|为是\t]?[ \u200b\t]{0,3}([^,，。;；、\n\t()（）|*]{4,60})"
)
_WORDS = ("住址", "家庭地址", "户籍", "居住", "住所", "家住", "现住", "住在")
_DOWN_TO = Pattern(
    r"^.*?(?:行政村|村民委员会|居民委员会|村委会|居委会|社区|新村(?=.{2})|村(?!民|委)|[镇乡](?!村)|街道(?=.))"
)
_VILLAGE = Pattern(r"^.*?(?:行政村|村民委员会|居民委员会|村委会|居委会|社区|村(?!民|委))")
_DETAIL = Pattern(r"[0-9A-Za-z一二三四五六七八九十百][^一-龥]{0,2}(?:号|户|室|组|栋|幢|单元|社|队|楼)|\d")
_NEAR = 14


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """Only what lies below the village: the village itself may be published."""
    for column in stream.columns:
        if _COLUMN.search(column.label) and _ROSTER.search(column.labels) and not _OFFICES.search(column.label):
            for start, end in column.cells:
                yield from _below(text, start, end)
    if any(word in text for word in _WORDS):
        for match in _SAID.finditer(text):
            yield from _below(text, *match.span(1))
    for start, end in _shaped(text, stream):
        if not _OFFICIAL.search(text, max(0, start - _NEAR), min(len(text), end + 6)):
            yield Hit(DETECTOR.code, start, end)


def _shaped(text: str, stream: Stream) -> Iterator[tuple[int, int]]:
    """Where words have the shape of an address, whatever stands before them."""
    columns = {heading for heading in stream.headings if _COLUMN.search(heading)}
    for anchor in _ANCHOR.finditer(text):
        before = text[anchor.start() - 2 : anchor.start()]
        if not _NUMBERED.search(before) or (columns and stream.heading(anchor.start()) in columns):
            continue
        for match in _BELOW.finditer(text, max(0, anchor.start() - _FARTHEST), anchor.end()):
            if match.end() == anchor.end():
                yield match.span()
    for match in _FLAT.finditer(text):
        yield match.span()


def _below(text: str, start: int, end: int) -> Iterator[Hit]:
    """The part of an address below the village; below the township where no village is named."""
    value = text[start:end]
    head = _VILLAGE.match(value) or _DOWN_TO.match(value)
    below = head.end() if head else 0
    rest = value[below:]
    if len(rest.strip()) >= 2 and _DETAIL.search(rest) and not _OFFICIAL.search(rest):
        yield Hit(DETECTOR.code, start + below, start + len(value.rstrip()))


DETECTOR = Detector(
    code="P-08",
    name="家庭住址（村、社区以下）",
    level="warning",
    cite=PERSONAL,
    find=find,
    mend="只写到行政村或社区",
    good="办公地址：松溪镇溪边路1号政府大楼305室；竹坪村三组修建道路2公里。",
    bad="家住松溪镇竹坪村三组12号。",
)
