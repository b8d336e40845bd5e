"""What was typed at registration set right: with a reason, the old value kept in the journal."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from gongkai.law import applicants
from gongkai.law.errors import LawError
from gongkai.law.today import civil
from gongkai.office.applications import access, diary, settling
from gongkai.office.applications.actions.receive import FORMS, WAYS
from gongkai.office.applications.identity import Identity, names
from gongkai.office.applications.models import Application
from gongkai.office.applications.opening import locked
from gongkai.office.applications.papers import demand_of
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import sealer
from gongkai.office.practice import queries as practice
from gongkai.office.search.actions.index import index

_PLAIN: Mapping[str, Collection[str]] = {
    "applicant_kind": applicants.keys(),
    "form_wanted": FORMS,
    "way_wanted": WAYS,
}


@transaction.atomic
def amend(
    *, actor: Actor, case: Application, values: dict[str, Any], reason: str, at: datetime, once: str = ""
) -> Application:
    """Changes fields of the identity, the kind of applicant, what is wanted, or the day and way of arrival.

    Raises Forbidden, or Unlawful: no reason, an unknown value, a day that what happened since contradicts.
    """
    access.demand(actor, "amend", case.organ.code)
    case = locked(case)
    if not reason.strip():
        raise Unlawful("没有写为什么更正", {"reason": "写原因，如“录入时看错”"})
    own = sealer(case.key)
    row = case.key.id.hex
    who = Identity.opened(own, case.identity, row)
    sealed_before = {"identity": case.identity}
    before, after = _plain(case, values, on=civil(at))
    personal = {name: str(values[name]).strip() for name in names() if name in values}
    new = replace(who, **personal)
    is_other_person = new != who
    if is_other_person:
        case.identity, case.applicant_print = new.sealed(own, row), new.print_of()
        texts = [demand_of(case, own), new.name]
        index(kind="application", key=str(case.pk), organ=case.organ.code, texts=texts)
    if not before and not is_other_person:
        return case
    case.save()
    _refuse_broken(case, on=civil(at))
    write(
        actor=actor,
        organ=case.organ.code,
        verb="applications.amend",
        subject=case.subject,
        told=f"更正{case.number}的登记内容",
        at=at,
        change=Change(
            before, after, {**sealed_before, "identity_after": case.identity} if is_other_person else {}, reason
        ),
        once=once,
    )
    settling.settle(case, on=civil(at))
    return case


def _plain(case: Application, values: dict[str, Any], *, on: date) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, known in _PLAIN.items():
        if name in values and values[name] != getattr(case, name):
            if values[name] not in known:
                raise Unlawful("没有这个选项", {name: "从列表里选"})
            before[name], after[name] = getattr(case, name), values[name]
            setattr(case, name, values[name])
    arrived_on = values.get("arrived_on")
    if isinstance(arrived_on, date) and arrived_on != case.arrived_on:
        if arrived_on > on:
            raise Unlawful("收到日期在今天之后", {"arrived_on": f"最晚填今天（{on.isoformat()}）"})
        before["arrived_on"], after["arrived_on"] = case.arrived_on.isoformat(), arrived_on.isoformat()
        case.arrived_on = arrived_on
    way = values.get("way")
    if way and way != case.way:
        before["way"], after["way"] = case.way, way
        case.way = way
    return before, after


def _refuse_broken(case: Application, *, on: date) -> None:
    try:
        diary.read(case, case.events.all(), on=on, calendar=practice.calendar(), own=practice.own_limits(on))
    except LawError as error:
        raise Unlawful(f"改了以后前后对不上：{error}", {"arrived_on": "核对日期"}) from None
