"""Numbers run one after the other within an organ and a year, in every register that counts so."""

import pytest
from django.db import transaction
from tests.factories.organs import township

from gongkai.office.applications.models import Series as Applications
from gongkai.office.organs.series import YearSeries
from gongkai.office.rectifications.models import Series as Rectifications
from gongkai.office.remedies.models import Series as Remedies

pytestmark = pytest.mark.django_db
REGISTERS = (Applications, Rectifications, Remedies)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register._meta.app_label)
def test_each_organ_and_year_counts_from_one(register: type[YearSeries]) -> None:
    first, second = township(), township()
    taken = [(first, 2026), (first, 2026), (second, 2026), (first, 2027), (first, 2026)]
    assert [register.take(organ, year) for organ, year in taken] == [1, 2, 1, 1, 3]


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register._meta.app_label)
def test_a_number_whose_use_was_undone_is_taken_again(register: type[YearSeries]) -> None:
    town = township()
    with transaction.atomic():
        register.take(town, 2026)
        transaction.set_rollback(True)
    assert register.take(town, 2026) == 1
