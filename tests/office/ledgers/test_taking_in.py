"""Rows become cases, each under its own key, and can be undone as a whole."""

from datetime import date

import pytest
from django.db import connection
from tests.factories.applications import House, at, house
from tests.factories.ledgers import LI, OPEN, WANG, ledger, taken, workbook

from gongkai.law.today import civil
from gongkai.office.applications import queries as applications
from gongkai.office.applications.actions.amend import amend
from gongkai.office.applications.actions.view import view_identity
from gongkai.office.applications.models import Application, State
from gongkai.office.jobs import running
from gongkai.office.jobs.actions.start import cancel
from gongkai.office.jobs.models import Job
from gongkai.office.journal.errors import Unlawful
from gongkai.office.journal.verifying import verify
from gongkai.office.keys.models import DataKey
from gongkai.office.ledgers import queries, tasks
from gongkai.office.ledgers.actions.drop import drop
from gongkai.office.ledgers.actions.take_in import take_in
from gongkai.office.ledgers.actions.undo import undo
from gongkai.office.ledgers.models import Ledger
from gongkai.office.ledgers.reckoning import reckon

pytestmark = pytest.mark.django_db
ON = civil(at("2026-01-05"))
NOT_THERE = ("4", "2025-06-03", "当面", "孙某", "", "", "不认得的结果", "2025-06-09", "看情况", "", "")


@pytest.fixture
def of() -> House:
    return house()


def undone(of: House, found: Ledger) -> Ledger:
    found = undo(actor=of.officer, ledger=found, reason="选错了年份", at=at("2026-01-06"))
    assert found.job is not None
    running.run(found.job)
    found.refresh_from_db()
    return found


def test_closed_rows_become_closed_cases_and_open_ones_get_their_period(of: House) -> None:
    found = taken(of, ledger(of))
    assert found.state == Ledger.State.TAKEN
    wang, li, spring = (row.application for row in found.rows.all())
    assert (wang.number, wang.state, wang.concluded_on) == ("2025-0001", State.CONCLUDED, date(2025, 3, 20))
    assert wang.units.get().outcome == "granted.provided"
    assert wang.events.get().how == "清政公复〔2025〕1号，邮寄"
    assert (li.receipt_on, li.units.get().outcome) == (date(2025, 4, 7), "unavailable.not_ours")
    assert (spring.state, spring.applicant_kind, spring.due_on) == (State.OPEN, "business", date(2026, 1, 23))
    assert all(case.is_opening and case.code_print is None for case in (wang, li, spring))
    assert applications.page(of.officer, wang.pk, on=ON).demand == "2024年低保名单"
    assert list(verify()) == []


def test_who_asked_lies_under_the_key_of_the_case_and_nowhere_else(of: House) -> None:
    found = taken(of, ledger(of))
    case = found.rows.all()[0].application
    assert view_identity(actor=of.officer, case=case, at=at("2026-01-05")).telephone == "13800138000"
    assert found.grid == ""
    assert DataKey.objects.get(pk=found.key_id).wrapped is None
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "13800138000" not in repr(cursor.fetchall()), table


def test_rows_that_are_wrong_hold_the_others_back_until_that_is_wanted(of: House) -> None:
    found = ledger(of, WANG, NOT_THERE)
    with pytest.raises(Unlawful, match="1行有问题"):
        take_in(actor=of.officer, ledger=found, only_good=False, at=at("2026-01-05"))
    found = taken(of, found, only_good=True)
    assert found.rows.count() == 1
    left = queries.verdicts(found, on=ON)
    assert [(one.own_number, one.said) for one in left] == [("4", "不认得办理结果“看情况”；照模板“填写说明”里的词写")]


def test_a_ledger_that_comes_again_brings_nothing_twice(of: House) -> None:
    taken(of, ledger(of))
    again = ledger(of, WANG, LI, OPEN)
    assert queries.verdicts(again, on=ON)[0].said == "登记簿里已有（2025-0001），不再导入"
    with pytest.raises(Unlawful, match="没有一行"):
        take_in(actor=of.officer, ledger=again, only_good=True, at=at("2026-01-05"))


def test_the_same_file_is_known_again(of: House) -> None:
    content = workbook(WANG)
    first = taken(of, ledger(of, content=content))
    assert queries.same_before(ledger(of, content=content)) == first
    assert queries.same_before(ledger(house(), content=content)) is None, "another organ's is none of theirs"


