"""Answers that somebody did not accept: a review that overturned one, a suit after a review, a review just begun."""

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import date

from gongkai.config.demonstration.stories import Case, Story, Walk
from gongkai.law.calendar import Calendar
from gongkai.office.applications.models import Application
from gongkai.office.remedies.actions.answer import answer
from gongkai.office.remedies.actions.redo import redo
from gongkai.office.remedies.actions.register import Brought, register
from gongkai.office.remedies.actions.rule import Ruled, rule
from gongkai.office.remedies.models import Remedy, Stage

_FINDING = "所申请的是会议讨论记录，属于过程性信息。"


def stories(today: date, calendar: Calendar) -> Iterator[tuple[Story, date]]:
    """Each with the day on which its application comes, so that it is today where it is meant to be."""
    for story, working_days in ((overturned, 270), (upheld, 140), (begun, 32)):
        on = today
        for _ in range(working_days):
            on = calendar.last_before(on)
        yield story, on


def overturned(it: Case, on: date) -> Walk:
    """The review revokes the refusal, and the organ answers anew in time."""
    case, on = yield from _refused(it, on, "集镇供水工程选址")
    review, on = yield from _brought(it, case, it.after(on, 20), Stage.REVIEW)
    on = yield from _answered(it, review, on)
    on = it.after(on, 35)
    yield on
    ruled = Ruled(on, "review.revoked", on, redo_by=it.after(on, 20))
    rule(actor=it.team.officer, remedy=review, ruled=ruled, at=it.at(on))
    on = it.after(on, 12)
    yield on
    redo(actor=it.team.officer, remedy=review, on=on, at=it.at(on))


def upheld(it: Case, on: date) -> Walk:
    """The review upholds the refusal; the suit after it was lost in the first instance and may be appealed."""
    case, on = yield from _refused(it, on, "村级光伏电站收益分配")
    review, on = yield from _brought(it, case, it.after(on, 15), Stage.REVIEW)
    on = yield from _answered(it, review, on)
    on = it.after(on, 30)
    yield on
    rule(actor=it.team.officer, remedy=review, ruled=Ruled(on, "review.upheld", on), at=it.at(on))
    suit, on = yield from _brought(it, case, it.after(on, 8), Stage.AFTER_REVIEW, after=review)
    on = yield from _answered(it, suit, on)
    on = it.after(on, 40)
    yield on
    rule(actor=it.team.officer, remedy=suit, ruled=Ruled(on, "suit.claim_rejected", None), at=it.at(on))


def begun(it: Case, on: date) -> Walk:
    """The copy of the review came a few days ago: the written answer is due."""
    case, on = yield from _refused(it, on, "农贸市场搬迁方案")
    yield from _brought(it, case, it.after(on, 15), Stage.REVIEW)


def _refused(it: Case, on: date, matter: str) -> Generator[date, None, tuple[Application, date]]:
    it.request = replace(it.request, demand=f"{matter}的会议讨论记录")
    yield on
    case = it.taken(on)
    on = it.after(on, 8)
    yield on
    letter = it.drafted(case, "withheld.process", _FINDING, on)
    on = it.after(on, 2)
    yield on
    it.sent(case, it.signed(case, letter, on), on)
    return case, on


def _brought(
    it: Case, case: Application, filed_on: date, stage: Stage, *, after: Remedy | None = None
) -> Generator[date, None, tuple[Remedy, date]]:
    """Accepted or docketed; the copy comes two working days later."""
    organ = it.team.organ
    on = it.after(filed_on, 2)
    yield on
    above = organ.reports_to.name if organ.reports_to else ""
    brought = Brought(
        stage=stage,
        attacked=f"{case.number}号申请的不予公开答复",
        body=above if stage == Stage.REVIEW else organ.court,
        filed_on=filed_on,
        received_on=on,
        applicant=it.request.identity.name,
        case=case,
        after=after,
    )
    return register(actor=it.team.officer, organ=organ, brought=brought, at=it.at(on)), on


def _answered(it: Case, remedy: Remedy, on: date) -> Generator[date, None, date]:
    on = it.after(on, 6)
    yield on
    answer(actor=it.team.officer, remedy=remedy, on=on, at=it.at(on))
    return on
