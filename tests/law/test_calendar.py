from datetime import date, timedelta

import chinese_calendar
import pytest

from gongkai.law.calendar import Calendar, DayKind, LocalDay, national, read_year
from gongkai.law.cite import NOT_SEEN
from gongkai.law.errors import CalendarError, DataError

NEXT = """
year = 2027
basis = "P"
days_from = "a notice typed in by the county"
[[notice]]
title = "not seen"
number = "not seen"
source = "test"
[[off]]
holiday = "元旦"
first = 2026-12-31
last = 2027-01-02
[[work]]
on = 2026-12-26
holiday = "元旦"
"""


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize("year", range(2004, 2027))
def test_every_day_of_the_year_counts_as_in_another_calendar(year: int) -> None:
    calendar = national()
    for day in every_day(date(year, 1, 1), date(year, 12, 31)):
        assert calendar.is_working(day) == chinese_calendar.is_workday(day), day


@pytest.mark.parametrize(
    ("year", "count"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_the_year_has_as_many_working_days_as_was_counted_elsewhere(year: int, count: int) -> None:
    assert national().count(date(year - 1, 12, 31), date(year, 12, 31)) == count


def test_the_notice_for_2019_changed_the_last_days_of_2018() -> None:
    before = national().without_year(2019)
    assert (before.is_working(date(2018, 12, 29)), before.is_working(date(2018, 12, 31))) == (False, True)
    assert (national().is_working(date(2018, 12, 29)), national().is_working(date(2018, 12, 31))) == (True, False)
    assert before.is_provisional(date(2018, 12, 29))
    assert not national().is_provisional(date(2018, 12, 29))


def test_the_last_week_before_an_unknown_year_is_provisional_and_the_day_before_is_not() -> None:
    calendar = national()
    assert not calendar.is_provisional(date(2026, 12, 24))
    assert calendar.is_provisional(date(2026, 12, 25))
    assert calendar.is_provisional(date(2026, 12, 31))
    assert calendar.is_provisional(date(2027, 6, 1))


def test_a_period_is_provisional_when_it_holds_a_provisional_day_its_start_left_out() -> None:
    calendar = national()
    assert not calendar.is_provisional_between(date(2026, 1, 1), date(2026, 12, 24))
    assert calendar.is_provisional_between(date(2026, 12, 24), date(2026, 12, 25))
    assert not calendar.is_provisional_between(date(2026, 12, 24), date(2026, 12, 24))
    assert calendar.is_provisional_between(date(2026, 12, 31), date(2027, 1, 1))
    gap = calendar.without_year(2020)
    assert gap.is_provisional_between(date(2019, 11, 1), date(2021, 3, 1))
    assert not gap.is_provisional_between(date(2019, 12, 31), date(2019, 12, 31))
    assert not gap.is_provisional_between(date(2020, 12, 31), date(2021, 3, 1))


def test_loading_a_notice_makes_its_days_certain_and_changes_the_december_before() -> None:
    calendar = national().with_year(read_year(NEXT, where="2027.toml"))
    assert not calendar.is_provisional(date(2026, 12, 31))
    assert not calendar.is_working(date(2026, 12, 31))
    assert calendar.day(date(2026, 12, 26)).kind is DayKind.MAKE_UP
    assert calendar.is_provisional(date(2027, 12, 25))
    assert national().is_working(date(2026, 12, 31)), "the national calendar itself stays as it was"


def test_an_unknown_year_leaves_out_the_statutory_days_and_nothing_else() -> None:
    off = [
        d for d in every_day(date(2027, 1, 1), date(2027, 12, 31)) if d.weekday() < 5 and not national().is_working(d)
    ]
    assert [d.isoformat()[5:] for d in off] == ["01-01", "02-05", "02-08", "04-05", "06-09", "09-15", "10-01"]


def test_a_local_holiday_is_laid_over_and_says_its_own_source() -> None:
    local = national().with_local(
        [
            LocalDay(date(2026, 3, 20), False, "开斋节", "自治区通知"),
            LocalDay(date(2026, 3, 22), True, "开斋节", "自治区通知"),
        ]
    )
    assert (local.day(date(2026, 3, 20)).kind, local.day(date(2026, 3, 20)).cite) == (DayKind.HOLIDAY, "自治区通知")
    assert local.day(date(2026, 3, 22)).kind is DayKind.MAKE_UP
    assert local.after(date(2026, 3, 19), 1) == date(2026, 3, 22)
    assert national().after(date(2026, 3, 19), 1) == date(2026, 3, 20)


def test_the_next_working_day_is_strictly_after_and_a_make_up_day_counts() -> None:
    calendar = national()
    assert calendar.after(date(2026, 10, 9), 1) == date(2026, 10, 10)
    assert calendar.after(date(2026, 10, 10), 1) == date(2026, 10, 12)
    assert calendar.after(date(2026, 9, 30), 1) == date(2026, 10, 8)


def test_on_or_after_keeps_a_working_day_and_leaves_a_day_off() -> None:
    assert national().on_or_after(date(2026, 9, 30)) == date(2026, 9, 30)
    assert national().on_or_after(date(2026, 10, 1)) == date(2026, 10, 8)


def test_the_last_working_day_before_is_strictly_before() -> None:
    assert national().last_before(date(2026, 1, 31)) == date(2026, 1, 30)
    assert national().last_before(date(2026, 10, 8)) == date(2026, 9, 30)


def test_counting_is_the_mirror_of_going_forward_and_negative_backward() -> None:
    calendar = national()
    assert calendar.count(date(2023, 12, 8), date(2024, 1, 8)) == 20
    assert calendar.count(date(2024, 1, 8), date(2023, 12, 8)) == -20
    assert calendar.count(date(2024, 1, 6), date(2024, 1, 7)) == 0
    assert calendar.working_days(date(2026, 10, 8), date(2026, 10, 12)) == (
        date(2026, 10, 9),
        date(2026, 10, 10),
        date(2026, 10, 12),
    )


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2031, 1, 1)])
def test_a_day_outside_the_calendar_is_refused_with_its_bounds(day: date) -> None:
    with pytest.raises(CalendarError, match="2004-01-01至2030-12-31"):
        national().day(day)
    with pytest.raises(CalendarError):
        national().after(day, 1)
    with pytest.raises(CalendarError):
        national().count(day, day)


