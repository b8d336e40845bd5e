"""A case's course: what the clock learns, what may be done when, and how it ends."""

from datetime import date

import pytest
from tests.factories.applications import House, answered, at, confirmed, house, received, signed

from gongkai.office.applications import queries
from gongkai.office.applications.actions import (
    charge,
    consult,
    end,
    enter,
    prepare,
    review,
    search,
    send,
    split,
    strike,
)
from gongkai.office.applications.actions.decide import Decision, decide
from gongkai.office.applications.actions.issue import issue
from gongkai.office.applications.identity import Identity
from gongkai.office.applications.models import Application, State
from gongkai.office.applications.moves import moves
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.journal.verifying import verify
from gongkai.office.letters.actions.void import void
from gongkai.office.letters.models import Letter
from gongkai.office.letters.queries import value

pytestmark = pytest.mark.django_db


def sent(of: House, case: Application, kind: str, on: str, **fields: str) -> None:
    """A letter drafted, approved where it has to be, issued and posted on a day."""
    letter = prepare.prepare(actor=of.officer, case=case, kind=kind, fields=fields, at=at(on))
    if kind in ("extension", "delay", "fee"):
        review.submit(actor=of.officer, case=case, letter=letter, at=at(on))
        review.review(actor=of.head, case=case, letter=letter, agrees=True, opinion="", at=at(on))
    letter = issue(actor=of.officer, case=case, letter=letter, at=at(on))
    send.send(
        actor=of.officer,
        case=case,
        letter=letter,
        way="post",
        on=date.fromisoformat(on),
        tracking="XA12345678945",
        at=at(on),
    )


def now(case: Application) -> Application:
    return Application.objects.get(pk=case.pk)


def may(of: House, case: Application, on: str) -> set[str]:
    page = queries.page(of.officer, case.pk, on=date.fromisoformat(on))
    return {move.verb for move in moves(page, of.officer, on=date.fromisoformat(on)) if not move.why_not}


def test_the_letter_of_sample_004_is_due_on_the_eighth_of_january() -> None:
    of = house()
    ordinary = received(of, "2023-12-08", way="ordinary_post")
    assert now(ordinary).due_on is None
    for case in (received(of, "2023-12-08"), confirmed(of, ordinary, "2023-12-08")):
        assert now(case).due_on == date(2024, 1, 8)


def test_it_is_answered_by_naming_the_organ_that_holds_the_information() -> None:
    of = house()
    case = received(of, "2023-12-08")
    letter = answered(
        of, case, "2023-12-20", "unavailable.not_ours", finding="该信息由云岭县自然资源局制作，联系电话0938-7654321。"
    )
    case = now(case)
    assert (case.state, case.concluded_on) == (State.CONCLUDED, date(2023, 12, 20))
    assert case.units.get().outcome == "unavailable.not_ours"
    assert letter.number_text == "清政公复〔2023〕1号"
    assert list(verify()) == []


def test_a_correction_starts_the_period_anew_from_the_day_it_comes() -> None:
    of = house()
    case = received(of, "2026-03-02")
    sent(of, case, "correction", "2026-03-05", what="请写明是哪一年的名单")
    assert (now(case).state, now(case).next_on) == (State.CORRECTING, date(2026, 3, 26))
    enter.enter(actor=of.officer, case=case, kind="corrected", on=date(2026, 3, 16), how="当面", at=at("2026-03-16"))
    assert (now(case).state, now(case).due_on) == (State.OPEN, date(2026, 4, 14))
    with pytest.raises(Unlawful, match="一次性"):
        prepare.prepare(actor=of.officer, case=case, kind="correction", fields={"what": "再补"}, at=at("2026-03-17"))


def test_a_correction_never_answered_ends_the_case_the_day_after() -> None:
    of = house()
    case = received(of, "2026-03-02")
    sent(of, case, "correction", "2026-03-05", what="请写明年份")
    with pytest.raises(Unlawful, match="还没有过"):
        end.lapse(actor=of.officer, case=case, at=at("2026-03-26"))
    end.lapse(actor=of.officer, case=case, at=at("2026-03-30"))
    case = now(case)
    assert (case.concluded_on, case.units.get().outcome) == (date(2026, 3, 27), "other.not_corrected")


