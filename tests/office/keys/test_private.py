"""Private files: whole or not at all, for the office's own user, and the first one of two stays."""

from pathlib import Path

import pytest

from gongkai.office.keys import private


@pytest.mark.parametrize("put", [private.put, private.put_first])
def test_only_the_office_s_user_can_read_it_and_nothing_is_left_beside(tmp_path: Path, put: object) -> None:
    path = tmp_path / "ring"
    assert callable(put)
    put(path, b"one")
    assert path.read_bytes() == b"one"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_replaced_by_the_next_and_the_first_stays_where_it_must(tmp_path: Path) -> None:
    path = tmp_path / "ring"
    private.put(path, b"one")
    private.put(path, b"two")
    assert path.read_bytes() == b"two"
    private.put_first(path, b"three")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_where_it_cannot_be_written_the_old_one_is_whole_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ring"
    private.put(path, b"one")

    def full(_handle: int) -> None:
        raise OSError("no space")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        private.put(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]
