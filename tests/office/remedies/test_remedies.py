"""Reviews and suits: their days, their endings, what must be done over, and the one fact that each is for Table 4."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from tests.factories.applications import House, at, house, received
from tests.factories.organs import county
from tests.factories.people import actor

from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.journal.verifying import verify
from gongkai.office.organs.models import Organ
from gongkai.office.practice import queries as practice
from gongkai.office.practice.actions.choose import choose
from gongkai.office.practice.choices import OPEN
from gongkai.office.remedies import queries
from gongkai.office.remedies.actions.answer import answer
from gongkai.office.remedies.actions.redo import redo
from gongkai.office.remedies.actions.register import Brought, register
from gongkai.office.remedies.actions.retract import retract
from gongkai.office.remedies.actions.rule import Ruled, results_for, rule, take_effect
from gongkai.office.remedies.actions.suspend import resume, suspend
from gongkai.office.remedies.facts import facts
from gongkai.office.remedies.models import Remedy
from gongkai.report.tallying import tally

pytestmark = pytest.mark.django_db
REVIEW = Brought(
    "review", "对清政公复〔2026〕3号答复不服", "云岭县人民政府", date(2026, 3, 2), date(2026, 3, 4), "李桂香"
)


@pytest.fixture
def of() -> House:
    return house()


def brought(of: House, on: str = "2026-03-05", **given: Any) -> Remedy:
    return register(actor=of.officer, organ=of.organ, brought=Brought(**vars(REVIEW) | given), at=at(on))


def suit(of: House, on: str = "2026-03-05", **given: Any) -> Remedy:
    return brought(of, on, **{"stage": "litigation_direct", "body": "云岭县人民法院"} | given)


def ruled(of: House, remedy: Remedy, on: str, result: str, **given: Any) -> None:
    day = date.fromisoformat(on)
    rule(actor=of.officer, remedy=remedy, ruled=Ruled(day, result, given.pop("effective_on", day), **given), at=at(on))
    remedy.refresh_from_db()


def table_four(of: House, year: int) -> dict[str, Any]:
    report = tally(facts(of.organ), organ=of.organ.name, year=year)
    return {
        path.removeprefix("remedies."): value for path, value in report.cells.items() if path.startswith("remedies.")
    }


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ({}, date(2026, 3, 18)),
        ({"procedure": "simplified"}, date(2026, 3, 11)),
        ({"stage": "litigation_direct"}, date(2026, 3, 19)),
        ({"received_on": None}, None),
        ({"filed_on": date(2023, 3, 2), "received_on": date(2023, 3, 4)}, None),
    ],
    ids=["ten working days", "five working days", "fifteen days", "copy not yet there", "before the law in our data"],
)
def test_the_organ_s_time_to_answer_runs_from_the_copy(of: House, given: dict[str, Any], due: date | None) -> None:
    assert brought(of, **given).due_on == due


def test_a_review_goes_from_arrival_to_the_act_done_anew(of: House) -> None:
    remedy = brought(of)
    assert remedy.number == "救2026-0001"
    waiting = queries.waiting(queries.seen_by(of.officer), on=date(2026, 3, 9), calendar=practice.calendar())
    assert [(one.what, one.by, one.left) for one in waiting] == [("提出书面答复", date(2026, 3, 18), 7)]
    answer(actor=of.officer, remedy=remedy, on=date(2026, 3, 12), at=at("2026-03-12"))
    ruled(of, remedy, "2026-04-20", "review.revoked", redo_by=date(2026, 5, 20))
    assert (remedy.closed_on, remedy.result) == (date(2026, 4, 20), "review.revoked")
    waiting = queries.waiting(queries.seen_by(of.officer), on=date(2026, 5, 21), calendar=practice.calendar())
    assert [(one.what, one.by, one.left) for one in waiting] == [("按裁判重新作出", date(2026, 5, 20), -1)]
    redo(actor=of.officer, remedy=remedy, on=date(2026, 5, 21), at=at("2026-05-21"))
    assert queries.waiting(queries.seen_by(of.officer), on=date(2026, 5, 22), calendar=practice.calendar()) == []
    page = queries.page(of.leader, remedy.pk)
    assert (page.applicant, page.attacked) == ("李桂香", "对清政公复〔2026〕3号答复不服")
    assert [ruling.result for ruling in page.rulings] == ["review.revoked"]
    assert list(verify()) == []


def test_table_four_counts_what_ended_in_the_year_and_what_is_pending_at_its_end(of: House) -> None:
    upheld, corrected, withdrawn = brought(of), brought(of), brought(of)
    ruled(of, upheld, "2026-04-01", "review.upheld")
    ruled(of, corrected, "2026-04-01", "review.ordered_to_act")
    ruled(of, withdrawn, "2027-01-04", "review.terminated")
    rests = suit(of)
    suspend(actor=of.officer, remedy=rests, on=date(2026, 6, 1), at=at("2026-06-01"))
    this, following = table_four(of, 2026), table_four(of, 2027)
    assert [this[f"review.{one}"] for one in ("upheld", "corrected", "other", "pending", "total")] == [1, 1, 0, 1, 3]
    assert [this[f"litigation_direct.{one}"] for one in ("upheld", "pending", "total")] == [0, 1, 1]
    assert [following[f"review.{one}"] for one in ("upheld", "other", "pending", "total")] == [0, 1, 0, 1]
    assert this["litigation_after_review.total"] == 0
    resume(actor=of.officer, remedy=rests, on=date(2027, 2, 1), at=at("2027-02-01"))
    rests.refresh_from_db()
    assert rests.suspended_on is None


def test_two_instances_are_one_suit_and_the_last_effective_decision_counts(of: House) -> None:
    remedy = suit(of)
    ruled(of, remedy, "2026-06-01", "suit.claim_rejected", effective_on=None)
    assert remedy.closed_on is None
    assert table_four(of, 2026)["litigation_direct.pending"] == 1
    ruled(of, remedy, "2026-11-02", "suit.revoked")
    found = table_four(of, 2026)
    assert [found[f"litigation_direct.{one}"] for one in ("upheld", "corrected", "total")] == [0, 1, 1]
    first, last = remedy.rulings.all()
    assert (first.appealed_on, last.effective_on) == (date(2026, 11, 2), date(2026, 11, 2))


def test_a_judgment_nobody_appeals_against_takes_effect_later(of: House) -> None:
    remedy = suit(of)
    with pytest.raises(Unlawful, match="先登记裁判"):
        take_effect(actor=of.officer, remedy=remedy, on=date(2026, 6, 1), at=at("2026-06-01"))
    ruled(of, remedy, "2026-12-20", "suit.claim_rejected", effective_on=None)
    take_effect(actor=of.officer, remedy=remedy, on=date(2027, 1, 6), at=at("2027-01-06"))
    assert table_four(of, 2026)["litigation_direct.pending"] == 1
    assert table_four(of, 2027)["litigation_direct.upheld"] == 1


def test_who_is_only_sued_beside_the_organ_whose_act_it_is_does_not_count_it(of: House) -> None:
    suit(of, side="co_defendant")
    assert list(facts(of.organ)) == []


def test_the_county_may_lay_its_own_map_over_the_columns(of: House) -> None:
    remedy = brought(of)
    ruled(of, remedy, "2026-04-01", "review.request_rejected")
    assert table_four(of, 2026)["review.upheld"] == 1
    seat = Organ.objects.get(level="county")
    choose(
        actor=actor(seat, "county_office"), county=seat, key="result.review.request_rejected", typed="其他结果",
        from_on=date(2026, 1, 1), reason="省里的填报说明", at=at("2026-01-01"),
    )  # fmt: skip
    found = table_four(of, 2026)
    assert (found["review.upheld"], found["review.other"]) == (0, 1)
    choose(
        actor=actor(seat, "county_office"), county=seat, key="result.review.request_rejected", typed="结果纠正",
        from_on=date(2026, 5, 1), reason="省里改了说明", at=at("2026-05-01"),
    )  # fmt: skip
    assert table_four(of, 2026)["review.other"] == 1, "on its day the earlier choice held"


def test_one_act_is_registered_once_in_a_group_and_a_suit_after_review_as_one(of: House) -> None:
    case = received(of, "2026-02-02")
    review = brought(of, case=case)
    with pytest.raises(Unlawful, match="已经登记过行政复议"):
        brought(of, case=case)
    with pytest.raises(Unlawful, match="应登记为“复议后起诉”"):
        suit(of, case=case)
    after = suit(of, stage="litigation_after_review", case=case, after=review)
    assert [one.stage for one in facts(of.organ)] == ["review", "litigation_after_review"]
    retract(actor=of.head, remedy=after, reason="法院没有立案，误登", at=at("2026-03-06"))
    assert [one.stage for one in facts(of.organ)] == ["review"]
    with pytest.raises(Unlawful, match="误登，已经撤销"):
        answer(actor=of.officer, remedy=after, on=date(2026, 3, 6), at=at("2026-03-06"))
    assert suit(of, stage="litigation_after_review", case=case, after=review).number == "救2026-0003", "not used again"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"attacked": " "}, "还缺必填的内容"),
        ({"body": ""}, "还缺必填的内容"),
        ({"filed_on": date(2026, 3, 6)}, "在今天之后"),
        ({"received_on": date(2026, 3, 1)}, "在受理（立案）之后"),
        ({"stage": "arbitration"}, "没有选"),
    ],
)
def test_what_cannot_be_is_told(of: House, given: dict[str, Any], said: str) -> None:
    with pytest.raises(Unlawful, match=said):
        brought(of, **given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"result": "suit.revoked"}, "不是这一类程序的结果"),
        ({"result": "review.suspended"}, "没有选结果"),
        ({"effective_on": None}, "一经送达即生效"),
        ({"on": date(2026, 3, 1)}, "受理（立案）之后"),
        ({"effective_on": date(2026, 9, 1)}, "今天之前"),
        ({"redo_by": date(2026, 3, 31)}, "早于裁判日期"),
    ],
)
def test_a_decision_that_cannot_be_is_told_and_closes_nothing(of: House, given: dict[str, Any], said: str) -> None:
    remedy = brought(of)
    wrong = Ruled(**{"on": date(2026, 4, 1), "result": "review.upheld", "effective_on": date(2026, 4, 1)} | given)
    with pytest.raises(Unlawful, match=said):
        rule(actor=of.officer, remedy=remedy, ruled=wrong, at=at("2026-04-01"))
    remedy.refresh_from_db()
    assert (remedy.closed_on, remedy.rulings.count()) == (None, 0)


def test_a_closed_one_is_ruled_on_no_more(of: House) -> None:
    remedy = brought(of)
    ruled(of, remedy, "2026-04-01", "review.upheld")
    with pytest.raises(Unlawful, match="已于2026-04-01审结"):
        ruled(of, remedy, "2026-04-02", "review.revoked")
    with pytest.raises(Unlawful, match="没有生效的裁判要求重新作出"):
        redo(actor=of.officer, remedy=remedy, on=date(2026, 4, 3), at=at("2026-04-03"))


def test_only_those_who_keep_the_register_enter_and_only_the_organ_s_own_people_look(of: House) -> None:
    with pytest.raises(Forbidden, match="公开专干"):
        register(actor=of.leader, organ=of.organ, brought=REVIEW, at=at("2026-03-05"))
    remedy = brought(of)
    with pytest.raises(Forbidden):
        retract(actor=of.officer, remedy=remedy, reason="x", at=at("2026-03-06"))
    stranger = actor(county(), "officer")
    assert list(queries.seen_by(stranger)) == []
    with pytest.raises(Remedy.DoesNotExist):
        queries.page(stranger, remedy.pk)


def test_who_turned_to_the_court_stands_nowhere_in_the_clear(of: House) -> None:
    brought(of)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "李桂香" not in repr(cursor.fetchall()), table


def test_every_ending_of_the_law_is_offered_in_its_own_group_only() -> None:
    reviews, suits = results_for("review"), results_for("litigation_direct")
    assert {f"result.{key}" for key in (*reviews, *suits)} >= {key for key in OPEN if key.startswith("result.")}
    assert not set(reviews) & set(suits)
    assert {"review.mediated", "review.settled"} <= set(reviews)
    assert "suit.transferred" not in suits, "another court goes on with it: it has not ended"