def test_an_extension_needs_its_approval_and_counts_on_from_the_first_end() -> None:
    of = house()
    case = received(of, "2026-03-02")
    letter = prepare.prepare(
        actor=of.officer,
        case=case,
        kind="extension",
        fields={"days": "20", "reason": "要调阅档案"},
        at=at("2026-03-20"),
    )
    with pytest.raises(Unlawful, match="审签"):
        issue(actor=of.officer, case=case, letter=letter, at=at("2026-03-20"))
    with pytest.raises(Forbidden):
        review.review(actor=of.officer, case=case, letter=letter, agrees=True, opinion="", at=at("2026-03-20"))
    review.submit(actor=of.officer, case=case, letter=letter, at=at("2026-03-20"))
    review.review(actor=of.head, case=case, letter=letter, agrees=True, opinion="同意", at=at("2026-03-20"))
    letter = issue(actor=of.officer, case=case, letter=letter, at=at("2026-03-20"))
    send.send(
        actor=of.officer,
        case=case,
        letter=letter,
        way="post",
        on=date(2026, 3, 20),
        tracking="XA12345678945",
        at=at("2026-03-20"),
    )
    assert now(case).due_on == date(2026, 4, 28)


@pytest.mark.parametrize(
    ("fields", "on"),
    [
        ({"days": "21", "reason": "忙"}, "2026-03-20"),
        ({"days": "5", "reason": ""}, "2026-03-20"),
        ({"days": "5", "reason": "忙"}, "2026-03-31"),
    ],
)
def test_an_extension_too_long_without_reason_or_too_late_is_refused(fields: dict[str, str], on: str) -> None:
    of = house()
    case = received(of, "2026-03-02")
    with pytest.raises(Unlawful) as why:
        prepare.prepare(actor=of.officer, case=case, kind="extension", fields=fields, at=at(on))
    assert why.value.at


def test_a_third_party_who_objects_pauses_the_clock_and_carries_the_refusal() -> None:
    of = house()
    case = received(of, "2026-03-02")
    with pytest.raises(Unlawful, match="征求第三方"):
        decide(
            actor=of.officer,
            case=case,
            decision=Decision(1, "withheld.third_party", "涉及商业秘密"),
            at=at("2026-03-05"),
        )
    asked = consult.consult(
        actor=of.officer, case=case, kind="third_party", whom="惠农合作社", what="补贴明细", at=at("2026-03-20")
    )
    page = queries.page(of.officer, case.pk, on=date(2026, 3, 20))
    letter = issue(actor=of.officer, case=case, letter=page.papers[-1].letter, at=at("2026-03-20"))
    send.send(
        actor=of.officer,
        case=case,
        letter=letter,
        way="post",
        on=date(2026, 3, 20),
        tracking="XA12345678945",
        at=at("2026-03-20"),
    )
    with pytest.raises(Unlawful, match="理由"):
        consult.take_answer(
            actor=of.officer,
            case=case,
            consultation=asked,
            answer="objects",
            said="",
            on=date(2026, 4, 10),
            at=at("2026-04-10"),
        )
    consult.note_received(
        actor=of.officer, case=case, consultation=asked, on=date(2026, 3, 23), how="邮件回执", at=at("2026-03-24")
    )
    consult.take_answer(
        actor=of.officer,
        case=case,
        consultation=asked,
        answer="objects",
        said="涉及商业秘密",
        on=date(2026, 4, 10),
        at=at("2026-04-10"),
    )
    assert now(case).due_on == date(2026, 4, 20)
    letter = answered(of, case, "2026-04-20", "withheld.third_party", finding="第三方不同意公开，理由成立。")
    assert now(case).state == State.CONCLUDED
    assert letter.outcome == "withheld.third_party"