def test_a_way_that_leads_out_of_the_calendar_is_refused() -> None:
    with pytest.raises(CalendarError, match="2031-01-01不在日历范围内"):
        national().after(date(2030, 12, 30), 20)
    with pytest.raises(CalendarError):
        national().last_before(date(2004, 1, 1))
    assert national().after(date(2030, 12, 30), 1) == date(2030, 12, 31)
    with pytest.raises(CalendarError, match="2031-01-01"):
        national().after(date(2030, 12, 30), 2)


def test_no_working_day_at_all_is_no_period() -> None:
    with pytest.raises(CalendarError, match="至少是1"):
        national().after(date(2026, 3, 2), 0)


def test_a_calendar_without_years_is_refused() -> None:
    with pytest.raises(CalendarError, match="一年也没有"):
        Calendar([])


def test_a_notice_says_what_is_known_of_it() -> None:
    named = {year.year: str(year.notices[0]) for year in national().years}
    assert named[2026] == "国务院办公厅关于2026年部分节假日安排的通知，国办发明电〔2025〕7号"
    assert named[2009] == "国办发明电〔2008〕42号"
    assert named[2004] == "放假通知（文号未见）"
    assert national().years[0].notices[0].number == NOT_SEEN


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("year = 2027", "yaer = 2027", "a year has exactly"),
        ('basis = "P"', 'basis = "Q"', "basis must be one of"),
        ('title = "not seen"', 'title = ""', "written not seen, not left empty"),
        ('number = "not seen"', 'numero = "1"', "a notice has title, number, source"),
        ("last = 2027-01-02", "last = 2026-12-30", "a last day not before it"),
        ("last = 2027-01-02", "last = 2027-01-02\n[[off]]\nholiday = '元旦'\nfirst = 2027-01-01\nlast = 2027-01-01", "2027-01-01 is given twice"),
        ("on = 2026-12-26", "on = 2027-01-02", "2027-01-02 is both off and worked"),
        ("on = 2026-12-26", "on = 2026-12-28", "2026-12-28 is no weekend day"),
        ("on = 2026-12-26", "on = 2026-12-20", "2026-12-20 belongs to another year"),
        ("on = 2026-12-26", "on = 2028-01-01", "2028-01-01 belongs to another year"),
        ("year = 2027", "year = ", "not TOML"),
    ],
)  # fmt: skip
def test_a_faulty_year_is_refused_by_name(old: str, new: str, message: str) -> None:
    assert old in NEXT
    with pytest.raises(DataError, match=f"faulty.toml: .*{message}"):
        read_year(NEXT.replace(old, new, 1), where="faulty.toml")


