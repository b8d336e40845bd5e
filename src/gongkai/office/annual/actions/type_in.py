"""Numbers of table 2 are typed, and 本年无 is confirmed where nothing is typed."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from gongkai.office.annual import access
from gongkai.office.annual.counting import form
from gongkai.office.annual.figures import TYPED, plain, read_number
from gongkai.office.annual.locking import to_write
from gongkai.office.annual.models import Annual, Figure
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful


@transaction.atomic
def type_in(*, actor: Actor, annual: Annual, typed: Mapping[str, str], at: datetime, once: str = "") -> Annual:
    """Types numbers of table 2, cell path → what was typed; an emptied field makes its cell blank again.

    Raises Forbidden, or Unlawful with every field that holds no number; then nothing is written.
    """
    access.demand(actor, "write", annual.organ.code)
    annual = to_write(annual)
    values: dict[str, Decimal | None] = {}
    wrong: dict[str, str] = {}
    for path, text in typed.items():
        if not path.startswith(f"{TYPED}.") or path not in form().kinds:
            raise Unlawful("这一格是按登记计数的，要改用“调整”并写明原因")
        try:
            values[path] = read_number(path, text)
        except ValueError as error:
            wrong[path] = str(error)
    if wrong:
        raise Unlawful("有的格子填的不是数", wrong)
    kept = {one.path: one.value for one in annual.figures.filter(path__startswith=f"{TYPED}.")}
    changed = {path: value for path, value in values.items() if value != kept.get(path)}
    _write(actor, annual, changed, {path: kept.get(path) for path in changed}, at, once, reason="")
    return annual


@transaction.atomic
def confirm_none(*, actor: Actor, annual: Annual, at: datetime, once: str = "") -> Annual:
    """Confirms 本年无: every cell of table 2 that is still blank becomes 0, typed by the person who says so."""
    access.demand(actor, "write", annual.organ.code)
    annual = to_write(annual)
    kept = set(annual.figures.values_list("path", flat=True))
    blank = [path for path in form().paths_of(TYPED, merged=False) if path not in kept]
    if not blank:
        raise Unlawful("表二的每一格都已经填了，没有空格要确认")
    zeros: dict[str, Decimal | None] = dict.fromkeys(blank, Decimal(0))
    _write(actor, annual, zeros, dict.fromkeys(blank), at, once, reason="确认本年无")
    return annual


def _write(
    actor: Actor,
    annual: Annual,
    changed: Mapping[str, Decimal | None],
    before: Mapping[str, Decimal | None],
    at: datetime,
    once: str,
    *,
    reason: str,
) -> None:
    if not changed:
        return
    for path, value in changed.items():
        if value is None:
            annual.figures.filter(path=path).delete()
        else:
            said = {"value": value, "counted": None, "reason": reason, "by": actor.name, "at": at}
            Figure.objects.update_or_create(annual=annual, path=path, defaults=said)
    names = "、".join(form().names[path] for path in list(changed)[:3])
    more = f"等{len(changed)}格" if len(changed) > 3 else ""
    write(
        actor=actor, organ=annual.organ.code, verb="annual.type_in", subject=annual.subject,
        told=f"{reason or '填写'}：{names}{more}", at=at,
        change=Change(before=plain(before), after=plain(changed), reason=reason), once=once,
    )  # fmt: skip
