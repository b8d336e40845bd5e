"""How a case stands, from what happened to it.

unconfirmed → open ⇄ correcting, paying; open → reviewing → ready → concluded → archived → anonymised.

A letter by ordinary post, or one sent online, is *unconfirmed* until both sides have spoken; no period runs. While the
applicant has to correct or to pay, the case waits for them and ends by itself when they let the period pass. When the
answer is with those who review and sign it, it is *reviewing*; signed and numbered it is *ready* to go out; the day it
goes out concludes it. Withdrawn, joined and lapsed cases are concluded without an answer.
A registration that was a mistake is *struck*, whatever it was before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.clock import Clock
from gongkai.office.applications.models import Application, State


@dataclass(frozen=True)
class Standing:
    """How a case stands on a day."""

    state: State
    next_on: date | None
    """The legal day of what comes next; None where nothing is due."""
    next_what: str
    waits_for: str
    """`us` or `applicant`; empty when it is over."""
    clock: Clock | None
    """None for a case that is anonymised."""


def stand(
    case: Application, clock: Clock, *, letters: Sequence[str] = (), internal_due: date | None = None
) -> Standing:
    """The standing that follows; `letters` say how far each answer is: draft, review, issued."""
    if case.anonymised_at is not None:
        return Standing(State.ANONYMISED, None, "", "", None)
    if case.struck_at is not None:
        return Standing(State.STRUCK, None, "", "", clock)
    if case.archived_at is not None:
        return Standing(State.ARCHIVED, None, "", "", clock)
    if case.concluded_on is not None:
        return Standing(State.CONCLUDED, None, "", "", clock)
    if clock.receipt_on is None:
        return Standing(State.UNCONFIRMED, clock.confirm_by, "与申请人联系确认", "us", clock)
    if clock.wait is not None:
        return _waiting(clock)
    if letters and all(letter == "issued" for letter in letters):
        return Standing(State.READY, clock.due_on, "把答复发出去", "us", clock)
    if "review" in letters:
        return Standing(State.REVIEWING, clock.due_on, "审签答复", "us", clock)
    if internal_due is not None and clock.due_on is not None and internal_due < clock.due_on:
        return Standing(State.OPEN, internal_due, "协办机构反馈", "us", clock)
    return Standing(State.OPEN, clock.due_on, "答复", "us", clock)


def _waiting(clock: Clock) -> Standing:
    wait = clock.wait
    assert wait is not None
    state, what = (State.CORRECTING, "补正") if wait.what == "correction" else (State.PAYING, "缴费")
    if wait.has_lapsed:
        return Standing(state, wait.until_on + timedelta(days=1), f"逾期未{what}，办结", "us", clock)
    return Standing(state, wait.until_on, f"等申请人{what}", "applicant", clock)
