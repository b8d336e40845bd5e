"""Organs are established, amended and dissolved by those who may; what became of them is followed."""

from datetime import date

import pytest
from tests.factories.organs import LONG_AGO, county, township

from gongkai.office.journal.actor import SYSTEM, Actor, Held
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.journal.models import Entry
from gongkai.office.organs import public, queries
from gongkai.office.organs.actions.amend import amend
from gongkai.office.organs.actions.dissolve import dissolve
from gongkai.office.organs.actions.establish import establish

pytestmark = pytest.mark.django_db
CLERK = Actor("person:9", "刘", (Held("qinghe", "officer"),))


def new(**given: object) -> object:
    whole = {"code": "shanxia", "name": "山下乡人民政府", "level": "township", "from_on": date(2020, 1, 1)}
    return establish(**{"actor": SYSTEM, "at": LONG_AGO} | whole | given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"code": "Shan Xia"}, "网址代码"),
        ({"code": "x"}, "网址代码"),
        ({"name": " "}, "全称"),
        ({"level": "empire"}, "类别"),
        ({"details": {"colour": "red"}}, "colour"),
    ],
)
def test_what_cannot_be_is_told(given: dict[str, object], said: str) -> None:
    with pytest.raises(Unlawful, match=said):
        new(**given)


@pytest.mark.parametrize("code", ["apply", "track", "staff", "livez", "readyz", "api", "static"])
def test_a_word_of_the_site_itself_is_no_code_of_an_organ(code: str) -> None:
    with pytest.raises(Unlawful, match=f"“{code}”留给了网站自己的页面"):
        new(code=code)
    new(code=f"{code}-xiang")


def test_a_code_is_never_given_twice_even_after_the_organ_is_gone() -> None:
    first, second = township(), township()
    dissolve(
        actor=SYSTEM, organ=first, way="merged", successors=[second], on=date(2025, 1, 1), reason="批复", at=LONG_AGO
    )
    with pytest.raises(Unlawful, match="已经有机关在用"):
        new(code=first.code)


def test_a_clerk_may_not() -> None:
    with pytest.raises(Forbidden, match="管理员"):
        new(actor=CLERK)
    with pytest.raises(Forbidden):
        amend(actor=CLERK, organ=township(), details={"telephone": "1"}, at=LONG_AGO)


def test_only_what_changed_is_journaled() -> None:
    organ = township(details={"telephone": "0938-1", "address": "一号"})
    amend(actor=SYSTEM, organ=organ, details={"telephone": "0938-2", "address": "一号"}, at=LONG_AGO)
    last = Entry.objects.order_by("-id")[0]
    assert (last.before, last.after) == ({"telephone": "0938-1"}, {"telephone": "0938-2"})
    amend(actor=SYSTEM, organ=organ, details={"telephone": "0938-2"}, at=LONG_AGO)
    assert Entry.objects.order_by("-id")[0] == last, "nothing changed, nothing written"


def test_who_answers_for_an_organ_is_followed_through_two_changes() -> None:
    first, second, third = township(), township(), township()
    for one, into, on in ((first, second, date(2024, 1, 1)), (second, third, date(2025, 1, 1))):
        dissolve(actor=SYSTEM, organ=one, way="merged", successors=[into], on=on, reason="批复", at=LONG_AGO)
    first.refresh_from_db()
    assert queries.successor_of(first, date(2023, 12, 31)) == first
    assert queries.successor_of(first, date(2024, 6, 1)).code == second.code
    assert queries.successor_of(first, date(2026, 1, 1)).code == third.code


@pytest.mark.parametrize(
    ("given", "said"),
    [({"reason": ""}, "依据"), ({"successors": []}, "承继"), ({"on": date(2019, 1, 1)}, "早于")],
)
def test_an_organ_is_not_dissolved_by_accident(given: dict[str, object], said: str) -> None:
    whole = {"way": "renamed", "successors": [township()], "on": date(2025, 1, 1), "reason": "批复", "at": LONG_AGO}
    with pytest.raises(Unlawful, match=said):
        dissolve(actor=SYSTEM, organ=township(), **whole | given)  # type: ignore[arg-type]


def test_the_public_sees_the_organs_of_the_day_as_plain_values() -> None:
    head, town = county(), township()
    village = township(level="village", code="cun", name="下村村民委员会")
    found = public.organs(date(2026, 1, 1))
    assert {one.code for one in found} == {head.code, town.code}
    assert public.organ(village.code) is not None
    assert public.organ("nowhere") is None
    assert queries.supervised_by(head, date(2026, 1, 1)).count() == 0
