"""Which row heads the columns and what each column is: said by a person, and remembered for the organ's next ledger."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gongkai.law import arrivals
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.ledgers import access, queries
from gongkai.office.ledgers.columns import NEEDED, labels
from gongkai.office.ledgers.models import Habit, Ledger
from gongkai.office.ledgers.opening import locked
from gongkai.office.ledgers.words import heads


@transaction.atomic
def choose(
    *, actor: Actor, ledger: Ledger, head: int, columns: Mapping[str, int], way: str, at: datetime, once: str = ""
) -> Ledger:
    """Sets head and columns; raises Forbidden, or Unlawful where a needed column lacks or one is used twice."""
    access.demand(actor, "choose", ledger.organ.code)
    ledger = locked(ledger, {Ledger.State.READ})
    grid = queries.grid_of(ledger)
    if not 0 <= head < len(grid):
        raise Unlawful("没有这一行", {"head": "从列表里选表头"})
    over = labels(grid, head)
    _refuse(columns, way, width=len(over))
    ledger.head, ledger.columns, ledger.way = head, dict(columns), way
    ledger.save(update_fields=["head", "columns", "way"])
    remembered = {field: over[column] for field, column in columns.items() if over[column]}
    Habit.objects.update_or_create(organ=ledger.organ, defaults={"heads": remembered, "way": way})
    write(
        actor=actor, organ=ledger.organ.code, verb="ledgers.choose", subject=ledger.subject,
        told="核对台账的列", at=at, change=Change(after={"columns": remembered, "way": way}), once=once,
    )  # fmt: skip
    return ledger


def _refuse(columns: Mapping[str, int], way: str, *, width: int) -> None:
    terms = {field: words[0] for field, words in heads().items()}
    lacking = {field: f"选哪一列是{terms[field]}" for field in NEEDED if field not in columns}
    if lacking:
        raise Unlawful("还有必需的列没有选", lacking)
    if set(columns) - set(terms) or not all(0 <= column < width for column in columns.values()):
        raise Unlawful("没有这一列，请重新选")
    seen: dict[int, str] = {}
    for field, column in columns.items():
        if column in seen:
            raise Unlawful(f"同一列选作了{terms[seen[column]]}和{terms[field]}", {field: "另选一列，或者不选"})
        seen[column] = field
    if way and way not in {one.key for one in arrivals.all()}:
        raise Unlawful("没有这种收到方式", {"way": "从列表里选"})
