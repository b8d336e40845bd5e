"""A ledger read: its columns guessed, its rows sealed, nothing in the register yet."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.actions.make import make
from gongkai.office.keys.sealing import sealer
from gongkai.office.ledgers import access
from gongkai.office.ledgers.columns import guess
from gongkai.office.ledgers.grid import Opened, to_json
from gongkai.office.ledgers.models import Habit, Ledger
from gongkai.office.organs.models import Organ

FIRST_YEAR = 2019
"""The Regulations in force, by which periods and outcomes are reckoned, began in May of that year."""


@transaction.atomic
def read(*, actor: Actor, organ: Organ, year: int, opened: Opened, at: datetime, once: str = "") -> Ledger:
    """Keeps what was read of a workbook until it is taken in or dropped; raises Forbidden or Unlawful."""
    access.demand(actor, "read", organ.code)
    if not FIRST_YEAR <= year <= civil(at).year:
        raise Unlawful("年份不对", {"year": f"填{FIRST_YEAR}至{civil(at).year}之间的年份"})
    habit = Habit.objects.filter(organ=organ).first() or Habit(organ=organ)
    guessed = guess(opened.grid, habit.heads)
    key = make(at=at)
    ledger = Ledger(
        organ=organ, year=year, key=key, plain_print=opened.plain_print, head=guessed.head, columns=guessed.columns,
        way=habit.way, read_by=actor.name, read_at=at,
    )  # fmt: skip
    ledger.grid = sealer(key).seal(to_json(opened.grid), ledger.place)
    ledger.save(force_insert=True)
    write(
        actor=actor, organ=organ.code, verb="ledgers.read", subject=ledger.subject,
        told=f"读入{year}年台账，{len(opened.grid)}行", at=at,
        change=Change(after={"year": year, "rows": len(opened.grid)}), once=once,
    )  # fmt: skip
    return ledger
