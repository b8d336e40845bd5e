"""A thing's sealed texts are each bound to its field, its kind and its key."""

from dataclasses import dataclass, field, replace

import pytest
from tests.factories.organs import LONG_AGO

from gongkai.office.keys.actions.make import make
from gongkai.office.keys.errors import WrongSeal
from gongkai.office.keys.models import DataKey
from gongkai.office.keys.texts import opened, seal

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Thing:
    """Something with a key and two texts."""

    key: DataKey = field(default_factory=lambda: make(at=LONG_AGO))
    subject: tuple[str, str] = ("remedy", "7")
    asked: str = ""
    found: str = ""


def test_a_text_opens_in_its_own_field_and_nothing_stays_nothing() -> None:
    empty = Thing()
    thing = replace(empty, asked=seal(empty, "asked", " 王大山 "))
    assert "王" not in thing.asked
    assert (opened(thing, "asked"), opened(thing, "found")) == ("王大山", "")
    assert seal(empty, "found", "  ") == ""


def test_a_text_put_into_another_field_kind_or_thing_does_not_open() -> None:
    thing = Thing()
    sealed = seal(thing, "asked", "王大山")
    with pytest.raises(WrongSeal):
        opened(replace(thing, found=sealed), "found")
    with pytest.raises(WrongSeal):
        opened(replace(thing, asked=sealed, subject=("rectification", "7")), "asked")
    with pytest.raises(WrongSeal):
        opened(Thing(asked=sealed), "asked")
