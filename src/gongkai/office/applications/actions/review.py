"""A letter handed in for review, looked at by each post of its chain, agreed to or returned."""

from datetime import datetime

from django.db import transaction

from gongkai.law.today import civil
from gongkai.office.applications import access, chains, settling
from gongkai.office.applications.models import Application, Review
from gongkai.office.applications.opening import locked
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.keys.sealing import Place, sealer
from gongkai.office.letters.models import Letter
from gongkai.office.staff.models import Person


def reviews_of(letter: Letter) -> list[Review]:
    """A letter's reviews, in order."""
    return list(Review.objects.filter(letter=letter.pk).order_by("pk"))


@transaction.atomic
def submit(
    *, actor: Actor, case: Application, letter: Letter, at: datetime, opinion: str = "", once: str = ""
) -> Review:
    """Hands a draft in for review; raises Forbidden or Unlawful."""
    access.demand(actor, "prepare", case.organ.code)
    case, letter = _taken(case, letter)
    if not chains.steps(letter.kind):
        raise Unlawful("这种文书不需要审签，可以直接发文")
    if chains.reached(letter.kind, reviews_of(letter)) >= 0:
        raise Unlawful("已经送审，等审签人看过再说")
    return _kept(actor, case, letter, chains.SUBMITTED, agrees=True, opinion=opinion, told="送审", at=at, once=once)


@transaction.atomic
def review(
    *, actor: Actor, case: Application, letter: Letter, agrees: bool, opinion: str, at: datetime, once: str = ""
) -> Review:
    """Agrees, or returns with a reason; raises Forbidden when it is another post's turn, Unlawful without a reason."""
    access.demand(actor, "review", case.organ.code)
    case, letter = _taken(case, letter)
    waits = chains.waits_for(letter.kind, reviews_of(letter))
    if not waits:
        raise Unlawful("这份文书现在不在审签中；可能别人刚办过，请刷新")
    role = next((one for one in sorted(waits) if actor.holds(one, case.organ.code)), None)
    if role is None:
        raise Forbidden(f"现在轮到{'或'.join(one.term for one in sorted(waits))}审签")
    if not agrees and not opinion.strip():
        raise Unlawful("退回要写明理由", {"opinion": "写哪里要改"})
    told = f"{role.term}{'同意' if agrees else '退回'}"
    return _kept(actor, case, letter, role, agrees=agrees, opinion=opinion, told=told, at=at, once=once)


def _taken(case: Application, letter: Letter) -> tuple[Application, Letter]:
    case = locked(case)
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if (letter.subject_kind, letter.subject_key) != case.subject:
        raise Unlawful("这份文书不属于这一件")
    if letter.state != "draft":
        raise Unlawful("这份文书已经发文或作废，不能再审签")
    return case, letter


def _kept(
    actor: Actor, case: Application, letter: Letter, role: str, *, agrees: bool, opinion: str, told: str,
    at: datetime, once: str,
) -> Review:  # fmt: skip
    if not actor.id.startswith("person:"):
        raise Forbidden("审签要由本人办理")
    before = Review.objects.filter(letter=letter.pk, role=chains.SUBMITTED).count()
    made = Review(
        application=case, letter=letter.pk, round=before + (role == chains.SUBMITTED), role=role,
        by=Person.objects.get(pk=int(actor.id.removeprefix("person:"))), by_name=actor.name, agrees=agrees, at=at,
    )  # fmt: skip
    if opinion.strip():
        made.opinion = sealer(case.key).seal(opinion.strip(), Place("review", "opinion", case.key.id.hex))
    made.save(force_insert=True)
    write(
        actor=actor, organ=case.organ.code, verb="applications.review", subject=case.subject,
        told=f"{told}（{case.number}）", at=at,
        change=Change(
            after={"letter": letter.pk.hex, "role": role, "agrees": agrees}, sealed={"opinion": made.opinion}
        ),
        once=once,
    )  # fmt: skip
    settling.settle(case, on=civil(at))
    return made
