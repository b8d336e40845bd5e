"""A review or a suit is registered, with the act that it attacks."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.applications.models import Application
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.actions.make import make
from gongkai.office.keys.texts import seal
from gongkai.office.organs.models import Organ
from gongkai.office.remedies import access, clocks
from gongkai.office.remedies.models import Procedure, Remedy, Series, Side, Stage


@dataclass(frozen=True)
class Brought:
    """What came from the review organ or the court."""

    stage: str
    attacked: str
    body: str
    filed_on: date
    received_on: date | None = None
    applicant: str = ""
    body_number: str = ""
    side: str = Side.OWN_ACT
    procedure: str = Procedure.ORDINARY
    case: Application | None = None
    after: Remedy | None = None


@transaction.atomic
def register(*, actor: Actor, organ: Organ, brought: Brought, at: datetime, once: str = "") -> Remedy:
    """Registers it under a number of its own series; raises Forbidden, or Unlawful with the field.

    The same act is counted once in each group: a second review of it, or a second suit, is refused.
    """
    access.demand(actor, "register", organ.code)
    today = civil(at)
    _refuse(organ, brought, on=today)
    made = Remedy(
        organ=organ, key=make(at=at), year=today.year, serial=Series.take(organ, today.year),
        stage=brought.stage, side=brought.side, procedure=brought.procedure, case=brought.case, after=brought.after,
        body=brought.body.strip(), body_number=brought.body_number.strip(),
        filed_on=brought.filed_on, received_on=brought.received_on,
        due_on=clocks.answer_due(brought.stage, brought.procedure, brought.received_on), entered_at=at,
    )  # fmt: skip
    made.applicant, made.attacked = seal(made, "applicant", brought.applicant), seal(made, "attacked", brought.attacked)
    made.save(force_insert=True)
    write(
        actor=actor, organ=organ.code, verb="remedies.register", subject=made.subject,
        told=f"登记{made.get_stage_display()}{made.number}", at=at,
        change=Change(
            after={
                "stage": made.stage,
                "side": made.side,
                "filed_on": made.filed_on.isoformat(),
                "case": brought.case.pk if brought.case else None,
            },
            sealed={"applicant": made.applicant, "attacked": made.attacked},
        ),
        once=once,
    )  # fmt: skip
    return made


def _refuse(organ: Organ, brought: Brought, *, on: date) -> None:
    if (
        brought.stage not in Stage.values
        or brought.side not in Side.values
        or brought.procedure not in Procedure.values
    ):
        raise Unlawful("没有选是复议还是诉讼、本机关的身份或者程序", {"stage": "从列表里选"})
    lacking = {
        name: say
        for name, value, say in (
            ("attacked", brought.attacked, "写对哪一个答复、哪一条公开的信息或者没有答复哪一件申请"),
            ("body", brought.body, "写复议机关或者人民法院的全称"),
        )
        if not value.strip()
    }
    if lacking:
        raise Unlawful("还缺必填的内容", lacking)
    if brought.filed_on > on:
        raise Unlawful("受理（立案）日期在今天之后", {"filed_on": f"最晚填今天（{on.isoformat()}）"})
    if brought.received_on is not None and not brought.filed_on <= brought.received_on <= on:
        raise Unlawful("收到副本应在受理（立案）之后、今天之前", {"received_on": "核对日期"})
    _refuse_links(organ, brought)


def _refuse_links(organ: Organ, brought: Brought) -> None:
    if brought.case is not None and brought.case.organ_id != organ.pk:
        raise Unlawful("所针对的申请不是本机关办理的", {"case": "另选"})
    if brought.stage == Stage.REVIEW and brought.after is not None:
        raise Unlawful("行政复议前面不会再有复议", {"after": "留空"})
    if brought.stage == Stage.DIRECT and brought.after is not None:
        raise Unlawful("经过复议的，应登记为“复议后起诉”", {"stage": "改选，否则表四会计错栏"})
    if brought.after is not None and (brought.after.organ_id != organ.pk or not brought.after.is_review):
        raise Unlawful("前面的复议不是本机关登记的复议", {"after": "另选"})
    if brought.case is None:
        return
    same = Remedy.objects.filter(case=brought.case, struck_at__isnull=True)
    twin = same.filter(stage=brought.stage).first()
    if twin is not None:
        said = "同一行为的一审、二审是一件，在原来那一件里登记裁判"
        raise Unlawful(f"这件申请已经登记过{twin.get_stage_display()}（{twin.number}）", {"case": said})
    if brought.stage == Stage.DIRECT and same.filter(stage=Stage.REVIEW).exists():
        raise Unlawful("这件申请已经登记过行政复议，再起诉的应登记为“复议后起诉”", {"stage": "改选"})