def test_a_fee_not_paid_ends_the_case() -> None:
    of = house()
    case = received(of, "2026-03-02")
    with pytest.raises(Unlawful, match="0元"):
        charge.charge(actor=of.officer, case=case, standard="pages", pages=30, how_to_pay="财政所", at=at("2026-03-04"))
    made = charge.charge(
        actor=of.officer, case=case, standard="pages", pages=68, how_to_pay="财政所", at=at("2026-03-04")
    )
    assert made.amount_fen == 38000
    letter = queries.page(of.officer, case.pk, on=date(2026, 3, 4)).papers[-1].letter
    review.submit(actor=of.officer, case=case, letter=letter, at=at("2026-03-04"))
    review.review(actor=of.head, case=case, letter=letter, agrees=True, opinion="", at=at("2026-03-04"))
    letter = issue(actor=of.officer, case=case, letter=letter, at=at("2026-03-04"))
    send.send(actor=of.officer, case=case, letter=letter, way="in_person", on=date(2026, 3, 4), at=at("2026-03-04"))
    assert (now(case).state, now(case).next_on) == (State.PAYING, date(2026, 4, 1))
    end.lapse(actor=of.officer, case=case, at=at("2026-04-02"))
    assert (now(case).concluded_on, now(case).units.get().outcome) == (date(2026, 4, 2), "other.fee_unpaid")


def test_a_paid_fee_starts_the_period_anew() -> None:
    of = house()
    case = received(of, "2026-03-02")
    charge.charge(actor=of.officer, case=case, standard="pages", pages=68, how_to_pay="财政所", at=at("2026-03-04"))
    letter = queries.page(of.officer, case.pk, on=date(2026, 3, 4)).papers[-1].letter
    review.submit(actor=of.officer, case=case, letter=letter, at=at("2026-03-04"))
    review.review(actor=of.head, case=case, letter=letter, agrees=True, opinion="", at=at("2026-03-04"))
    letter = issue(actor=of.officer, case=case, letter=letter, at=at("2026-03-04"))
    send.send(actor=of.officer, case=case, letter=letter, way="in_person", on=date(2026, 3, 4), at=at("2026-03-04"))
    with pytest.raises(Unlawful, match="票据"):
        charge.take_payment(actor=of.officer, case=case, on=date(2026, 3, 10), receipt_number="", at=at("2026-03-10"))
    charge.take_payment(actor=of.officer, case=case, on=date(2026, 3, 10), receipt_number="票1", at=at("2026-03-10"))
    assert (now(case).state, now(case).due_on) == (State.OPEN, date(2026, 4, 8))


def test_an_answer_goes_through_secrecy_head_and_leader_in_turn_and_may_be_returned() -> None:
    of = house()
    case = received(of)
    letter = decide(actor=of.officer, case=case, decision=Decision(1, "granted.provided", ""), at=at("2026-03-05"))
    review.submit(actor=of.officer, case=case, letter=letter, at=at("2026-03-05"))
    assert now(case).state == State.REVIEWING
    with pytest.raises(Forbidden, match="保密审查员"):
        review.review(actor=of.leader, case=case, letter=letter, agrees=True, opinion="", at=at("2026-03-05"))
    with pytest.raises(Unlawful, match="退回要写明理由"):
        review.review(actor=of.secrecy, case=case, letter=letter, agrees=False, opinion=" ", at=at("2026-03-05"))
    review.review(
        actor=of.secrecy, case=case, letter=letter, agrees=False, opinion="附件有身份证号", at=at("2026-03-05")
    )
    assert now(case).state == State.OPEN
    letter = signed(of, case, letter, "2026-03-06")
    assert now(case).state == State.READY
    assert [one.pk for _, one in queries.turns(of.leader, on=date(2026, 3, 6))] == []


@pytest.mark.parametrize(
    ("outcome", "finding", "withheld", "said"),
    [
        ("granted.partly", "部分", (), "不公开部分的理由"),
        ("withheld.process", "", (), "理由"),
        ("unavailable.not_existing", "没有", (), "检索"),
        ("unavailable.still_unclear", "不清楚", (), "补正"),
        ("not_processed.excessive", "太多", (), "说明理由"),
        ("other.other", "撤回", (), "不用答复书"),
        ("granted.nothing", "x", (), "没有"),
        ("granted.provided", "x", ("withheld.process",), "只有部分公开"),
    ],
)
def test_an_outcome_wants_what_it_presupposes(outcome: str, finding: str, withheld: tuple[str, ...], said: str) -> None:
    of = house()
    case = received(of)
    with pytest.raises(Unlawful, match=said):
        decide(actor=of.officer, case=case, decision=Decision(1, outcome, finding, withheld), at=at("2026-03-05"))


