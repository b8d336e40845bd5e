"""A request to correct a record arrives and is registered, apart from applications (政府信息公开条例 第四十一条)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongkai.law import arrivals, limits
from gongkai.law.errors import LawError
from gongkai.law.today import civil
from gongkai.office.applications.identity import Identity
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.actions.make import make
from gongkai.office.keys.sealing import sealer
from gongkai.office.keys.texts import seal
from gongkai.office.organs.models import Organ
from gongkai.office.practice import queries as practice
from gongkai.office.rectifications import access
from gongkai.office.rectifications.models import Rectification, Series


@dataclass(frozen=True)
class Asked:
    """What came in: who asks, what is wrong and how it should read, and the evidence that was brought."""

    way: str
    received_on: date
    asked: str
    proof: str
    identity: Identity


@transaction.atomic
def register(*, actor: Actor, organ: Organ, asked: Asked, at: datetime, once: str = "") -> Rectification:
    """Registers it under a number of its own series; raises Forbidden, or Unlawful with the field."""
    access.demand(actor, "register", organ.code)
    today = civil(at)
    _refuse(asked, on=today)
    period = limits.get("record_correction", on=asked.received_on, own=practice.own_limits(today)).period
    made = Rectification(
        organ=organ, key=make(at=at), year=today.year, serial=Series.take(organ, today.year),
        way=asked.way, received_on=asked.received_on,
        due_on=period.ends_on(asked.received_on, practice.calendar()), entered_at=at,
    )  # fmt: skip
    made.identity = asked.identity.sealed(sealer(made.key), made.row)
    made.asked, made.proof = seal(made, "asked", asked.asked), seal(made, "proof", asked.proof)
    made.save(force_insert=True)
    write(
        actor=actor, organ=organ.code, verb="rectifications.register", subject=made.subject,
        told=f"登记更正申请{made.number}", at=at,
        change=Change(
            after={"way": asked.way, "received_on": asked.received_on.isoformat()},
            sealed={"identity": made.identity, "asked": made.asked, "proof": made.proof},
        ),
        once=once,
    )  # fmt: skip
    return made


def _refuse(asked: Asked, *, on: date) -> None:
    if asked.received_on > on:
        raise Unlawful("收到日期在今天之后", {"received_on": f"最晚填今天（{on.isoformat()}）"})
    try:
        arrivals.get(asked.way, on=asked.received_on)
    except LawError as error:
        raise Unlawful(f"收到的方式或日期不对：{error}", {"way": "从列表里选"}) from None
    lacking = {
        name: say
        for name, value, say in (
            ("name", asked.identity.name, "要告知结果，必须知道是谁"),
            ("asked", asked.asked, "写哪一条记录、哪里不准确、应当怎样"),
            ("proof", asked.proof, "写申请人提供了什么证据；没有的先请其提供"),
        )
        if not value.strip()
    }
    if lacking:
        raise Unlawful("更正要有证据证明与自身相关的记录不准确（政府信息公开条例 第四十一条）", lacking)
