"""A case that ends without an answer: the applicant let a period pass, took it back, or it was joined to another."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law import outcomes
from gongkai.law.today import civil
from gongkai.office.applications import access, diary, settling
from gongkai.office.applications.models import Application, Unit
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.letters.models import Letter
from gongkai.office.practice import queries as practice

_LAPSED = {"correction": "other.not_corrected", "fee": "other.fee_unpaid"}


@transaction.atomic
def lapse(*, actor: Actor, case: Application, at: datetime, once: str = "") -> Application:
    """Concludes a case whose applicant did not correct or pay in time, on the day after the period lapsed."""
    access.demand(actor, "lapse", case.organ.code)
    case = locked(case)
    on = civil(at)
    clock = diary.read(case, case.events.all(), on=on, calendar=practice.calendar(), own=practice.own_limits(on))
    if clock.wait is None:
        raise Unlawful("现在不是在等申请人补正或缴费")
    if not clock.wait.has_lapsed:
        raise Unlawful(f"期限还没有过，最晚等到{clock.wait.until_on.isoformat()}")
    return _ended(actor, case, _LAPSED[clock.wait.what], on=clock.wait.concludes_on, at=at, once=once, reason="")


@transaction.atomic
def withdraw(*, actor: Actor, case: Application, on: date, reason: str, at: datetime, once: str = "") -> Application:
    """The applicant takes it back: concluded on the day this was received. Raises Forbidden or Unlawful."""
    access.demand(actor, "withdraw", case.organ.code)
    case = locked(case)
    _refuse_day(case, on, at)
    if not reason.strip():
        raise Unlawful("没有写怎样撤回的", {"reason": "如：3月5日收到书面撤回申请"})
    return _ended(actor, case, "other.other", on=on, at=at, once=once, reason=reason)


@transaction.atomic
def join(*, actor: Actor, case: Application, to: Application, reason: str, at: datetime, once: str = "") -> Application:
    """Joins a case to another of the same applicant: concluded today, answered with the other. Forbidden, Unlawful."""
    access.demand(actor, "join", case.organ.code)
    case = locked(case)
    if to.pk == case.pk or to.organ_id != case.organ_id or to.concluded_on is not None:
        raise Unlawful("只能并入本机关另一件未办结的申请", {"to": "核对编号"})
    if to.applicant_print != case.applicant_print:
        raise Unlawful("不是同一申请人，不能并案", {"to": "核对申请人"})
    if not reason.strip():
        raise Unlawful("没有写为什么并案", {"reason": "写原因"})
    case.joined_to = to
    return _ended(actor, case, "other.other", on=civil(at), at=at, once=once, reason=f"并入{to.number}：{reason}")


def _refuse_day(case: Application, on: date, at: datetime) -> None:
    if not case.arrived_on <= on <= civil(at):
        raise Unlawful("日期应在收到之后、今天之前", {"on": "核对日期"})


def _ended(
    actor: Actor, case: Application, outcome: str, *, on: date, at: datetime, once: str, reason: str
) -> Application:
    issued = Letter.objects.filter(subject_kind="application", subject_key=str(case.pk), kind="reply", state="issued")
    if issued.exists():
        raise Unlawful("答复已经发文，先把它作废，再这样办结")
    case.concluded_on, case.concluded_as = on, outcome
    case.save(update_fields=["concluded_on", "concluded_as", "joined_to"])
    Unit.objects.filter(application=case).update(outcome=outcome)
    write(
        actor=actor, organ=case.organ.code, verb="applications.end", subject=case.subject,
        told=f"{case.number}办结：{outcomes.get(outcome, on=on).term}", at=at,
        change=Change(after={"concluded_on": on.isoformat(), "outcome": outcome}, reason=reason), once=once,
    )  # fmt: skip
    settling.settle(case, on=civil(at))
    return case
