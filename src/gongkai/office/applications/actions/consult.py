"""Somebody is asked: a third party, an organ that made it too, another office of this house; and what they answer."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.applications import access, settling
from gongkai.office.applications.actions.enter import happened
from gongkai.office.applications.actions.prepare import prepare
from gongkai.office.applications.models import Application, Consultation
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import Place, sealer

_LETTER = {"third_party": "third_party", "co_maker": "co_maker", "internal": "assistance"}
_ANSWERED = {"third_party": "third_party_answered", "co_maker": "co_maker_answered"}


@transaction.atomic
def consult(
    *, actor: Actor, case: Application, kind: str, whom: str, what: str, at: datetime, due_on: date | None = None,
    once: str = "",
) -> Consultation:  # fmt: skip
    """Asks somebody: keeps whom, and drafts the letter. The clock pauses from the day the letter goes out, not before.

    An office of this house is given a day of our own by which it answers; the clock does not pause for it.
    Raises Forbidden or Unlawful.
    """
    access.demand(actor, "consult", case.organ.code)
    case = locked(case)
    if kind not in _LETTER:
        raise Unlawful("没有选征求谁的意见", {"kind": "从列表里选"})
    if kind == "internal" and (due_on is None or due_on < civil(at)):
        raise Unlawful("没有写请对方哪天前反馈", {"due_on": "写今天或以后的日期"})
    if kind == "internal" and case.due_on is not None and due_on is not None and due_on > case.due_on:
        raise Unlawful("反馈日期晚于答复期限", {"due_on": f"最晚{case.due_on.isoformat()}"})
    letter = prepare(actor=actor, case=case, kind=_LETTER[kind], fields={"whom": whom, "what": what}, at=at, once=once)
    made = Consultation(application=case, kind=kind, due_on=due_on if kind == "internal" else None, letter=letter.pk)
    made.whom = sealer(case.key).seal(whom.strip(), Place("consultation", "whom", case.key.id.hex))
    if kind == "internal":
        made.sent_on = civil(at)
    made.save(force_insert=True)
    settling.settle(case, on=civil(at))
    return made


@transaction.atomic
def note_received(
    *, actor: Actor, case: Application, consultation: Consultation, on: date, how: str, at: datetime, once: str = ""
) -> Consultation:
    """The third party has the letter: fifteen working days run from this day (第三十二条). Forbidden, Unlawful."""
    access.demand(actor, "consult", case.organ.code)
    case = locked(case)
    consultation = Consultation.objects.select_for_update().get(pk=consultation.pk, application=case)
    if consultation.kind != "third_party" or consultation.sent_on is None:
        raise Unlawful("征求意见书还没有发出", {"on": "先登记发出"})
    if consultation.received_on is not None:
        raise Unlawful(f"已经登记{consultation.received_on.isoformat()}收到")
    happened(case, "third_party_received", on=on, actor=actor, at=at, how=how, once=once, told="第三方收到征求意见书")
    consultation.received_on = on
    consultation.save(update_fields=["received_on"])
    return consultation


@transaction.atomic
def take_answer(
    *, actor: Actor, case: Application, consultation: Consultation, answer: str, said: str, on: date, at: datetime,
    once: str = "",
) -> Consultation:  # fmt: skip
    """What they answered, and when; silence is entered as such once the period is over. Raises Forbidden, Unlawful."""
    access.demand(actor, "consult", case.organ.code)
    case = locked(case)
    consultation = Consultation.objects.select_for_update().get(pk=consultation.pk, application=case)
    if answer not in Consultation.Answer.values:
        raise Unlawful("没有选答复的意见", {"answer": "从列表里选"})
    if consultation.sent_on is None:
        raise Unlawful("征求意见的文书还没有发出，先登记发出")
    if consultation.answered_on is not None:
        raise Unlawful("已经登记过答复")
    if answer == "objects" and not said.strip():
        raise Unlawful("不同意公开的，要写明理由", {"said": "照答复原文写"})
    kind = _ANSWERED.get(consultation.kind)
    if kind is not None and answer != "silent":
        happened(
            case,
            kind,
            on=on,
            actor=actor,
            at=at,
            once=once,
            told=f"{consultation.get_kind_display()}答复：{Consultation.Answer(answer).label}",
        )
    elif not consultation.sent_on <= on <= civil(at):
        raise Unlawful("日期应在发出之后、今天之前", {"on": "核对日期"})
    consultation.answered_on, consultation.answer = on, answer
    if said.strip():
        consultation.said = sealer(case.key).seal(said.strip(), Place("consultation", "said", case.key.id.hex))
    consultation.save()
    if kind is None or answer == "silent":
        write(
            actor=actor, organ=case.organ.code, verb="applications.take_answer", subject=case.subject,
            told=f"{consultation.get_kind_display()}：{Consultation.Answer(answer).label}", at=at,
            change=Change(after={"answer": answer, "on": on.isoformat()}, sealed={"said": consultation.said}),
            once=once,
        )  # fmt: skip
    settling.settle(case, on=civil(at))
    return consultation
