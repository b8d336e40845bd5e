"""信息处理费: worked out by one of the two standards, noticed, paid, refunded (国办函〔2020〕109号)."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law import fees
from gongkai.law.today import civil
from gongkai.office.applications import access, settling
from gongkai.office.applications.actions.enter import happened
from gongkai.office.applications.actions.prepare import prepare
from gongkai.office.applications.models import Application, Charge
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful


def reckon(case: Application, *, standard: str, pages: int = 0, on: date) -> fees.Fee:
    """What a case costs: by items within the applicant's month, or by pages; raises Unlawful for a wrong standard."""
    if standard == "pages":
        if pages < 1:
            raise Unlawful("没有写页数", {"pages": "单面A4及以下为1页"})
        return fees.by_pages(pages, on=on)
    if standard != "items":
        raise Unlawful("没有选收费标准", {"standard": "按件或者按量，只能用一种"})
    return fees.by_items(case.units.count(), before=_before(case), on=on)


def _before(case: Application) -> int:
    """How many units the same applicant had at this organ in the same month before this case."""
    if case.receipt_on is None:
        raise Unlawful("还没有与申请人确认，不能计费")
    from gongkai.office.applications.models import Unit

    return Unit.objects.filter(
        application__organ=case.organ,
        application__applicant_print=case.applicant_print,
        application__receipt_on__year=case.receipt_on.year,
        application__receipt_on__month=case.receipt_on.month,
        application__pk__lt=case.pk,
    ).count()


@transaction.atomic
def charge(
    *, actor: Actor, case: Application, standard: str, how_to_pay: str, at: datetime, pages: int = 0, once: str = ""
) -> Charge:
    """Decides a fee and drafts its notice; raises Forbidden, or Unlawful: nothing to pay, charged already, too late."""
    access.demand(actor, "charge", case.organ.code)
    case = locked(case)
    fee = reckon(case, standard=standard, pages=pages, on=civil(at))
    if fee.amount_fen == 0:
        raise Unlawful(f"算出来是0元，不用收费：{fee.units}{'页' if standard == 'pages' else '件'}在免费范围内")
    if case.due_on is not None and civil(at) > case.due_on:
        raise Unlawful("答复期限已过，不能再通知收费（收费通知要在办理期限内发出）")
    if Charge.objects.filter(application=case).exists():
        raise Unlawful("这一件已经定过收费，两种标准不能并用，也不能收两次")
    if not how_to_pay.strip():
        raise Unlawful("没有写怎样缴费", {"how_to_pay": "写缴费的地点、账户或方式"})
    made = Charge.objects.create(
        application=case, standard=standard, units=fee.units, before=_before(case) if standard == "items" else 0,
        amount_fen=fee.amount_fen,
    )  # fmt: skip
    fields = {
        "amount": fees.yuan(fee.amount_fen),
        "standard": "按件计收" if standard == "items" else "按量计收",
        "units": f"{fee.units}{'件' if standard == 'items' else '页'}",
        "how_to_pay": how_to_pay,
    }
    prepare(actor=actor, case=case, kind="fee", fields=fields, at=at, once=once)
    write(
        actor=actor, organ=case.organ.code, verb="applications.charge", subject=case.subject,
        told=f"{case.number}收取信息处理费{fees.yuan(fee.amount_fen)}元", at=at,
        change=Change(after={"standard": standard, "units": fee.units, "amount_fen": fee.amount_fen}),
    )  # fmt: skip
    settling.settle(case, on=civil(at))
    return made


@transaction.atomic
def take_payment(
    *, actor: Actor, case: Application, on: date, receipt_number: str, at: datetime, once: str = ""
) -> Charge:
    """The fee was paid: the period begins anew the day after. Raises Forbidden; Unlawful without notice or receipt."""
    access.demand(actor, "charge", case.organ.code)
    case = locked(case)
    made = Charge.objects.select_for_update().filter(application=case).first()
    if made is None or made.noticed_on is None:
        raise Unlawful("还没有发出收费通知")
    if made.paid_on is not None:
        raise Unlawful(f"已登记{made.paid_on.isoformat()}缴费")
    if not receipt_number.strip():
        raise Unlawful("没有写票据号", {"receipt_number": "收费必须开具财政票据"})
    happened(case, "fee_paid", on=on, actor=actor, at=at, once=once, told=f"申请人缴费（{case.number}）")
    made.paid_on, made.receipt_number = on, receipt_number.strip()[:40]
    made.save(update_fields=["paid_on", "receipt_number"])
    return made
