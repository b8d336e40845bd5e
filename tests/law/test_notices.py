"""A holiday notice as it is pasted becomes the year's days; what does not agree with itself is refused."""

from collections import defaultdict
from datetime import date, timedelta

import pytest

from gongkai.law import notices
from gongkai.law.calendar import Calendar, Year, national
from gongkai.law.cite import NOT_SEEN
from gongkai.law.errors import NoticeError

_WEEKDAYS = "一二三四五六日"
_NUMERALS = "一二三四五六七八九十"


def _said(day: date, year: int) -> str:
    named = f"{day.year}年" if day.year != year else ""
    return f"{named}{day.month}月{day.day}日（星期{_WEEKDAYS[day.weekday()]}）"


def _runs(days: list[date]) -> list[tuple[date, date]]:
    runs: list[tuple[date, date]] = []
    for day in sorted(days):
        if runs and runs[-1][1] + timedelta(days=1) == day:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _written(year: Year) -> str:
    """A notice in our own words that fixes the same days."""
    off, work = defaultdict(list), defaultdict(list)
    for day, name in year.off.items():
        off[name].append(day)
    for day, name in year.work.items():
        work[name].append(day)
    lines = [f"关于{year.year}年部分节假日安排的通知", "某文〔2000〕1号", "各单位：现将安排通知如下。"]
    for number, (name, days) in enumerate(off.items()):
        spans = [_said(a, year.year) + (f"至{_said(b, year.year)}" if a != b else "") for a, b in _runs(days)]
        line = f"{_NUMERALS[number]}、{name}：{'放假，'.join(spans)}放假调休，共{len(days)}天。"
        if work[name]:
            line += "、".join(_said(day, year.year) for day in sorted(work[name])) + "上班。"
        lines.append(line)
    return "\n".join([*lines, "节假日期间，各地区、各部门要妥善安排好值班。"])


@pytest.mark.parametrize("year", [year for year in national().years if year.off], ids=lambda year: str(year.year))
def test_every_year_we_hold_reads_back_as_the_same_days(year: Year) -> None:
    read = notices.read(_written(year)).to_year(source="test")
    assert (read.year, dict(read.off).keys(), dict(read.work).keys()) == (year.year, year.off.keys(), year.work.keys())


_SPRING = """关于2026年部分节假日安排的通知
国办发明电〔2025〕7号

一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
"""


def test_weekdays_and_the_old_calendar_in_brackets_are_read_past() -> None:
    reading = notices.read(_SPRING)
    assert reading.number == "国办发明电〔2025〕7号"
    spring = reading.festivals[1]
    assert (spring.off[0], spring.off[-1], spring.work) == (
        date(2026, 2, 15),
        date(2026, 2, 23),
        (date(2026, 2, 14), date(2026, 2, 28)),
    )


def test_full_width_digits_spaces_and_line_breaks_inside_a_paragraph_are_read() -> None:
    text = (
        "关于２０２６年部分节假日安排的通知\n一、元旦： １月１日 至\n３日放假调休，共３天。１月４日（星期日）\n上班。"
    )
    assert notices.read(text).festivals[0].off == (date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3))


def test_a_day_given_off_afterwards_is_off() -> None:
    text = "关于2015年部分节假日安排的通知\n二、清明节：4月5日放假，4月6日（星期一）补休。"
    assert notices.read(text).festivals[0].off == (date(2015, 4, 5), date(2015, 4, 6))


def test_a_new_year_that_begins_in_the_old_one_is_read() -> None:
    text = "关于2023年部分节假日安排的通知\n一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。"
    assert notices.read(text).festivals[0].off == (date(2022, 12, 31), date(2023, 1, 1), date(2023, 1, 2))


def test_a_number_that_the_text_does_not_give_is_not_composed() -> None:
    assert notices.read("一、元旦：1月1日放假，共1天。", year=2027).number == NOT_SEEN


@pytest.mark.parametrize(
    ("text", "year", "said"),
    [
        ("今天天气很好", None, "标题"),
        ("关于2026年部分节假日安排的通知\n没有段落", None, "没有找到"),
        ("关于2026年部分节假日安排的通知\n一、元旦：1月1日至3日放假，共3天。", 2027, "请核对"),
        ("关于2026年部分节假日安排的通知\n一、元旦：1月1日至3日放假，共4天。", None, "共4天"),
        ("关于2026年部分节假日安排的通知\n一、元旦：1月1日（周五）放假，共1天。", None, "不是星期五"),
        ("关于2026年部分节假日安排的通知\n一、元旦：1月32日放假。", None, "不存在"),
        ("关于2026年部分节假日安排的通知\n一、元旦：1月1日放假。1月5日上班。", None, "不是周末"),
        ("关于2026年部分节假日安排的通知\n一、元旦：另行通知。", None, "没有读出"),
        ("关于2026年部分节假日安排的通知\n一、元旦：1月1日放假。\n二、春节：1月1日放假。", None, "都出现"),
        ("关于2026年部分节假日安排的通知\n一、元旦：1月9日至3日放假。", None, "不合情理"),
    ],
)
def test_what_does_not_agree_is_refused(text: str, year: int | None, said: str) -> None:
    with pytest.raises(NoticeError, match=said):
        notices.read(text, year=year)


def test_the_days_read_change_the_calendar() -> None:
    before = national().without_year(2026)
    after = before.with_year(notices.read(_SPRING).to_year(source="粘贴"))
    assert isinstance(after, Calendar)
    assert before.is_provisional(date(2026, 2, 16))
    assert not after.is_provisional(date(2026, 2, 16))
    assert after.is_working(date(2026, 2, 14))