def test_what_was_searched_for_may_be_answered_as_not_existing() -> None:
    of = house()
    case = received(of)
    search.search(
        actor=of.officer,
        case=case,
        on=date(2026, 3, 4),
        place="档案室",
        words="低保 名单",
        found="没有",
        at=at("2026-03-04"),
    )
    answered(of, case, "2026-03-06", "unavailable.not_existing", finding="经检索档案室，没有该信息。")
    assert now(case).concluded_on == date(2026, 3, 6)


def test_a_case_split_in_two_ends_with_its_second_answer() -> None:
    of = house()
    case = received(of)
    split.split(actor=of.officer, case=case, demands=["低保名单", "道路养护费"], reason="两件事", at=at("2026-03-03"))
    answered(of, case, "2026-03-05", unit=1)
    assert now(case).concluded_on is None
    answered(of, case, "2026-03-09", "withheld.process", unit=2, finding="属于过程性信息")
    assert now(case).concluded_on == date(2026, 3, 9)
    assert sorted(now(case).units.values_list("outcome", flat=True)) == ["granted.provided", "withheld.process"]


def test_a_withdrawn_and_a_joined_case_are_over() -> None:
    of = house()
    first, second, third = received(of), received(of), received(of)
    end.withdraw(actor=of.officer, case=first, on=date(2026, 3, 4), reason="书面撤回", at=at("2026-03-05"))
    end.join(actor=of.officer, case=second, to=third, reason="同一内容", at=at("2026-03-05"))
    assert (now(first).concluded_on, now(second).joined_to_id) == (date(2026, 3, 4), third.pk)
    with pytest.raises(Unlawful, match="已于2026-03-04办结"):
        end.withdraw(actor=of.officer, case=first, on=date(2026, 3, 4), reason="再撤", at=at("2026-03-05"))


def test_a_voided_answer_reopens_the_way_and_its_number_is_not_used_again() -> None:
    of = house()
    case = received(of)
    letter = decide(actor=of.officer, case=case, decision=Decision(1, "granted.provided", ""), at=at("2026-03-05"))
    letter = signed(of, case, letter, "2026-03-05")
    with pytest.raises(Unlawful, match="已经发文"):
        decide(actor=of.officer, case=case, decision=Decision(1, "granted.provided", ""), at=at("2026-03-05"))
    void(actor=of.officer, letter=letter, reason="写错了年份", at=at("2026-03-06"))
    again = answered(of, case, "2026-03-09")
    assert (letter.number_text, again.number_text) == ("清政公复〔2026〕1号", "清政公复〔2026〕2号")


def test_what_is_not_lawful_in_a_state_is_not_offered() -> None:
    of = house()
    case = received(of, way="online")
    assert may(of, case, "2026-03-02") == {"confirm", "withdraw", "receipt", "assign", "attach", "amend"}
    confirmed(of, case, "2026-03-03")
    offered = may(of, case, "2026-03-03")
    assert {"decide", "correction", "extension", "third_party"} <= offered
    assert not offered & {"confirm", "corrected", "lapse", "archive", "anonymise", "delay", "reasons_given"}
    assert "extension" not in may(of, case, "2026-04-20")


def test_an_entry_made_by_mistake_is_struck_out_and_the_clock_forgets_it() -> None:
    of = house()
    case = received(of)
    sent(of, case, "correction", "2026-03-05", what="请写明年份")
    enter.enter(actor=of.officer, case=case, kind="corrected", on=date(2026, 3, 16), how="当面", at=at("2026-03-16"))
    event = case.events.get(kind="corrected")
    with pytest.raises(Unlawful, match="为什么"):
        strike.strike(actor=of.officer, case=case, event=event, reason="", at=at("2026-03-16"))
    strike.strike(actor=of.officer, case=case, event=event, reason="登记到别的件", at=at("2026-03-16"))
    assert now(case).state == State.CORRECTING
    asked = case.events.get(kind="correction_asked")
    with pytest.raises(Unlawful, match="作废"):
        strike.strike(actor=of.officer, case=case, event=asked, reason="误", at=at("2026-03-16"))


