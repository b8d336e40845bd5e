"""Web server, worker and clock killed again and again while clerks work: nothing half done, nothing lost, nothing twice."""

import contextlib
import os
import random
import re
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.config.clerks import Clerk
from tests.offices import PATIENCE, Clock, Office

from gongkai.law.today import civil

pytestmark = pytest.mark.slow
KILLS = int(os.environ.get("GONGKAI_TEST_KILLS", "40"))
"""`make kills` asks for two hundred."""
_PASSWORD = "shanshui-yanshi"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A small county in a running office whose processes may die at any boundary."""
    started = Office(
        tmp_path,
        GONGKAI_WORKERS="2",
        DJANGO_SETTINGS_MODULE="tests.config.doomed",
        GONGKAI_TEST_CLOCK=str(tmp_path / "clock"),
        GONGKAI_TEST_DOOM=str(tmp_path / "doom"),
    )
    Clock(tmp_path / "clock")
    started.run("manage.py", "serve", "--empty", "--prepare-only")
    started.run("-m", "tests.journeys.county")
    with started:
        yield started


def below(parent: int) -> list[int]:
    """All processes under one, the supervisor itself left out."""
    found = []
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{parent}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [int(child), *below(int(child))]
    return found


class Working(threading.Thread):
    """A clerk who registers letters, asks to correct them, issues and hands out, until told to stop."""

    def __init__(self, office: Office, on: str) -> None:
        super().__init__(daemon=True)
        self._clerk = Clerk(office.address, "qinghe.zhuangan", _PASSWORD)
        self._on, self.over, self.pressed, self.steps = on, threading.Event(), 0, 0
        self.trouble: BaseException | None = None

    def run(self) -> None:
        try:
            while not self.over.is_set():
                self._one()
        except BaseException as trouble:  # told by the test; a thread's own exception is told by nobody
            self.trouble = trouble

    def _one(self) -> None:
        clerk = self._clerk
        letter = {
            "organ": "qinghe",
            "way": "registered_post",
            "arrived_on": self._on,
            "demand": "2025年耕地地力保护补贴发放明细",
            "applicant_kind": "natural",
            "name": "马建国",
            "id_kind": "居民身份证",
            "id_number": "999999196503070130",
            "telephone": "13800000000",
            "address": "清河镇南街1号",
        }
        self.pressed += 1
        page, at = clerk.send("/staff/shenqing/xin/", letter)
        case = re.match(r"/staff/shenqing/\d+/$", at)
        if case is None:
            assert "没有重复办理" in page, page
            return  # it was done before the answer could be given
        self.steps += 1
        clerk.send(f"{at}correction/", {"what": "请写明年份。"})
        self.steps += 1
        page, _ = clerk.open(at)
        paper = re.search(rf"{at}wenshu/[0-9a-f-]+/", page)
        assert paper is not None, page
        clerk.send(f"{paper[0]}issue/", {}, of=paper[0])
        self.steps += 1
        clerk.send(f"{paper[0]}send/", {"way": "in_person", "on": self._on}, of=paper[0])


def killed(office: Office, luck: random.Random, number: int) -> None:
    """One kill: of any process at any moment, or of whoever comes next to a boundary."""
    assert office.running is not None
    doom = office.home / "doom"
    if number % 2:
        fresh = office.home / "doom.fresh"
        fresh.write_text(str(luck.randrange(24)), encoding="ascii")
        fresh.replace(doom)
        until = time.monotonic() + PATIENCE
        while doom.exists():
            assert time.monotonic() < until, "nobody came to a boundary: " + office.said()
            time.sleep(0.05)
        return
    while True:
        with contextlib.suppress(ProcessLookupError, IndexError):
            os.kill(luck.choice(below(office.running.pid)), signal.SIGKILL)
            return
        time.sleep(0.1)


def test_killed_at_any_moment_and_boundary_everything_is_whole(office: Office) -> None:
    luck = random.Random(4)
    clock = Clock(office.home / "clock")
    working = [Working(office, civil(clock.moment).isoformat()) for _ in range(2)]
    for one in working:
        one.start()
    for number in range(KILLS):
        _some_work(office, working, luck.randrange(3))
        time.sleep(luck.uniform(0, 0.5))
        killed(office, luck, number)
    for one in working:
        one.over.set()
    for one in working:
        one.join(4 * PATIENCE)
        assert one.trouble is None
    _all_rendered(office, clock)
    told = office.run("-m", "tests.config.holding")
    office.run("manage.py", "verify")
    assert int(told.split()[0]) == sum(one.pressed for one in working), "as many cases as were sent in"
    print(f"{KILLS} kills: {told}")


def _some_work(office: Office, working: list[Working], steps: int) -> None:
    """Lets the clerks do a few things between two kills."""
    done = sum(one.steps for one in working)
    until = time.monotonic() + 2 * PATIENCE
    while sum(one.steps for one in working) < done + steps:
        assert [one.trouble for one in working if one.trouble] == [], office.said()[-4000:]
        assert time.monotonic() < until, "nothing gets done any more: " + office.said()[-4000:]
        time.sleep(0.02)


def _all_rendered(office: Office, clock: Clock) -> None:
    """What a dead worker left is taken up again when a quarter of an hour has passed, on the office's clock."""
    clock.later(minutes=15)
    until = time.monotonic() + 5 * PATIENCE
    while office.refuses("-m", "tests.config.holding", "--wanting"):
        assert time.monotonic() < until, office.said()
        time.sleep(1)
