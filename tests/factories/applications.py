"""Cases for tests, made by the real actions at moments of their own."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from tests.factories.organs import county, township
from tests.factories.people import actor

from gongkai.law.today import SHANGHAI
from gongkai.office.applications.actions.confirm import confirm
from gongkai.office.applications.actions.decide import Decision, decide
from gongkai.office.applications.actions.issue import issue
from gongkai.office.applications.actions.receive import Request, receive
from gongkai.office.applications.actions.review import review, submit
from gongkai.office.applications.actions.send import send
from gongkai.office.applications.identity import Identity
from gongkai.office.applications.models import Application
from gongkai.office.journal.actor import Actor
from gongkai.office.letters.models import Letter
from gongkai.office.organs.models import Organ

ZHANG = Identity(
    name="张三丰",
    id_kind="居民身份证",
    id_number="110101199003070134",
    telephone="13800138000",
    address="清河镇南街1号",
)


def at(on: date | str, hour: int = 10) -> datetime:
    """A moment of that day in Shanghai."""
    day = date.fromisoformat(on) if isinstance(on, str) else on
    return datetime.combine(day, time(hour), SHANGHAI)


@dataclass(frozen=True)
class House:
    """A township with somebody in every post."""

    organ: Organ
    officer: Actor
    head: Actor
    secrecy: Actor
    leader: Actor


def house() -> House:
    county()
    town = township(details={"abbreviation": "清政", "telephone": "0938-1234567", "address": "清河镇中街2号"})
    return House(
        town,
        actor(town, "officer", "handler"),
        actor(town, "office_head"),
        actor(town, "secrecy_reviewer"),
        actor(town, "leader"),
    )


def received(of: House, on: str = "2026-03-02", **given: Any) -> Application:
    """A registered letter that came on a day."""
    whole = {
        "way": "registered_post",
        "arrived_on": date.fromisoformat(on),
        "demand": "2025年清河镇农村低保金发放名单",
        "identity": ZHANG,
        "applicant_kind": "natural",
    }
    return receive(actor=of.officer, organ=of.organ, request=Request(**whole | given), at=at(on)).case


def confirmed(of: House, case: Application, on: str) -> Application:
    return confirm(actor=of.officer, case=case, on=date.fromisoformat(on), how="电话与本人确认", at=at(on))


def signed(of: House, case: Application, letter: Letter, on: str) -> Letter:
    """A letter handed in, agreed to by everybody in turn, and issued."""
    submit(actor=of.officer, case=case, letter=letter, at=at(on))
    for who in (of.secrecy, of.head, of.leader):
        review(actor=who, case=case, letter=letter, agrees=True, opinion="", at=at(on))
    return issue(actor=of.officer, case=case, letter=letter, at=at(on))


def answered(of: House, case: Application, on: str, outcome: str = "granted.provided", **given: Any) -> Letter:
    """The answer decided, signed and posted on one day."""
    finding = given.pop("finding", "经查，该信息可以公开。")
    decision = Decision(given.pop("unit", 1), outcome, finding, **given)
    letter = decide(actor=of.officer, case=case, decision=decision, at=at(on))
    letter = signed(of, case, letter, on)
    return send(
        actor=of.officer,
        case=case,
        letter=letter,
        way="post",
        on=date.fromisoformat(on),
        tracking="XA12345678945",
        at=at(on),
    )