def test_a_whole_ledger_is_undone_and_can_be_taken_in_again(of: House) -> None:
    found = undone(of, taken(of, ledger(of)))
    assert found.state == Ledger.State.UNDONE
    assert {case.state for case in Application.objects.all()} == {State.STRUCK}
    assert list(applications.listed(of.officer, applications.Wanted(), on=ON)) == []
    again = taken(of, ledger(of))
    assert [row.application.number for row in again.rows.all()] == ["2025-0004", "2025-0005", "2025-0006"]
    assert list(verify()) == []


def test_what_somebody_worked_on_since_is_not_undone_behind_their_back(of: House) -> None:
    found = taken(of, ledger(of))
    case = found.rows.all()[2].application
    view_identity(actor=of.officer, case=case, at=at("2026-01-06"))
    assert queries.changed(found) == [], "to look is not to work"
    amend(actor=of.officer, case=case, values={"applicant_kind": "other"}, reason="看错", at=at("2026-01-06"))
    with pytest.raises(Unlawful, match=r"2025-0003.*办理过"):
        undo(actor=of.officer, ledger=found, reason="选错了年份", at=at("2026-01-06"))
    assert {one.state for one in Application.objects.filter(pk=case.pk)} == {State.OPEN}


def test_a_taking_in_that_was_stopped_keeps_what_it_has_and_goes_on_from_there(of: House) -> None:
    found = take_in(actor=of.officer, ledger=ledger(of), only_good=False, at=at("2026-01-05"))
    cancel(job=Job.objects.get(pk=found.job))
    found.refresh_from_db()
    assert found.state == Ledger.State.TAKING
    found = taken(of, found)
    assert (found.state, found.rows.count()) == (Ledger.State.TAKEN, 3)


def test_one_that_was_stopped_while_it_ran_can_be_gone_on_with(of: House) -> None:
    found = take_in(actor=of.officer, ledger=ledger(of), only_good=False, at=at("2026-01-05"))
    assert found.job is not None
    Job.objects.filter(pk=found.job).update(is_cancel_asked=True)
    running.run(found.job)
    found.refresh_from_db()
    assert (found.state, found.rows.count(), queries.counts(queries.verdicts(found, on=ON)).new) == ("taken", 0, 3)
    assert taken(of, found).rows.count() == 3


def test_a_worker_that_died_in_the_middle_leaves_no_row_twice(of: House) -> None:
    found = take_in(actor=of.officer, ledger=ledger(of), only_good=False, at=at("2026-01-05"))
    first = queries.verdicts(found, on=ON)[0]
    tasks.take(found, first, of.officer)
    assert found.job is not None
    running.run(found.job)
    assert found.rows.count() == Application.objects.count() == 3
    found.refresh_from_db()
    assert (found.state, found.grid) == (Ledger.State.TAKEN, "")


def test_table_three_is_reckoned_beforehand_and_a_kind_that_is_not_known_is_in_no_column(of: House) -> None:
    carried = ("0", "2024-12-30", "当面", "钱某", "个人", "", "上年的", "2025-01-10", "部分公开", "", "")
    nobody = ("5", "2025-07-01", "当面", "周某", "", "", "类别没写", "2025-07-03", "公开", "", "")
    found = reckon(queries.verdicts(ledger(of, carried, WANG, WANG, LI, OPEN, nobody), on=ON), of.organ, 2025)
    rows = dict(found.rows)
    assert found.without_kind == 1
    assert [values for label, values in found.rows if "新收" in label] == [(2, 1, 0, 0, 0, 0, 3)]
    assert [values for label, values in found.rows if "上年结转" in label] == [(1, 0, 0, 0, 0, 0, 1)]
    assert [values for label, values in found.rows if "结转下年度" in label] == [(0, 1, 0, 0, 0, 0, 1)]
    assert len(rows) == len(found.rows)


def test_rows_nobody_wants_are_destroyed_by_hand_or_after_a_month(of: House) -> None:
    first, second = ledger(of), ledger(of)
    first = drop(actor=of.officer, ledger=first, at=at("2026-01-05"))
    assert (first.state, first.grid) == (Ledger.State.DROPPED, "")
    tasks.clear.run(at("2026-02-03"))
    second.refresh_from_db()
    assert second.grid
    tasks.clear.run(at("2026-02-05"))
    second.refresh_from_db()
    assert (second.state, second.grid) == (Ledger.State.DROPPED, "")
