"""Names of private persons: in the columns of a roster, and after words such as 户主 or 姓名 that introduce them."""

from collections.abc import Iterator

from gongkai.intake.patterns import Pattern
from gongkai.screening.find.authority import PERSONAL
from gongkai.screening.find.names import NAME, is_name
from gongkai.screening.hit import Detector, Hit
from gongkai.screening.stream import Column, Stream

_COLUMN = Pattern(
    r"^[（(]?(?:(?:基本|个人|家庭|人员|本人|对象)(?:情况|信息))?(?:户主|申请人|申请者|本人|家庭成员|成员|监护人|家长|法定监护人|代理人|领取人|领款人|受益人|补贴对象|救助对象|保障对象|低保对象|残疾人|"
    r"学生|儿童|老人|被监护人|农户|村民|居民|贫困户|脱贫户|承包方代表|与户主.{0,2}|患者|死者|逝者|收款人|持卡人|开户人|账户|帐户|人员|对象|当事人)*"
    r"(?:姓名|名字|户名|名称)?(?:[（(].{0,8})?$"
)
_NAMED = Pattern(
    r"姓名|名字|户名|户主|监护人|领取人|申请人|农户|学生|家长|收款人|持卡人|补贴对象|救助对象|保障对象|低保对象|当事人|残疾人|患者"
)
_ABOUT_WORK = Pattern(r"职务|职称|职位|分管|分工|工作单位|执法|岗位|中标|供应商|评委|法定代表人|统一社会信用")
_SAID = Pattern(
    r"(?:户主|姓名|申请人姓名|监护人|低保对象|特困人员|残疾人|受助人|领取人|领款人|救助对象|补贴对象|患者|家长|学生|孤儿|死者|贫困户|脱贫户|农户|当事人|户名)"
    r"(?:姓名)?[ \u200b\t]{0,3}(?:[:|][ \u200b\t]{0,3}|为|是|\t|(?=[一-龥][一-龥 \u200b]{1,4}[,、(]))"
    rf"({NAME})(?![一-龥])"
)
_WORDS = (
    "户主", "姓名", "监护人", "对象", "特困人员", "残疾人", "受助人", "领取人", "领款人", "患者", "家长", "学生",
    "孤儿", "死者", "贫困户", "脱贫户", "农户", "当事人", "户名",
)  # fmt: skip
_OFFICE = Pattern(r"职务|职称|镇长|乡长|书记|主任|局长|科长|主席|委员|站长|所长|分管")
_NEAR = 30


def find(text: str, stream: Stream) -> Iterator[Hit]:
    """Cells of name columns in lists that are no lists of officials; names after the words that introduce them."""
    for column in name_columns(stream):
        for start, end in column.cells:
            if is_name(text[start:end]):
                yield Hit(DETECTOR.code, start, end)
    if not any(word in text for word in _WORDS):
        return
    for match in _SAID.finditer(text):
        if is_name(match[1]) and not _OFFICE.search(text, match.end(), match.end() + _NEAR):
            yield Hit(DETECTOR.code, *match.span(1))


def name_columns(stream: Stream) -> Iterator[Column]:
    """The columns that hold names of private persons."""
    for column in stream.columns:
        if not _NAMED.search(column.label) or not _COLUMN.search(column.label):
            continue
        if not _ABOUT_WORK.search(column.labels):
            yield column


DETECTOR = Detector(
    code="P-12",
    name="名单中的姓名",
    level="warning",
    cite=PERSONAL,
    find=find,
    mend="依规定必须公示姓名的可以保留，否则写作“张某”“张某某”",
    good="姓名：张小三，职务：镇长，分管党政综合办公室。",
    bad="户主姓名：张小三，家庭人口4人。",
)
