"""A ledger's rows become cases: a job, one transaction a row, so that it goes on where it was cut."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.jobs.actions.start import start
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.ledgers import access, queries
from gongkai.office.ledgers.columns import NEEDED
from gongkai.office.ledgers.models import Ledger
from gongkai.office.ledgers.opening import locked

JOB = "ledgers.take_in"


@transaction.atomic
def take_in(*, actor: Actor, ledger: Ledger, only_good: bool, at: datetime, once: str = "") -> Ledger:
    """Starts it; raises Forbidden, or Unlawful where nothing is new, or rows are wrong and `only_good` was not said.

    One that was cut off is gone on with, and so is one that was stopped.
    """
    access.demand(actor, "take_in", ledger.organ.code)
    ledger = locked(ledger, {Ledger.State.READ, Ledger.State.TAKING, Ledger.State.TAKEN})
    if any(field not in ledger.columns for field in NEEDED):
        raise Unlawful("收到日期和申请内容是哪一列还没有选")
    counts = queries.counts(queries.verdicts(ledger, on=civil(at)))
    if ledger.state != Ledger.State.TAKING:
        _refuse(counts, only_good=only_good)
    job = start(actor=actor, kind=JOB, organ=ledger.organ.code, args={"ledger": ledger.pk}, at=at)
    ledger.state, ledger.job = Ledger.State.TAKING, job.pk
    ledger.save(update_fields=["state", "job"])
    write(
        actor=actor, organ=ledger.organ.code, verb="ledgers.take_in", subject=ledger.subject,
        told=f"导入{ledger.year}年台账，{counts.new}件", at=at,
        change=Change(after={"new": counts.new, "there": counts.there, "wrong": counts.wrong}), once=once,
    )  # fmt: skip
    return ledger


def _refuse(counts: queries.Counts, *, only_good: bool) -> None:
    if not counts.new:
        raise Unlawful("没有一行可以导入")
    if counts.wrong and not only_good:
        raise Unlawful(
            f"有{counts.wrong}行有问题", {"only_good": "改好原表重新上传；或者勾选只导入没有问题的，其余的可以下载"}
        )
