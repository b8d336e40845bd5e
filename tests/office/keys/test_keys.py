"""What is sealed opens only with its key, at its place, and never again once the key is destroyed."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.organs import LONG_AGO

from gongkai.office.keys.actions.destroy import destroy
from gongkai.office.keys.actions.make import make
from gongkai.office.keys.errors import Destroyed, RingTrouble, WrongSeal
from gongkai.office.keys.models import DataKey
from gongkai.office.keys.ring import Ring
from gongkai.office.keys.sealing import Place, Sealer, sealer

AT = Place("application", "name", "7")


def test_a_ring_is_made_once_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "ring.json"
    first = Ring.at(path)
    assert Ring.at(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_ring_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ring.json"
    Ring.at(path).write(path)
    path.chmod(0o644)
    with pytest.raises(RingTrouble, match="chmod 600"):
        Ring.at(path)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"newest": "1", "root": "x", "masters": {}}', "\u00ff"])
def test_a_damaged_ring_is_told_plainly(tmp_path: Path, content: str) -> None:
    path = tmp_path / "ring.json"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(RingTrouble, match="备份"):
        Ring.at(path)


def test_a_new_master_wraps_from_now_on_and_the_old_one_still_unwraps(tmp_path: Path) -> None:
    old = Ring.at(tmp_path / "ring.json")
    number, wrapped = old.wrap(b"k" * 32, "name")
    new = old.with_new_master()
    assert new.wrap(b"k" * 32, "name")[0] != number
    assert new.unwrap(number, wrapped, "name") == b"k" * 32


def test_a_key_of_another_ring_is_told(tmp_path: Path) -> None:
    number, wrapped = Ring.at(tmp_path / "a.json").wrap(b"k" * 32, "name")
    with pytest.raises(WrongSeal):
        Ring.at(tmp_path / "b.json").unwrap(number, wrapped, "name")
    with pytest.raises(RingTrouble):
        Ring.at(tmp_path / "b.json").unwrap("9", wrapped, "name")


def test_a_fingerprint_finds_equal_texts_and_differs_by_purpose_and_ring(tmp_path: Path) -> None:
    one, other = Ring.at(tmp_path / "a.json"), Ring.at(tmp_path / "b.json")
    assert one.fingerprint("id", "x") == one.fingerprint("id", "x")
    assert len({one.fingerprint("id", "x"), one.fingerprint("code", "x"), other.fingerprint("id", "x")}) == 3


@pytest.mark.django_db
@given(text=st.text())
def test_what_is_sealed_opens_at_its_place(text: str) -> None:
    own = Sealer(make(at=LONG_AGO).id, b"k" * 32)
    assert own.open(own.seal(text, AT), AT) == text


@pytest.mark.django_db
def test_what_is_sealed_opens_nowhere_else() -> None:
    own, other = sealer(make(at=LONG_AGO)), sealer(make(at=LONG_AGO))
    sealed = own.seal("张三", AT)
    assert "张三" not in sealed
    for wrong in (Place("application", "name", "8"), Place("application", "address", "7"), Place("x", "name", "7")):
        with pytest.raises(WrongSeal):
            own.open(sealed, wrong)
    with pytest.raises(WrongSeal):
        other.open(sealed, AT)
    with pytest.raises(WrongSeal):
        own.open(sealed[:-4] + "AAAA", AT)
    with pytest.raises(WrongSeal):
        own.open("张三", AT)


@pytest.mark.django_db
def test_the_same_text_is_never_sealed_the_same_way_twice() -> None:
    own = sealer(make(at=LONG_AGO))
    assert own.seal("张三", AT) != own.seal("张三", AT)


@pytest.mark.django_db
def test_a_destroyed_key_opens_nothing_and_stays_destroyed() -> None:
    key = make(at=LONG_AGO)
    destroy(key_id=key.id, at=LONG_AGO)
    destroy(key_id=key.id, at=LONG_AGO)
    key = DataKey.objects.get(pk=key.pk)
    assert key.wrapped is None
    with pytest.raises(Destroyed):
        sealer(key)
