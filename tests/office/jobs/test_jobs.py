"""A job runs once, tells how far it is, stops when asked, and is taken up where a dead worker left it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest

from gongkai.law.today import now
from gongkai.office.jobs import kinds, running, ticking
from gongkai.office.jobs.actions.start import cancel, start
from gongkai.office.jobs.models import Job, Ran
from gongkai.office.jobs.reviving import revive
from gongkai.office.jobs.work import Work
from gongkai.office.journal.actor import SYSTEM

pytestmark = pytest.mark.django_db
SEEN: list[int] = []


@pytest.fixture(autouse=True)
def counting() -> Iterator[None]:
    """A kind of job that counts to four and can be told to fail at a number."""
    SEEN.clear()

    @kinds.job("test.count", "数到四")
    def count(work: Work) -> Mapping[str, Any]:
        for number in range(work.kept.get("next", 0), 4):
            if number == work.args.get("fails_at"):
                raise ValueError("坏了")
            SEEN.append(number)
            work.progress(number + 1, 4, f"第{number}个", next=number + 1)
        return {"数到": 4}

    yield
    del kinds.KINDS["test.count"]


def started(**args: object) -> Job:
    return start(actor=SYSTEM, kind="test.count", organ="yunling", args=args, at=now())


def test_a_job_runs_to_its_end_and_says_what_came_of_it() -> None:
    job = started()
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.result, SEEN) == ("done", 4, 4, {"数到": 4}, [0, 1, 2, 3])
    running.run(job.pk)
    assert SEEN == [0, 1, 2, 3], "a job that is over is not run again"


def test_a_job_that_fails_says_why() -> None:
    job = started(fails_at=2)
    running.run(job.pk)
    job.refresh_from_db()
    assert job.state == "failed"
    assert "坏了" in job.message


def test_a_job_is_stopped_at_its_next_step() -> None:
    job = started()
    Job.objects.filter(pk=job.pk).update(is_cancel_asked=True)
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, SEEN) == ("cancelled", [0])


def test_a_job_that_waits_is_cancelled_at_once() -> None:
    job = started()
    cancel(job=job)
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, SEEN) == ("cancelled", [])


def test_a_job_whose_worker_died_goes_on_where_it_stopped() -> None:
    job = started()
    Job.objects.filter(pk=job.pk).update(state="running", kept={"next": 2}, beat_at=now())
    running.run(job.pk)
    assert SEEN == [], "its worker may still live"
    assert revive(at=now()) == 0
    assert revive(at=now() + timedelta(minutes=3)) == 1
    Job.objects.filter(pk=job.pk).update(beat_at=now() - timedelta(minutes=3))
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, SEEN) == ("done", [2, 3])


def test_a_job_that_kills_every_worker_is_given_up() -> None:
    job = started()
    Job.objects.filter(pk=job.pk).update(attempts=5)
    running.run(job.pk)
    job.refresh_from_db()
    assert (job.state, SEEN) == ("failed", [])


def test_what_is_scheduled_runs_once_in_its_span_and_one_that_fails_holds_none_up() -> None:
    ran: list[str] = []

    @kinds.scheduled("test.first", timedelta(minutes=5))
    def first(at: object) -> None:
        ran.append("first")
        raise ValueError("坏了")

    @kinds.scheduled("test.second", timedelta(minutes=1))
    def second(at: object) -> None:
        ran.append("second")

    try:
        moment = now()
        for minutes in (0, 0, 2, 6):
            ticking.tick(at=moment + timedelta(minutes=minutes))
        assert ran == ["first", "second", "second", "first", "second"]
        assert "坏了" in Ran.objects.get(name="test.first").trouble
    finally:
        del kinds.SCHEDULES["test.first"], kinds.SCHEDULES["test.second"]
