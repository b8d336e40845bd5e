"""What was destroyed stays destroyed: keys that an older backup brings back are taken away again."""

from collections.abc import Mapping
from contextlib import suppress
from uuid import UUID

from django.db import transaction

from gongkai.law.today import civil, now
from gongkai.office.applications.actions.archive import emptied as emptied_case
from gongkai.office.applications.actions.strike import take_back
from gongkai.office.applications.models import Application
from gongkai.office.applications.settling import settle
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.actions.destroy import destroy
from gongkai.office.keys.models import DataKey
from gongkai.office.ledgers.actions.drop import emptied as emptied_ledger
from gongkai.office.ledgers.models import Ledger

REASON = "恢复的备份做在这一件匿名化以前；匿名化不因恢复而撤销"


def again(gone: Mapping[str, str]) -> list[str]:
    """Destroys anew what came back; returns what, in words."""
    alive = DataKey.objects.filter(destroyed_at__isnull=True).values_list("pk", flat=True).iterator()
    return [_destroyed(key) for key in [key for key in alive if key.hex in gone]]


@transaction.atomic
def _destroyed(key: UUID) -> str:
    case = Application.objects.filter(key=key).first()
    if case is not None:
        return _case(case)
    ledger = Ledger.objects.select_related("organ").filter(key=key).first()
    if ledger is not None:
        return _ledger(ledger)
    destroy(key_id=key, at=now())
    return f"数据密钥 {key.hex[:8]}…"


def _case(case: Application) -> str:
    if case.concluded_on is None:
        # Only a mistaken registration is made anonymous without an end.
        with suppress(Unlawful):
            take_back(actor=SYSTEM, case=case, reason=REASON, at=now())
    case = Application.objects.select_for_update(of=("self",)).select_related("organ", "key").get(pk=case.pk)
    emptied_case(case, actor=SYSTEM, at=now())
    write(
        actor=SYSTEM, organ=case.organ.code, verb="applications.anonymise", subject=case.subject,
        told=f"{case.number}匿名化", at=now(), change=Change(reason=REASON),
    )  # fmt: skip
    settle(case, on=civil(now()))
    return f"{case.organ.name}的申请 {case.number}"


def _ledger(ledger: Ledger) -> str:
    if ledger.state == Ledger.State.READ:
        ledger.state, ledger.ended_at = Ledger.State.DROPPED, now()
    emptied_ledger(ledger, at=now())
    write(
        actor=SYSTEM, organ=ledger.organ.code, verb="ledgers.drop", subject=ledger.subject,
        told=f"删除{ledger.year}年台账里没有导入的行", at=now(), change=Change(reason=REASON),
    )  # fmt: skip
    return f"{ledger.organ.name}的{ledger.year}年台账（要用请重新上传）"
