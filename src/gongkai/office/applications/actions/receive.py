"""An application arrives and is registered (政府信息公开条例 第二十九条、第三十一条)."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from gongkai.law import applicants, arrivals
from gongkai.law.errors import LawError
from gongkai.law.today import civil
from gongkai.office.applications import access, settling
from gongkai.office.applications.identity import Identity, demand_print
from gongkai.office.applications.models import Application, Event, Series, Unit
from gongkai.office.applications.papers import new_code
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import PUBLIC, Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.actions.make import make
from gongkai.office.keys.sealing import Place, sealer
from gongkai.office.organs.models import Organ
from gongkai.office.practice.queries import chosen
from gongkai.office.search.actions.index import index

FORMS = {"paper": "纸质", "electronic": "电子", "other": "其他"}
WAYS = {"post": "邮寄", "email": "电子邮件", "pick_up": "自行领取", "fax": "传真", "read": "当场阅读、抄录"}


@dataclass(frozen=True)
class Request:
    """What came in."""

    way: str
    arrived_on: date
    demand: str
    identity: Identity = field(default_factory=Identity)
    applicant_kind: str = ""
    form_wanted: str = ""
    way_wanted: str = ""
    fixed_by: str = ""
    is_opening: bool = False
    confirmed_on: date | None = None
    """For a backlog case: the day on which both sides had confirmed."""


@dataclass(frozen=True)
class Received:
    """The case, and the query code that is shown once and kept nowhere."""

    case: Application
    code: str


@transaction.atomic
def receive(*, actor: Actor, organ: Organ, request: Request, at: datetime, seed: str = "", once: str = "") -> Received:
    """Registers what came in; raises Forbidden, or Unlawful with the field for what cannot be.

    Nothing is refused for being incomplete: what article 29 wants is asked for by a correction. `seed` makes the query
    code, so that the receipt of a form that was sent twice can be shown again.
    """
    access.demand(actor, "receive", organ.code)
    refuse(organ, request, actor=actor, on=civil(at))
    code, code_print = new_code(seed)
    case = registered(organ, request, code_print, at=at)
    if request.confirmed_on is not None:
        Event.objects.create(
            application=case, kind="confirmed", on=request.confirmed_on, entered_at=at, entered_by=actor.id
        )
    index(kind="application", key=str(case.pk), organ=organ.code, texts=[request.demand, request.identity.name])
    write(
        actor=actor,
        organ=organ.code,
        verb="applications.receive",
        subject=case.subject,
        told=f"登记申请{case.number}（{arrivals.get(request.way, on=request.arrived_on).term}）",
        at=at,
        change=Change(
            after={
                "way": request.way,
                "arrived_on": request.arrived_on.isoformat(),
                "applicant_kind": request.applicant_kind,
                "form_wanted": request.form_wanted,
                "way_wanted": request.way_wanted,
                "is_opening": request.is_opening,
            },
            sealed={"identity": case.identity, "demand": case.demand},
        ),
        once=once,
    )
    settling.settle(case, on=civil(at))
    return Received(case, code)


def registered(organ: Organ, request: Request, code_print: str | None, *, at: datetime) -> Application:
    """The case with its number and its one unit, sealed under a key of its own; no code, no asking."""
    year = request.arrived_on.year if request.is_opening else civil(at).year
    case = Application(
        organ=organ,
        year=year,
        serial=Series.take(organ, year),
        key=make(at=at),
        way=request.way,
        arrived_on=request.arrived_on,
        fixed_by=request.fixed_by.strip()[:200],
        applicant_kind=request.applicant_kind,
        form_wanted=request.form_wanted,
        way_wanted=request.way_wanted,
        applicant_print=request.identity.print_of(),
        demand_print=demand_print(request.demand),
        code_print=code_print,
        is_opening=request.is_opening,
        entered_at=at,
    )
    own, row, demand = sealer(case.key), case.key.id.hex, request.demand.strip()
    case.identity = request.identity.sealed(own, row)
    case.demand = own.seal(demand, Place("application", "demand", row))
    case.save(force_insert=True)
    Unit.objects.create(application=case, number=1, demand=own.seal(demand, Place("unit", "demand", f"{row}-1")))
    return case


def refuse(organ: Organ, request: Request, *, actor: Actor, on: date) -> None:
    """Raises Unlawful, with the field, for what cannot be registered on a day."""
    if request.arrived_on > on:
        raise Unlawful("收到日期在今天之后", {"arrived_on": f"最晚填今天（{on.isoformat()}）"})
    if request.arrived_on < date(2019, 5, 15):
        raise Unlawful("收到日期早于2019年5月15日，那时的条例期限不同，本系统不办", {"arrived_on": "核对年份"})
    if not request.demand.strip():
        raise Unlawful("没有写申请公开的内容", {"demand": "照申请书原文录入"})
    if organ.until_on is not None and organ.until_on < on:
        raise Unlawful(f"{organ.name}已撤并，由承继的机关受理", {"organ": "选承继的机关"})
    if actor == PUBLIC and not chosen("apply_online", organ=organ, on=on):
        raise Unlawful("本机关没有开通网上申请，请当面提交或者邮寄")
    _refuse_choices(request, on=on)


def _refuse_choices(request: Request, *, on: date) -> None:
    try:
        way = arrivals.get(request.way, on=request.arrived_on)
    except LawError:
        raise Unlawful("没有选收到的方式", {"way": "从列表里选"}) from None
    for name, known in (("applicant_kind", applicants.keys()), ("form_wanted", FORMS), ("way_wanted", WAYS)):
        if getattr(request, name) not in ("", *known):
            raise Unlawful("没有这个选项", {name: "从列表里选"})
    if request.confirmed_on is not None and (
        not way.needs_confirmation or not request.arrived_on <= request.confirmed_on <= on
    ):
        raise Unlawful("确认日期不对", {"confirmed_on": "在收到之后、今天之前；当面和挂号不需要确认"})
