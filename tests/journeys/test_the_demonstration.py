"""What `make run` shows: the demonstration county, seen by those who are named on its first page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.journeys.browsing import Chromium
from tests.journeys.working import sign_in
from tests.offices import Office

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("the demonstration")]


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path, GONGKAI_WORKERS="1")
    office.run("manage.py", "serve", "--empty", "--prepare-only")
    office.run("manage.py", "demonstrate")
    with office:
        yield office


def test_each_of_the_county_sees_what_waits(county: Office, browser: Chromium) -> None:
    with browser.visitor(county.address) as clerk:
        sign_in(clerk, "qinghe.zhuangan")
        assert "与申请人联系确认" in clerk.said
        clerk.picture("desk")
        clerk.open("/staff/shenqing/")
        clerk.picture("register")
    with browser.visitor(county.address) as office:
        sign_in(office, "yunling.gongkaiban")
        assert "清河镇" in office.said
        office.picture("desk-county")
    with browser.visitor(county.address) as leader:
        sign_in(leader, "qinghe.lingdao")
        leader.picture("desk-leader")
    with browser.visitor(county.address) as villager:
        villager.open("/")
        villager.picture("portal")
        villager.open("/qinghe/")
        villager.picture("portal-town")
