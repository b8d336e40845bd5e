"""What comes of it is decided and the letter drafted: corrected, passed on, or declined with reasons."""

from datetime import date, datetime

from django.db import transaction

from gongkai.law import arrivals
from gongkai.office.applications.identity import Identity
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import Actor
from gongkai.office.journal.errors import Unlawful
from gongkai.office.keys.sealing import sealer
from gongkai.office.keys.texts import opened, seal
from gongkai.office.letters.actions.draft import draft
from gongkai.office.letters.actions.void import discard
from gongkai.office.letters.models import Letter
from gongkai.office.rectifications import access
from gongkai.office.rectifications.models import Outcome, Rectification
from gongkai.office.rectifications.opening import letter_of, locked

_BEGINNING = {
    Outcome.CORRECTED: "反映的情况属实，已予以更正。",
    Outcome.FORWARDED: "该信息不由本机关更正，已转送有权更正的行政机关：",
    Outcome.REFERRED: "该信息不由本机关更正，请向有权更正的行政机关提出：",
    Outcome.REFUSED: "经核查，不予更正。",
}
"""What the letter says first; the reasons follow in the officer's words."""


@transaction.atomic
def decide(
    *, actor: Actor, rectification: Rectification, outcome: str, said: str, at: datetime, once: str = ""
) -> Letter:
    """Drafts the letter in place of an earlier draft; raises Forbidden, or Unlawful unchecked or without reasons."""
    access.demand(actor, "decide", rectification.organ.code)
    rectification = locked(rectification)
    if outcome not in Outcome.values:
        raise Unlawful("没有选怎样处理", {"outcome": "从列表里选"})
    if rectification.checked_on is None:
        raise Unlawful("还没有核查，先登记核查的情况", {"outcome": "政府信息公开条例 第四十一条：审核属实的，应当更正"})
    if not said.strip():
        raise Unlawful("没有写情况和理由", {"said": "更正的写改成了什么；转送的写机关名称和联系方式；不予更正的写理由"})
    _discard_earlier(actor, rectification, at)
    rectification.outcome, rectification.said = outcome, seal(rectification, "said", said)
    letter = draft(
        actor=actor, organ=rectification.organ, kind="rectification", subject=rectification.subject,
        key=rectification.key, fields=_fields(rectification, said.strip()), at=at,
    )  # fmt: skip
    rectification.letter = letter.pk
    rectification.save(update_fields=["outcome", "said", "letter"])
    write(
        actor=actor, organ=rectification.organ.code, verb="rectifications.decide", subject=rectification.subject,
        told=f"{rectification.number}拟{Outcome(outcome).label}", at=at,
        change=Change(after={"outcome": outcome}, sealed={"said": rectification.said}), once=once,
    )  # fmt: skip
    return letter


def _discard_earlier(actor: Actor, rectification: Rectification, at: datetime) -> None:
    earlier = letter_of(rectification)
    if earlier is None:
        return
    if earlier.state == Letter.State.ISSUED:
        raise Unlawful(f"已经发文（{earlier.number_text}），要改先把它作废")
    discard(actor=actor, letter=earlier, at=at)


def _fields(rectification: Rectification, said: str) -> dict[str, str]:
    who = Identity.opened(sealer(rectification.key), rectification.identity, rectification.row)
    return {
        "applicant": who.name,
        "address": who.address,
        "postcode": who.postcode,
        "telephone": who.telephone,
        "email": who.email,
        "received_on": _spoken(rectification.received_on),
        "way": arrivals.get(rectification.way, on=rectification.received_on).term,
        "serial": rectification.number,
        "demand": opened(rectification, "asked"),
        "finding": _BEGINNING[Outcome(rectification.outcome)] + said,
    }


def _spoken(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"
