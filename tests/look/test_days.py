"""Days and moments are said in Beijing's time, and what cannot be said is refused."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from gongkai.law.calendar import national
from gongkai.look.days import day, day_full, is_date_input, machine, moment, when


def test_a_make_up_working_day_is_said_to_be_one() -> None:
    assert day_full(date(2026, 10, 10), national()) == "2026年10月10日（周六，调休上班）"


def test_a_holiday_on_a_weekday_is_said_by_its_name() -> None:
    assert day_full(date(2024, 1, 1), national()) == "2024年1月1日（周一，元旦放假）"


def test_without_a_calendar_only_the_weekday_is_said() -> None:
    assert day_full(date(2024, 1, 1)) == "2024年1月1日（周一）"


def test_a_moment_before_midnight_in_london_is_the_next_day_in_beijing() -> None:
    assert moment(datetime(2025, 12, 31, 16, 30, tzinfo=UTC)) == "2026年1月1日 00:30"


def test_a_moment_of_any_zone_is_said_in_beijing_time() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert moment(datetime(2026, 1, 1, 0, 30, tzinfo=tokyo)) == "2025年12月31日 23:30"


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="没有带时区"):
        moment(datetime(2026, 1, 1))  # noqa: DTZ001


def test_a_moment_is_not_taken_for_a_day() -> None:
    with pytest.raises(TypeError, match="请改用 moment"):
        day(datetime(2026, 1, 1, tzinfo=UTC))


def test_a_list_of_days_and_moments_says_each_as_it_is() -> None:
    points = [date(2026, 1, 2), datetime(2026, 1, 1, 16, 5, tzinfo=UTC)]
    assert [when(point) for point in points] == ["2026年1月2日", "2026年1月2日 00:05"]
    assert [machine(point) for point in points] == ["2026-01-02", "2026-01-02T00:05+08:00"]


@pytest.mark.parametrize("typed", ["2026.10.10", "10月10日", "2026-13-01", "2026-02-29", "２０２６-01-01", "20260101"])
def test_what_a_date_field_could_not_show_is_known(typed: str) -> None:
    assert not is_date_input(typed)
