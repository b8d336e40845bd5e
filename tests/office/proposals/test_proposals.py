"""What was asked for is proposed for publication, decided with reasons, and its address entered."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from tests.factories.applications import House, at, house, received

from gongkai.office.applications.actions.strike import retract
from gongkai.office.applications.identity import Identity
from gongkai.office.applications.models import Application
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.journal.queries import history
from gongkai.office.journal.verifying import verify
from gongkai.office.proposals import queries
from gongkai.office.proposals.actions.decide import decide
from gongkai.office.proposals.actions.propose import Idea, propose
from gongkai.office.proposals.actions.publish import publish
from gongkai.office.proposals.models import Proposal

pytestmark = pytest.mark.django_db
LI = Identity(name="李大田", telephone="0938-7654321")
ADDRESS = "https://www.example.gov.cn/dibao.html"


@pytest.fixture
def of() -> House:
    return house()


def proposed(of: House, cases: Sequence[Application] = (), **given: Any) -> Proposal:
    idea = Idea(**{"topic": "2025年低保标准", "basis": "own", "reason": "群众关心"} | given)
    return propose(actor=of.officer, cases=cases or [received(of)], idea=idea, at=at("2026-03-03"))


def decided(of: House, agrees: bool = True) -> Proposal:
    return decide(actor=of.head, proposal=proposed(of), agrees=agrees, why="社会救助，第二十一条", at=at("2026-03-04"))


def test_several_applicants_for_the_same_make_one_proposal(of: House) -> None:
    first, second = received(of), received(of, identity=LI)
    assert queries.same_demand(first) == [second]
    made = proposed(of, [first, second], basis="several")
    assert set(made.cases.all()) == {first, second}
    assert history(*second.subject)[-1].told == "建议转主动公开：2025年低保标准"


def test_one_applicant_who_asks_twice_is_not_several(of: House) -> None:
    with pytest.raises(Unlawful, match="两个以上不同的申请人"):
        proposed(of, [received(of), received(of)], basis="several")


def test_it_is_decided_and_then_the_address_entered(of: House) -> None:
    made = decided(of)
    assert (made.state, made.decided_by) == (Proposal.State.ACCEPTED, of.head.name)
    made = publish(actor=of.officer, proposal=made, address=ADDRESS, on=date(2026, 3, 5), at=at("2026-03-06"))
    assert (made.state, made.address) == (Proposal.State.PUBLISHED, ADDRESS)
    assert list(verify()) == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.yunling.gov.cn", "", "https://", "ftp://a.b/c"])
def test_what_is_no_address_of_a_page_is_refused(of: House, address: str) -> None:
    with pytest.raises(Unlawful, match="网址"):
        publish(actor=of.officer, proposal=decided(of), address=address, on=date(2026, 3, 5), at=at("2026-03-06"))


def test_what_was_declined_is_not_published_and_may_be_proposed_again(of: House) -> None:
    made = decided(of, agrees=False)
    with pytest.raises(Unlawful, match="不转主动公开"):
        publish(actor=of.officer, proposal=made, address=ADDRESS, on=date(2026, 3, 5), at=at("2026-03-06"))
    assert proposed(of, list(made.cases.all())).state == Proposal.State.OPEN


def test_the_same_is_not_proposed_twice_at_once(of: House) -> None:
    case = received(of)
    proposed(of, [case])
    with pytest.raises(Unlawful, match="已经建议过"):
        proposed(of, [case])


@pytest.mark.parametrize("lacks", ["topic", "reason", "basis"])
def test_what_lacks_is_said_at_its_field(of: House, lacks: str) -> None:
    with pytest.raises(Unlawful) as error:
        proposed(of, **{lacks: " "})
    assert lacks in error.value.at


def test_a_registration_that_was_a_mistake_is_no_ground(of: House) -> None:
    case = retract(actor=of.head, case=received(of), reason="登记了两次", at=at("2026-03-03"))
    with pytest.raises(Unlawful, match="误登"):
        proposed(of, [case])


def test_who_proposes_does_not_decide_and_reasons_are_wanted(of: House) -> None:
    made = proposed(of)
    with pytest.raises(Forbidden):
        decide(actor=of.officer, proposal=made, agrees=True, why="好", at=at("2026-03-04"))
    with pytest.raises(Unlawful, match="理由"):
        decide(actor=of.leader, proposal=made, agrees=True, why=" ", at=at("2026-03-04"))
    assert list(queries.seen_by(house().officer)) == []


def test_what_waits_for_somebody_stands_first(of: House) -> None:
    decided(of, agrees=False)
    accepted, waits = decided(of), proposed(of)
    assert [one.pk for one in queries.seen_by(of.officer)][:2] == [waits.pk, accepted.pk]
