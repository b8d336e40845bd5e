"""A search kept as proof: where, with which words, by whom, and what came of it."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.applications import access
from gongkai.office.applications.models import Application, Search
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import Place, sealer


@transaction.atomic
def search(
    *, actor: Actor, case: Application, on: date, place: str, words: str, found: str, at: datetime, once: str = ""
) -> Search:
    """Keeps a search; whoever answers that nothing exists has to prove that it was looked for."""
    access.demand(actor, "search", case.organ.code)
    case = locked(case)
    for name, value, say in (("place", place, "查了哪里"), ("words", words, "用了什么词"), ("found", found, "结果")):
        if not value.strip():
            raise Unlawful(f"没有写{say}", {name: "要写明"})
    if on > civil(at) or on < case.arrived_on:
        raise Unlawful("检索日期应在收到之后、今天之前", {"on": "核对日期"})
    kept = Search(application=case, on=on, place=place.strip()[:120], found=found.strip()[:200], by_name=actor.name)
    kept.words = sealer(case.key).seal(words.strip(), Place("search", "words", case.key.id.hex))
    kept.save(force_insert=True)
    write(
        actor=actor,
        organ=case.organ.code,
        verb="applications.search",
        subject=case.subject,
        told=f"为{case.number}检索：{kept.place}，{kept.found}",
        at=at,
        change=Change(after={"on": on.isoformat()}, sealed={"words": kept.words}),
        once=once,
    )
    return kept
