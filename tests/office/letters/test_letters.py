"""A letter from its draft to its service."""

from datetime import date

import pytest
from tests.factories.letters import AT, drafted, issued

from gongkai.office.journal.actor import SYSTEM
from gongkai.office.letters import queries
from gongkai.office.letters.actions.serve import serve

pytestmark = pytest.mark.django_db


def test_a_letter_is_drafted_issued_and_served() -> None:
    letter = issued()
    assert letter.number_text == "清公补〔2026〕1号"
    assert queries.value(letter).fields["applicant"] == "王小山"
    served = serve(actor=SYSTEM, letter=letter, way="in_person", on=date(2026, 3, 2), at=AT)
    assert queries.sent_to_applicant(served.subject) == [served]
    assert drafted().state == "draft"
