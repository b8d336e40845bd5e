"""Posts begin and end on a day; whoever stands in acts with the absent one's post and is named."""

from datetime import date

import pytest
from django.contrib.auth.hashers import make_password
from tests.factories.organs import LONG_AGO, county, township
from tests.factories.people import PASSWORD, actor, person

from gongkai.law.today import today
from gongkai.office.journal.actor import SYSTEM, Held
from gongkai.office.journal.errors import Forbidden, Unlawful
from gongkai.office.journal.models import Entry
from gongkai.office.staff import queries
from gongkai.office.staff.actions.appoint import appoint
from gongkai.office.staff.actions.change_password import change_password, reset_password
from gongkai.office.staff.actions.employ import employ
from gongkai.office.staff.actions.relieve import relieve
from gongkai.office.staff.actions.substitute import substitute
from gongkai.office.staff.actions.suspend import suspend
from gongkai.office.staff.models import Person
from gongkai.office.staff.passwords import Hashed

pytestmark = pytest.mark.django_db
SPRING = date(2026, 3, 2)


def test_a_post_counts_from_its_first_to_its_last_day() -> None:
    town = township()
    clerk = person(town)
    post = appoint(actor=SYSTEM, person=clerk, organ=town, role="officer", from_on=SPRING, at=LONG_AGO)
    relieve(actor=SYSTEM, post=post, until_on=date(2026, 3, 10), at=LONG_AGO)
    held = [bool(queries.actor_of(clerk, date(2026, 3, day)).posts) for day in (1, 2, 10, 11)]
    assert held == [False, True, True, False]


def test_whoever_stands_in_acts_with_the_post_and_is_named() -> None:
    town = township()
    head, clerk = person(town, "office_head", name="主任"), person(town, "officer")
    post = head.posts.get()
    substitute(actor=SYSTEM, post=post, by=clerk, from_on=SPRING, until_on=date(2026, 3, 6), at=LONG_AGO)
    assert Held(town.code, "office_head", "主任") in queries.actor_of(clerk, date(2026, 3, 6)).posts
    assert queries.holders(town, "office_head", date(2026, 3, 6)) == sorted([head, clerk], key=lambda one: one.username)
    assert not queries.actor_of(clerk, date(2026, 3, 7)).holds("office_head")


def test_an_office_head_names_a_substitute_at_the_own_organ_only() -> None:
    town, other = township(), township()
    head = actor(town, "office_head")
    foreign = person(other, "officer").posts.get()
    with pytest.raises(Forbidden):
        substitute(actor=head, post=foreign, by=person(other), from_on=SPRING, until_on=SPRING, at=LONG_AGO)
    own = person(town, "officer").posts.get()
    substitute(actor=head, post=own, by=person(town), from_on=SPRING, until_on=SPRING, at=LONG_AGO)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"username": "王"}, "登录名"),
        ({"name": ""}, "姓名"),
        ({"password": "short"}, "口令太弱"),
        ({"password": "password12"}, "口令太弱"),
    ],
)
def test_what_cannot_be_entered_is_told(given: dict[str, str], said: str) -> None:
    whole = {"username": "li.si", "name": "李四", "password": PASSWORD}
    with pytest.raises(Unlawful, match=said):
        employ(actor=SYSTEM, organ=county(), at=LONG_AGO, **whole | given)  # type: ignore[arg-type]


def test_a_name_to_sign_in_with_is_given_once() -> None:
    person(county(), username="li.si")
    with pytest.raises(Unlawful, match="已经有人用"):
        person(county(), username="li.si")


def test_many_who_begin_with_one_password_may_share_its_hash() -> None:
    town, same = township(), Hashed(PASSWORD, make_password(PASSWORD))
    made = employ(actor=SYSTEM, organ=town, username="ren.one", name="王一", password=same, at=LONG_AGO)
    assert made.check_password(PASSWORD)
    assert made.must_change_password
    with pytest.raises(Unlawful, match="太弱"):
        employ(actor=SYSTEM, organ=town, username="ren.two", name="王二", password=Hashed("1", same.code), at=LONG_AGO)


def test_only_the_administrator_employs() -> None:
    town = township()
    with pytest.raises(Forbidden, match="管理员"):
        employ(actor=actor(town, "officer"), organ=town, username="li.si", name="李四", password=PASSWORD, at=LONG_AGO)


def test_the_last_administrator_stays() -> None:
    only = person(county(), "administrator")
    with pytest.raises(Unlawful, match="最后一位管理员"):
        relieve(actor=SYSTEM, post=only.posts.get(), until_on=today(), at=LONG_AGO)
    person(county(), "administrator")
    relieve(actor=SYSTEM, post=only.posts.get(), until_on=today(), at=LONG_AGO)
    with pytest.raises(Unlawful, match="已于"):
        relieve(actor=SYSTEM, post=only.posts.get(), until_on=today(), at=LONG_AGO)


def test_a_password_is_changed_by_its_owner_who_knows_the_old_one() -> None:
    clerk = person(county(), "officer")
    own = queries.actor_of(clerk, today())
    with pytest.raises(Unlawful, match="原口令"):
        change_password(actor=own, person=clerk, old="wrong", new="he-liu-hai-yang", organ="yunling", at=LONG_AGO)
    with pytest.raises(Forbidden):
        change_password(actor=SYSTEM, person=clerk, old=PASSWORD, new="he-liu-hai-yang", organ="yunling", at=LONG_AGO)
    change_password(actor=own, person=clerk, old=PASSWORD, new="he-liu-hai-yang", organ="yunling", at=LONG_AGO)
    assert Person.objects.get(pk=clerk.pk).check_password("he-liu-hai-yang")
    assert "he-liu" not in str(list(Entry.objects.values())), "no password stands in the journal"


def test_a_reset_password_must_be_changed() -> None:
    clerk = person(county(), "officer")
    reset_password(actor=SYSTEM, person=clerk, new="yi-er-san-si-wu", organ="yunling", at=LONG_AGO)
    assert Person.objects.get(pk=clerk.pk).must_change_password


def test_nobody_closes_the_own_account() -> None:
    chief = person(county(), "administrator")
    with pytest.raises(Unlawful, match="自己"):
        suspend(actor=queries.actor_of(chief, today()), person=chief, organ="yunling", at=LONG_AGO)


def test_posts_at_an_organ_that_is_no_more_are_not_given() -> None:
    town = township()
    town.until_on = date(2025, 12, 31)
    town.save()
    with pytest.raises(Unlawful, match="已撤并"):
        appoint(actor=SYSTEM, person=person(county()), organ=town, role="officer", from_on=SPRING, at=LONG_AGO)