def test_an_answer_entered_by_mistake_can_be_entered_again() -> None:
    of = house()
    case = received(of)
    asked = consult.consult(
        actor=of.officer, case=case, kind="third_party", whom="合作社", what="名单", at=at("2026-03-03")
    )
    letter = issue(actor=of.officer, case=case, letter=Letter.objects.get(), at=at("2026-03-04"))
    sent_on = date(2026, 3, 4)
    send.send(actor=of.officer, case=case, letter=letter, way="email", on=sent_on, at=at("2026-03-04"))
    given = {"actor": of.officer, "case": case, "consultation": asked, "on": date(2026, 3, 9), "at": at("2026-03-09")}
    consult.take_answer(answer="agrees", said="", **given)
    event = case.events.get(kind="third_party_answered")
    strike.strike(actor=of.officer, case=case, event=event, reason="看错了来信", at=at("2026-03-09"))
    again = consult.take_answer(answer="objects", said="涉及商业秘密", **given)
    assert again.answer == "objects"
    assert case.events.filter(kind="third_party_answered", is_struck=False).count() == 1


def test_a_registration_made_by_mistake_is_taken_back_and_found_no_more() -> None:
    of = house()
    first, case = received(of), received(of)
    with pytest.raises(Forbidden):
        strike.retract(actor=of.officer, case=case, reason="登记了两次", at=at("2026-03-03"))
    with pytest.raises(Unlawful, match="为什么"):
        strike.retract(actor=of.head, case=case, reason=" ", at=at("2026-03-03"))
    case = strike.retract(actor=of.head, case=case, reason="登记了两次", at=at("2026-03-03"))
    assert (now(case).state, now(case).next_on) == (State.STRUCK, None)
    assert [row.number for row in queries.desk(of.officer, on=date(2026, 3, 3))] == [first.number]
    assert queries.page(of.officer, first.pk, on=date(2026, 3, 3)).same_applicant == ()
    listed = queries.listed(of.officer, queries.Wanted(), on=date(2026, 3, 3))
    assert list(listed) == [first]
    assert list(queries.listed(of.officer, queries.Wanted(state="struck"), on=date(2026, 3, 3))) == [case]
    with pytest.raises(Unlawful, match="误登"):
        decide(actor=of.officer, case=case, decision=Decision(1, "granted.provided", ""), at=at("2026-03-05"))
    assert may(of, case, "2026-03-05") == set()


def test_what_was_answered_cannot_be_said_to_be_a_mistake() -> None:
    of = house()
    case = received(of)
    answered(of, case, "2026-03-05")
    with pytest.raises(Unlawful, match="发过文书"):
        strike.retract(actor=of.head, case=now(case), reason="登记了两次", at=at("2026-03-06"))


def test_nobody_of_another_organ_sees_or_touches_a_case() -> None:
    of, other = house(), house()
    case = received(of)
    with pytest.raises(Application.DoesNotExist):
        queries.page(other.officer, case.pk, on=date(2026, 3, 2))
    with pytest.raises(Forbidden):
        end.withdraw(actor=other.officer, case=case, on=date(2026, 3, 2), reason="x", at=at("2026-03-02"))
    assert queries.desk(other.officer, on=date(2026, 3, 2)) == []


def test_a_letter_speaks_to_whom_the_register_says_it_is_to() -> None:
    of = house()
    who = Identity(name="清河山泉", telephone="0938-7654321")
    case = received(of, identity=who, applicant_kind="business")
    letter = prepare.prepare(
        actor=of.officer, case=case, kind="correction", fields={"what": "年份"}, at=at("2026-03-03")
    )
    assert "贵单位" in "".join(value(letter).paragraphs)
