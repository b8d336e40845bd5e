"""What the public may do and see: apply, be told where it stands, answer a correction, fetch letters.

Nothing shows without number and code; both are asked for together and a wrong one tells nothing about the other.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from gongkai.law.telling import Step
from gongkai.office.applications import diary
from gongkai.office.applications.actions.enter import enter
from gongkai.office.applications.actions.receive import Request, receive
from gongkai.office.applications.identity import Identity
from gongkai.office.applications.models import Application, State
from gongkai.office.applications.papers import new_code
from gongkai.office.files.actions.keep import keep
from gongkai.office.files.looking import ours
from gongkai.office.journal.actor import PUBLIC
from gongkai.office.journal.errors import DoneBefore
from gongkai.office.journal.queries import pressed_before
from gongkai.office.keys.sealing import ring
from gongkai.office.letters import queries as letters
from gongkai.office.letters.models import Letter
from gongkai.office.organs.models import Organ
from gongkai.office.practice import queries as practice


@dataclass(frozen=True)
class Receipt:
    """What the applicant takes along: number and query code, and how it goes on."""

    number: str
    code: str
    organ: str
    arrived_on: date


@dataclass(frozen=True)
class PublicLetter:
    """A letter that was sent to the applicant."""

    mark: str
    """What its address ends with; tells nothing and opens nothing without the code."""
    title: str
    number: str
    sent_on: date


@dataclass(frozen=True)
class PublicCase:
    """Where an application stands, for whoever has number and code."""

    number: str
    organ: str
    organ_code: str
    state: str
    what_next: str
    due_on: date | None
    is_provisional: bool
    is_over: bool
    may_correct: bool
    correct_until: date | None
    steps: tuple[Step, ...]
    letters: tuple[PublicLetter, ...]


_SAID = {
    State.UNCONFIRMED: "已收到您提交的申请，还没有与您确认。我们会尽快联系您；双方确认的那一天起算办理期限。",
    State.OPEN: "正在办理。",
    State.CORRECTING: "等您补正。补正告知书在下面，请在期限前补正，逾期不补正视为放弃申请。",
    State.PAYING: "等您缴费。收费通知书在下面，请在期限前缴纳，逾期不缴视为放弃申请。",
    State.REVIEWING: "正在办理。",
    State.READY: "正在办理。",
    State.CONCLUDED: "已经办结。",
    State.ARCHIVED: "已经办结。",
    State.STRUCK: "这个登记有误，已经撤销。如果您的申请还没有得到答复，请与我们联系。",
}


def apply(*, organ: str, request: Request, at: datetime, seed: str, once: str) -> Receipt:
    """Registers an online application; raises Unlawful for what cannot be, Organ.DoesNotExist.

    The same form sent again gives the same receipt: on a slow line a second press must not cost the query code.
    """
    try:
        received = receive(
            actor=PUBLIC, organ=Organ.objects.get(code=organ), request=request, at=at, seed=seed, once=once
        )
    except (DoneBefore, IntegrityError):  # the code's print is there already, as the first press left it
        first = pressed_before(PUBLIC.id, once)
        if first is None:
            raise
        case = Application.objects.select_related("organ").get(pk=int(first.key))
        return Receipt(case.number, new_code(seed)[0], case.organ.name, case.arrived_on)
    return Receipt(received.case.number, received.code, received.case.organ.name, request.arrived_on)


def track(*, organ: str, number: str, code: str, on: date) -> PublicCase | None:
    """Where a case stands; None unless organ, number and code belong together."""
    case = _opened(organ, number, code)
    if case is None:
        return None
    events = tuple(case.events.all())
    clock = diary.read(case, events, on=on, calendar=practice.calendar(), own=practice.own_limits(on))
    is_over = case.concluded_on is not None
    waits = clock.wait if clock.wait is not None and clock.wait.what == "correction" and not is_over else None
    return PublicCase(
        number=case.number,
        organ=case.organ.name,
        organ_code=case.organ.code,
        state=_SAID[State(case.state)],
        what_next="" if is_over else case.next_what,
        due_on=None if is_over else clock.due_on,
        is_provisional=clock.provisional and not is_over,
        is_over=is_over,
        may_correct=waits is not None,
        correct_until=None if waits is None else waits.until_on,
        steps=tuple(step for step in clock.steps if step.on <= (case.concluded_on or step.on)),
        letters=tuple(
            PublicLetter(letter.pk.hex, letter.title, letter.number_text, letter.served_on)
            for letter in letters.sent_to_applicant(case.subject)
            if letter.served_on is not None
        ),
    )


def correct(*, organ: str, number: str, code: str, text: str, on: date, at: datetime, once: str = "") -> bool:
    """Takes the applicant's correction in; False unless organ, number and code belong together; raises Unlawful."""
    case = _opened(organ, number, code)
    if case is None:
        return False
    with suppress(DoneBefore), transaction.atomic():
        keep(
            actor=PUBLIC, organ=case.organ, subject=case.subject, purpose="incoming",
            looked=ours("网上补正.txt", text.encode(), "text"), key=case.key, at=at,
        )  # fmt: skip
        enter(actor=PUBLIC, case=case, kind="corrected", on=on, how="网上提交", at=at, once=once)
    return True


def letter(*, organ: str, number: str, code: str, mark: str) -> tuple[str, bytes] | None:
    """A letter's file name and bytes; None unless all belong together and it was sent to the applicant."""
    case = _opened(organ, number, code)
    if case is None:
        return None
    for found in letters.sent_to_applicant(case.subject):
        if found.pk.hex == mark:
            return _named(found), letters.document(found)[1]
    return None


def _named(letter: Letter) -> str:
    return f"{letter.title}{letter.number_text}.pdf"


def _opened(organ: str, number: str, code: str) -> Application | None:
    """The case, found by the code's print alone, so that a guess costs the same whatever number stands beside it."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    case = (
        Application.objects.select_related("organ", "key")
        .filter(code_print=ring().fingerprint("query code", plain), anonymised_at__isnull=True)
        .first()
    )
    if case is None or case.organ.code != organ or case.number != number.strip():
        return None
    return case


__all__ = ["Identity", "PublicCase", "PublicLetter", "Receipt", "Request", "apply", "correct", "letter", "track"]
