"""A holiday notice moves deadlines: pasted, looked at with what it moves, taken in, and listed in its log."""

from datetime import date, timedelta

import pytest
from tests.journeys.working import REGISTERED, House, registered

from gongkai.law.calendar import national
from gongkai.look.days import day

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("a holiday notice")]
YEAR = national().years[-1].year + 1
"""The first year whose notice nobody has seen."""


def notice() -> str:
    """New Year off from the first until the first Friday, so that one weekday at least is off beyond the statute."""
    until = date(YEAR, 1, 2)
    while until.weekday() != 4:
        until += timedelta(days=1)
    return (
        f"国务院办公厅关于{YEAR}年部分节假日安排的通知\n国办发明电〔{YEAR - 1}〕9号\n各省、自治区、直辖市人民政府：\n"
        f"一、元旦：1月1日至{until.day}日放假，共{until.day}天。\n国务院办公厅\n"
    )


def test_a_holiday_notice_moves_the_deadlines_it_meets(house: House) -> None:
    house.clock.go_to(f"{YEAR - 1}-12-15")
    clerk, office = house.clerk, house["yunling.gongkaiban"]
    case = registered(clerk, REGISTERED, f"{YEAR - 1}-12-15", "清河镇2025年预算和决算")
    number = clerk.heading.split()[-1]
    known = national()
    before = known.after(date(YEAR - 1, 12, 15), 20)
    assert f"答复期限 {day(before)}" in clerk.said
    clerk.open("/staff/shenqing/")
    assert "暂算" in clerk.said
    office.open("/staff/rili/tongzhi/")
    office.fill({"通知全文": notice(), "来源": "中国政府网"})
    office.press("读一读，先看结果")
    assert "会变动的期限（1件）" in office.said
    assert day(before) in office.said
    office.picture("notice-moves")
    office.press("确认载入")
    office.page.wait_for_selector("text=变动的期限")
    assert day(before) in office.said
    office.picture("notice-moved")
    clerk.open(case)
    assert f"答复期限 {day(before)}" not in clerk.said
    assert number in clerk.heading
    clerk.open("/staff/shenqing/")
    assert "暂算" not in clerk.said
    house.holds()
