"""Annual reports for tests, taken along their way by the real actions."""

from datetime import datetime

from tests.factories.applications import House, at, house

from gongkai.office.annual.actions.begin import begin
from gongkai.office.annual.actions.publish import Prepared, prepare, publish
from gongkai.office.annual.actions.review import review
from gongkai.office.annual.actions.sign import sign
from gongkai.office.annual.actions.type_in import confirm_none
from gongkai.office.annual.actions.write_text import write_text
from gongkai.office.annual.models import Annual, Version
from gongkai.office.organs.models import Organ

OVERVIEW = (
    "（一）主动公开。全年通过政府网站公开信息{n}条。\n"
    "（二）依申请公开。按规定办理公众申请，登记、审核、答复、归档各环节均有专人负责。\n"
    "（三）政府信息管理。逐件确定公开属性，定期清理失效信息。\n"
    "（四）政府信息公开平台建设。维护政府网站信息公开专栏，方便群众查阅。\n"
    "（五）监督保障。{year}年组织业务培训2次；工作考核、社会评议均已开展，未发生责任追究。"
)
PROBLEMS = (
    "存在的主要问题：一是政策解读形式还不够多样，群众看不明白的还有{n}处；二是栏目更新有时不及时。\n"
    "改进情况：一是增加图文解读；二是建立每月检查制度，逐项对照整改。"
)


def named_house() -> House:
    """A township with its full name and everybody in a post: a report says who it is of."""
    made = house()
    Organ.objects.filter(pk=made.organ.pk).update(name="清河镇人民政府", short="清河镇")
    made.organ.refresh_from_db()
    return made


def begun(of: House, year: int = 2025, on: str = "2026-01-08") -> Annual:
    """A draft with nothing in it but the customary opening."""
    return begin(actor=of.officer, organ=of.organ, year=year, at=at(on))


def finished(of: House, year: int = 2025, on: str = "2026-01-08", n: int = 12) -> Annual:
    """A draft with its texts written and 本年无 confirmed for table 2."""
    annual = begun(of, year, on)
    texts = {
        1: OVERVIEW.format(n=n, year=year),
        5: PROBLEMS.format(n=n),
        6: f"{year}年，{of.organ.name}未收取政府信息公开信息处理费。",
    }
    write_text(actor=of.officer, annual=annual, texts=texts, at=at(on))
    confirm_none(actor=of.officer, annual=annual, at=at(on))
    return annual


def reviewed(of: House, year: int = 2025, on: str = "2026-01-09", n: int = 12) -> Version:
    """A report that the head has reviewed."""
    return review(actor=of.head, annual=finished(of, year, on, n), at=at(on))


def signed(of: House, year: int = 2025, on: str = "2026-01-12", n: int = 12) -> Annual:
    """A report that the leader has signed."""
    version = reviewed(of, year, on, n)
    sign(actor=of.leader, annual=version.annual, seen=version.digest, at=at(on, 11))
    return Annual.objects.get(pk=version.annual_id)


def published(
    of: House, year: int = 2025, on: str = "2026-01-15", n: int = 12, files: Prepared | None = None
) -> Annual:
    """A published report."""
    annual = signed(of, year, on, n)
    publish(actor=of.officer, annual=annual, prepared=files or written(annual), at=moment(on))
    return Annual.objects.get(pk=annual.pk)


_WRITTEN: dict[str, Prepared] = {}
"""What was signed, by its hash → its six files: the same value is written and read back once."""


def written(annual: Annual) -> Prepared:
    """The six files of a signed report."""
    digest = annual.versions.order_by("-number")[0].digest
    if digest not in _WRITTEN:
        _WRITTEN[digest] = prepare(annual)
    return _WRITTEN[digest]


def moment(on: str) -> datetime:
    """Noon of a day."""
    return at(on, 12)
