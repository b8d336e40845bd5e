"""What runs behind the pages: taking in and undoing row by row, and the rows that were left lying."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from gongkai.law.today import now, today
from gongkai.office.applications.actions.record import record
from gongkai.office.applications.actions.strike import take_back
from gongkai.office.jobs.kinds import job, scheduled
from gongkai.office.jobs.work import Cancelled, Work
from gongkai.office.journal.actor import SYSTEM, Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import sealer
from gongkai.office.ledgers import queries
from gongkai.office.ledgers.actions.drop import drop, emptied
from gongkai.office.ledgers.actions.take_in import JOB as TAKE_IN
from gongkai.office.ledgers.actions.undo import JOB as UNDO
from gongkai.office.ledgers.grid import to_json
from gongkai.office.ledgers.judging import Verdict
from gongkai.office.ledgers.models import Ledger, Row
from gongkai.office.staff.models import Person
from gongkai.office.staff.queries import actor_of

LEFT_LYING = timedelta(days=30)
"""So long rows that were not taken in are kept for whoever mends them."""
_A_STEP = 10


@job(TAKE_IN, "导入台账")
def take_in(work: Work) -> Mapping[str, Any]:
    """Every row that is new becomes a case, in the order of the sheet; asked to stop, it keeps what it has."""
    ledger = Ledger.objects.select_related("organ", "key").get(pk=work.args["ledger"])
    actor = _actor(work)
    taken = set(ledger.rows.values_list("number", flat=True))
    wanted = [one for one in queries.verdicts(ledger, on=today()) if one.what == "new" and one.line.number not in taken]
    total = len(wanted) + len(taken)
    try:
        for done, verdict in enumerate(wanted, len(taken)):
            if done % _A_STEP == 0:
                work.progress(done, total, f"已导入{done}件")
            take(ledger, verdict, actor)
        work.progress(total, total, f"已导入{total}件")
    except Cancelled:
        _finish(ledger)
        raise
    left = _finish(ledger)
    return {"导入": ledger.rows.count(), "没有导入": left}


def take(ledger: Ledger, verdict: Verdict, actor: Actor) -> None:
    """One row becomes a case, all of it or nothing."""
    assert verdict.past is not None
    try:
        with transaction.atomic():
            case = record(actor=actor, organ=ledger.organ, past=verdict.past, at=now())
            Row.objects.create(
                ledger=ledger, number=verdict.line.number, application=case, own_number=verdict.own_number
            )
    except Unlawful:
        # Looked at a moment ago and good; what became of it since keeps this one row back, not the others.
        return


@transaction.atomic
def _finish(ledger: Ledger) -> int:
    """Keeps of the rows only those that stayed behind; without any, the key that sealed them is destroyed."""
    ledger = Ledger.objects.select_for_update(of=("self",)).select_related("organ", "key").get(pk=ledger.pk)
    grid, moment = queries.grid_of(ledger), now()
    taken = set(ledger.rows.values_list("number", flat=True))
    sheet = grid[ledger.head].sheet
    kept = [line for index, line in enumerate(grid) if line.sheet == sheet and index > ledger.head]
    left = [line for line in kept if line.number not in taken]
    before = [line for line in grid[: ledger.head + 1] if line.sheet == sheet]
    ledger.state, ledger.ended_at = Ledger.State.TAKEN, moment
    if left:
        ledger.head = len(before) - 1
        ledger.grid = sealer(ledger.key).seal(to_json((*before, *left)), ledger.place)
        ledger.save()
    else:
        emptied(ledger, at=moment)
    return len(left)


@job(UNDO, "撤销台账的导入")
def undo(work: Work) -> Mapping[str, Any]:
    """Every case of a ledger is taken back; one that was stopped or cut off is gone on with."""
    ledger = Ledger.objects.select_related("organ", "key").get(pk=work.args["ledger"])
    actor = _actor(work)
    rows = list(ledger.rows.select_related("application__organ", "application__key"))
    for done, row in enumerate(rows):
        if done % _A_STEP == 0:
            work.progress(done, len(rows), f"已撤销{done}件")
        if row.application.struck_at is None:
            reason = f"台账整批撤销：{work.args['reason']}"
            take_back(actor=actor, case=row.application, reason=reason, at=now())
    work.progress(len(rows), len(rows), f"已撤销{len(rows)}件")
    with transaction.atomic():
        ledger = Ledger.objects.select_for_update(of=("self",)).select_related("organ", "key").get(pk=ledger.pk)
        ledger.state, ledger.ended_at = Ledger.State.UNDONE, now()
        emptied(ledger, at=now())
    return {"撤销": len(rows)}


def _actor(work: Work) -> Actor:
    """Whoever pressed the button, with the posts held now: a job does nothing that its starter may not."""
    if work.started_by == SYSTEM.id:
        return SYSTEM
    person = Person.objects.get(pk=int(work.started_by.removeprefix("person:")))
    return actor_of(person, today())


@scheduled("ledgers.clear", timedelta(hours=6))
def clear(at: datetime) -> None:
    """Destroys what nobody came back for."""
    for ledger in Ledger.objects.filter(
        state__in=(Ledger.State.READ, Ledger.State.TAKEN), read_at__lt=at - LEFT_LYING
    ).exclude(grid=""):
        drop(actor=SYSTEM, ledger=ledger, at=at)