@pytest.mark.parametrize("day", ["2026-12-26", "2027-12-26"])
def test_days_from_25_december_before_to_the_end_of_the_year_belong_to_the_notice(day: str) -> None:
    assert date.fromisoformat(day) in read_year(NEXT.replace("on = 2026-12-26", f"on = {day}"), where="x").work
    for first in ("2026-12-25", "2027-12-31"):
        edge = NEXT + f"[[off]]\nholiday = '元旦'\nfirst = {first}\nlast = {first}\n"
        assert date.fromisoformat(first) in read_year(edge, where="x").off


def test_the_day_before_the_last_week_belongs_to_the_other_notice() -> None:
    with pytest.raises(DataError, match="2026-12-24 belongs to another year"):
        read_year(NEXT.replace("first = 2026-12-31", "first = 2026-12-24"), where="x")


def test_a_notice_without_a_title_is_refused() -> None:
    with pytest.raises(DataError, match="a notice has title"):
        read_year(NEXT.replace('title = "not seen"\n', ""), where="x")


def test_a_saturday_that_the_place_works_is_a_make_up_day_and_a_friday_is_a_plain_one() -> None:
    days = [LocalDay(date(2026, 3, d), True, "本地", "本地通知") for d in (20, 21)]
    local = national().with_local(days)
    assert [local.day(date(2026, 3, d)).kind for d in (20, 21)] == [DayKind.WORKING, DayKind.MAKE_UP]


def test_the_very_first_and_last_days_of_the_calendar_are_answered_or_refused() -> None:
    first = national().on_or_after(date(2004, 1, 1))
    assert first == date(2004, 1, 2)
    with pytest.raises(CalendarError, match="2003-12-31不在"):
        national().last_before(first)
    assert national().last_before(date(2004, 1, 5)) == first
    weekend_end = national().without_year(2026).with_year(read_year(NEXT, where="x"))
    assert weekend_end.on_or_after(date(2031, 12, 31)) == date(2031, 12, 31)
    assert Calendar(year for year in national().years if year.year <= 2018).on_or_after(date(2022, 12, 30))
    ends_on_sunday = Calendar(year for year in national().years if year.year <= 2019)
    with pytest.raises(CalendarError, match="2024-01-01不在"):
        ends_on_sunday.on_or_after(date(2023, 12, 30))


def test_the_last_year_of_the_calendar_has_its_statutory_days_too() -> None:
    last = max(year.year for year in national().years) + 4
    day = national().day(date(last, 10, 1))
    assert (day.kind, day.name, day.cite, day.is_provisional) == (DayKind.HOLIDAY, "国庆节", "放假办法", True)
