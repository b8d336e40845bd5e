"""The journal takes entries only, in order, once each; whatever was altered afterwards is found."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, transaction
from tests.factories.organs import LONG_AGO

from gongkai.office.journal.actions.anchor import anchor
from gongkai.office.journal.actions.write import Change, write
from gongkai.office.journal.actor import SYSTEM, Actor, Held
from gongkai.office.journal.errors import DoneBefore
from gongkai.office.journal.guarding import disarm
from gongkai.office.journal.models import Anchor, Chain, Entry
from gongkai.office.journal.queries import history, of_organs, version
from gongkai.office.journal.verifying import verify

pytestmark = pytest.mark.django_db
WANG = Actor("person:1", "王芳", (Held("qinghe", "officer"),))


def entry(organ: str = "qinghe", **given: object) -> Entry:
    told = {"verb": "test.do", "subject": ("thing", "1"), "told": "做了一件事", "at": LONG_AGO, "actor": WANG}
    return write(organ=organ, **told | given)  # type: ignore[arg-type]


def test_entries_hang_one_in_the_other_in_a_chain_for_each_organ() -> None:
    first, second, elsewhere = entry(), entry(), entry("county")
    assert (first.number, second.number, elsewhere.number) == (1, 2, 1)
    assert (first.previous, second.previous, elsewhere.previous) == ("", first.digest, "")
    assert list(verify()) == []


def test_an_entry_says_with_which_posts_the_person_acted() -> None:
    assert entry().posts == [{"organ": "qinghe", "role": "officer", "instead_of": ""}]


def test_the_same_press_of_a_button_is_written_once() -> None:
    first = entry(once="token")
    with pytest.raises(DoneBefore) as again, transaction.atomic():
        entry(once="token")
    assert again.value.entry == first
    assert entry(once="token", actor=SYSTEM).number == 2, "another person's press is another press"


@pytest.mark.parametrize("change", ["UPDATE journal_entry SET told = 'x'", "DELETE FROM journal_entry"])
def test_the_database_itself_refuses_to_change_what_was_written(change: str) -> None:
    entry()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def _altered(statement: str) -> None:
    with connection.schema_editor() as schema:
        disarm(None, schema)
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE journal_entry SET told = '别的' WHERE number = 2", "改动"),
        ("UPDATE journal_entry SET reason = '别的' WHERE number = 2", "改动"),
        ("UPDATE journal_entry SET actor_name = '别人' WHERE number = 1", "改动"),
        ("DELETE FROM journal_entry WHERE number = 2", "不连续"),
        ("DELETE FROM journal_entry WHERE number = 3", "末尾"),
        ("UPDATE journal_chain SET length = 2", "不在链上"),
        ("UPDATE journal_anchor SET heads = '{}'", "接不上"),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_whatever_was_altered_is_found(statement: str, said: str) -> None:
    with transaction.atomic():
        for _ in range(3):
            entry()
        anchor(on=date(2026, 3, 1))
    try:
        _altered(statement)
        assert said in "".join(found.what for found in verify())
        with pytest.raises(CommandError, match="处不对"):
            call_command("verify_journal")
    finally:
        with connection.cursor() as cursor:
            for table in ("journal_entry", "journal_anchor", "journal_chain"):
                cursor.execute(f"DELETE FROM {table}")
        from gongkai.office.journal.guarding import arm

        with connection.schema_editor() as schema:
            arm(None, schema)


def test_a_chain_cut_after_its_anchor_is_found() -> None:
    entry()
    entry()
    anchor(on=date(2026, 3, 1))
    Chain.objects.update(length=1, head=Entry.objects.get(number=1).digest)
    assert any("不在链上" in found.what or "不见了" in found.what for found in verify())


def test_anchors_hang_together_and_the_first_of_a_day_stays() -> None:
    entry()
    first = anchor(on=date(2026, 3, 1))
    entry()
    assert anchor(on=date(2026, 3, 1)).digest == first.digest
    second = anchor(on=date(2026, 3, 2))
    assert second.previous == first.digest
    assert second.heads == {"qinghe": [2, Chain.objects.get().head]}
    assert Anchor.objects.count() == 2
    assert list(verify()) == []


def test_history_and_version_are_of_one_thing() -> None:
    entry(change=Change(after={"a": 1}))
    entry(subject=("thing", "2"))
    entry(verb="test.view", at=LONG_AGO + timedelta(days=1))
    assert [found.number for found in history("thing", "1")] == [1, 3]
    assert version("thing", "1") == 1, "who only looked changed nothing"
    assert of_organs(["qinghe"]).count() == 3
    assert of_organs(["county"]).count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_entry_outside_a_transaction_is_a_mistake_of_the_program() -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        entry()
