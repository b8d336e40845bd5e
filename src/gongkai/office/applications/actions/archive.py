"""A concluded case put into the archive with its number; and, when its time has come, made anonymous for ever."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.applications import access, settling
from gongkai.office.applications.models import Application
from gongkai.office.applications.opening import locked
from gongkai.office.files.actions.destroy import destroy as destroy_files
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.actions.destroy import destroy as destroy_key
from gongkai.office.practice.queries import chosen
from gongkai.office.search.actions.index import forget


@transaction.atomic
def archive(*, actor: Actor, case: Application, number: str, at: datetime, once: str = "") -> Application:
    """Archives a concluded case (第四十五条); raises Forbidden or Unlawful."""
    access.demand(actor, "archive", case.organ.code)
    case = locked(case, also_over=True)
    if case.concluded_on is None:
        raise Unlawful("还没有办结，不能归档")
    if case.archived_at is not None:
        raise Unlawful(f"已经归档（{case.archive_number}）")
    if not number.strip():
        raise Unlawful("没有写档号", {"number": "按本机关档案编号"})
    case.archived_at, case.archive_number = at, number.strip()[:40]
    case.save(update_fields=["archived_at", "archive_number"])
    write(
        actor=actor, organ=case.organ.code, verb="applications.archive", subject=case.subject,
        told=f"{case.number}归档，档号{case.archive_number}", at=at, once=once,
    )  # fmt: skip
    settling.settle(case, on=civil(at))
    return case


@transaction.atomic
def anonymise(*, actor: Actor, case: Application, reason: str, at: datetime, once: str = "") -> Application:
    """Destroys the case's key and files: who asked and what is gone for ever, what is counted stays.

    Raises Forbidden, or Unlawful before the case is archived or its years are over; a registration that was a mistake
    has no years to wait. The journal still verifies.
    """
    access.demand(actor, "anonymise", case.organ.code)
    case = locked(case, also_over=True, also_struck=True)
    early = too_early(case, civil(at))
    if early:
        raise Unlawful(early)
    if not reason.strip():
        raise Unlawful("没有写依据", {"reason": "写销毁审批的文件"})
    emptied(case, actor=actor, at=at)
    write(
        actor=actor, organ=case.organ.code, verb="applications.anonymise", subject=case.subject,
        told=f"{case.number}匿名化", at=at, change=Change(reason=reason), once=once,
    )  # fmt: skip
    settling.settle(case, on=civil(at))
    return case


def emptied(case: Application, *, actor: Actor, at: datetime) -> None:
    """Takes a locked case's key and files away, and whatever tells of the person; whoever calls journals why."""
    destroy_files(actor=actor, organ=case.organ, subject=case.subject, at=at)
    destroy_key(key_id=case.key_id, at=at)
    forget(kind="application", key=str(case.pk))
    case.anonymised_at = at
    case.identity = case.demand = ""
    case.applicant_print = case.demand_print = ""
    case.code_print, case.fixed_by = None, ""
    case.save()


def too_early(case: Application, on: date) -> str:
    """Why a case may not be anonymised yet; empty where it may. One query for an archived one."""
    if case.struck_at is not None:
        return ""
    if case.archived_at is None or case.concluded_on is None:
        return "还没有归档，不能匿名化"
    years = chosen("retention_years", organ=case.organ, on=on)
    if on.year - case.concluded_on.year > years:
        return ""
    return f"保管年限{years}年还没有过；{case.concluded_on.year + years + 1}年以后才能匿名化"
