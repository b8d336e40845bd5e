"""The disposable block of a case can be dropped and worked out anew; a notice moves what it must and says so first."""

from datetime import date

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.applications import House, answered, at, confirmed, house, received
from tests.factories.organs import county
from tests.office.applications.test_course import sent

from gongkai.law import notices
from gongkai.law.calendar import Calendar, national
from gongkai.office.applications import queries, settling
from gongkai.office.applications.actions import end
from gongkai.office.applications.foreseeing import moved_by
from gongkai.office.applications.models import Application, State
from gongkai.office.journal.actor import SYSTEM
from gongkai.office.practice.actions.take_in import take_in

pytestmark = pytest.mark.django_db
NOTICE = """关于2027年部分节假日安排的通知
一、元旦：2026年12月31日至2027年1月2日放假调休，共3天。
二、春节：2月5日至11日放假调休，共7天。2月14日（周日）上班。"""


def every_kind(of: House) -> None:
    """Cases in every state."""
    received(of, "2026-03-02")
    received(of, "2026-03-02", way="online")
    confirmed(of, received(of, "2026-03-02", way="fax"), "2026-03-03")
    sent(of, received(of, "2026-03-02"), "correction", "2026-03-05", what="年份")
    answered(of, received(of, "2026-03-02"), "2026-03-09")
    end.withdraw(actor=of.officer, case=received(of), on=date(2026, 3, 4), reason="撤回", at=at("2026-03-05"))


def blocks() -> list[tuple[object, ...]]:
    return list(Application.objects.order_by("pk").values_list(*settling.BLOCK))


def test_the_kept_block_is_what_is_worked_out_anew() -> None:
    every_kind(house())
    settling.settle_all(on=date(2026, 3, 9))
    kept = blocks()
    Application.objects.exclude(state__in=settling.OVER).update(
        state=State.OPEN, receipt_on=None, due_on=None, next_on=None, next_what="", is_provisional=False, edition=""
    )
    assert blocks() != kept
    told: list[tuple[int, int]] = []
    settling.settle_all(on=date(2026, 3, 9), tell=lambda done, total: told.append((done, total)))
    assert blocks() == kept
    assert told == [(4, 4)]


def test_a_run_that_was_cut_goes_on_after_the_last_it_told_of() -> None:
    of = house()
    first, second = received(of), received(of)
    Application.objects.update(due_on=None)
    settling.settle_all(on=date(2026, 3, 9), after=first.pk)
    assert Application.objects.get(pk=first.pk).due_on is None
    assert Application.objects.get(pk=second.pk).due_on == date(2026, 3, 30)


def test_a_notice_says_what_it_would_move_and_then_moves_just_that() -> None:
    of = house()
    settled, moved = received(of, "2026-11-02"), received(of, "2026-12-10")
    day = date(2026, 12, 14)
    reading = notices.read(NOTICE)
    foreseen = moved_by(national().with_year(reading.to_year(source="预览")), on=day)
    assert [one.number for one in foreseen] == [moved.number]
    take_in(actor=SYSTEM, county=county(), reading=reading, text=NOTICE, source="网页", issued_on=None, at=at(day))
    result = settling.settle_all(on=day)
    assert [row[0] for row in result["moved"]] == [moved.pk]
    assert Application.objects.get(pk=moved.pk).due_on == foreseen[0].after == date(2027, 1, 11)
    assert not Application.objects.get(pk=moved.pk).is_provisional
    assert Application.objects.get(pk=settled.pk).due_on == date(2026, 11, 30)


def test_without_its_notice_a_year_s_end_is_provisional_never_certain() -> None:
    of = house()
    assert isinstance(national(), Calendar)
    assert received(of, "2026-12-10").is_provisional
    assert not received(of, "2026-11-02").is_provisional


def test_a_new_day_alone_makes_a_case_late_and_a_period_lapse() -> None:
    of = house()
    case = received(of)
    sent(of, case, "correction", "2026-03-05", what="年份")
    settling.settle_day(on=date(2026, 3, 27))
    case.refresh_from_db()
    assert (case.state, case.next_what) == (State.CORRECTING, "逾期未补正，办结")


@pytest.mark.parametrize("many", [3, 30])
def test_desk_list_and_case_take_the_same_number_of_queries_however_many_cases_there_are(many: int) -> None:
    of = house()
    cases = [received(of) for _ in range(many)]
    day = date(2026, 3, 9)
    counts = []

    def pages_of(wanted: queries.Wanted) -> None:
        pages = Paginator(queries.keys_listed(of.officer, wanted, on=day), 50)
        assert (len(list(pages.get_page("1"))), pages.count) == (many, many)

    for ask in (
        lambda: queries.desk(of.officer, on=day),
        lambda: queries.rows(queries.listed(of.officer, queries.Wanted(words="低保"), on=day), on=day),
        lambda: pages_of(queries.Wanted(words="低保")),
        lambda: pages_of(queries.Wanted()),
        lambda: queries.page(of.officer, cases[0].pk, on=day),
        lambda: queries.turns(of.leader, on=day),
    ):
        with CaptureQueriesContext(connection) as seen:
            ask()
        counts.append(len(seen))
    assert counts == [4, 3, 2, 3, 15, 1], f"words are looked up once for all pages: {counts}"


def test_the_county_sees_numbers_by_organ() -> None:
    of = house()
    received(of)
    received(of, way="online")
    board = queries.board([of.organ.code], on=date(2026, 3, 31))
    assert [(one.open, one.unconfirmed, one.late, one.soon) for one in board] == [(2, 1, 1, 0)]
